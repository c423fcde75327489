using Recouvrement.Dunning.Domain.Notes;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Notes;

/// <summary>What notes say: personal data, in a table of its own.</summary>
static class NoteText
{
    const int Longest = 4000;

    internal static readonly string What = $"is a text of 1 to {Longest} characters, without control characters but line breaks";

    internal static bool IsText(string? text) => text?.Trim() is { Length: > 0 and <= Longest } && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));

    internal static Task Keep(Session session, Guid note, Guid ofCase, NoteKind kind, string text, string author, DateOnly on, CancellationToken stop) => session.Run(
        "insert into case_notes (note, case_id, kind, text, author, on_date) values ($1, $2, $3, $4, $5, $6) on conflict (case_id, note) do nothing",
        stop, note, ofCase, Spelling.Of(kind), text.Trim(), author, on);

    internal static Task Erase(Session session, Guid note, Guid ofCase, CancellationToken stop) => session.Run("delete from case_notes where case_id = $1 and note = $2", stop, ofCase, note);

    internal static async Task<IReadOnlyDictionary<Guid, string>> Of(Session session, Guid ofCase, CancellationToken stop) =>
        (await session.Read("select note, text from case_notes where case_id = $1", row => (row.GetGuid(0), row.GetString(1)), stop, ofCase)).ToDictionary();
}
