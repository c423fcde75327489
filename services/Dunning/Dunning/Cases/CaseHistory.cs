using System.Collections.Immutable;
using Npgsql;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Histories;
using Recouvrement.Dunning.Notes;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Cases;

/// <summary>One fact of a case's history.</summary>
/// <param name="Version">Its place.</param>
/// <param name="On">Business date.</param>
/// <param name="Fact">Its stored name.</param>
/// <param name="Text">What happened, in one line.</param>
/// <param name="By">Who did it, or which service it was heard from.</param>
/// <param name="Decision">The act it is about.</param>
/// <param name="AmountCents">The amount it is about.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Hash">Its place in the stream's hash chain.</param>
/// <param name="Note">What a note says; null once it is erased, and for the role ops.</param>
public sealed record HistoryEntry(long Version, DateOnly On, string Fact, string Text, string By, Guid? Decision, long? AmountCents, string? Currency, string Hash, string? Note = null);

/// <summary>The full history of the escalation, whatever service a fact came from, read from the stream itself.</summary>
static class CaseHistory
{
    public static async Task<IResult> Read(Guid id, HttpContext http, NpgsqlDataSource database, CaseStreams cases, HistoryDocument document, CancellationToken stop, string? format = null)
    {
        if (format is not (null or "json" or "pdf")) return Problems.Invalid("format", "is json or pdf");
        IReadOnlyList<(StoredEvent Stored, DunningEvent Fact)> history;
        IReadOnlyDictionary<Guid, string> notes = ImmutableDictionary<Guid, string>.Empty;
        await using (var session = await Session.Open(database, stop))
        {
            history = await cases.History(session, id, stop);
            // What notes say is for those who follow the case, not for those who run the machines.
            if (!http.User.IsInRole(Roles.Ops) && history.Any(entry => entry.Fact is DunningEvent.NoteWritten)) notes = await NoteText.Of(session, id, stop);
        }

        if (history.Count == 0) return Problems.NotFound("case");
        if (format == "pdf") return await document.Of(id, history, stop);
        return TypedResults.Ok(history.Select(entry =>
        {
            var told = Telling.Of(entry.Fact);
            var headers = entry.Stored.Headers;
            return new HistoryEntry(
                entry.Stored.Version, ParisTime.DateOf(headers.HappenedAt), entry.Stored.Type, told.Text, headers.Actor, told.Decision, told.Amount?.Cents, told.Amount?.Currency, headers.Hash,
                entry.Fact is DunningEvent.NoteWritten written ? notes.GetValueOrDefault(written.Note) : null);
        }).ToArray());
    }
}
