using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Placements;

/// <summary>Free words about a placement. They may name persons, so they lie in one table, where they can be erased.</summary>
static class Notes
{
    /// <summary>The agency's words.</summary>
    public const string Agency = "agency";

    /// <summary>The creditor's words.</summary>
    public const string Creditor = "creditor";

    /// <summary>What staff saw of a breach, under its key.</summary>
    public const string Seen = "seen";

    public static Task Keep(Session session, Guid placement, string reference, string side, string words, CancellationToken stop) => session.Run(
        "insert into notes (placement, reference, side, note) values ($1, $2, $3, $4) on conflict (placement, reference, side) do update set note = excluded.note", stop, placement, reference, side, words);

    /// <summary>The creditor's words under a reference of the agency, spelled as the agency spelled it.</summary>
    public static async Task Answer(Session session, Guid placement, string reference, string words, CancellationToken stop)
    {
        var spelled = await session.Read("select reference from reports where placement = $1 and upper(reference) = upper($2)", row => row.GetString(0), stop, placement, reference);
        await Keep(session, placement, spelled is [var own] ? own : reference, Creditor, words, stop);
    }

    /// <summary>Whether the creditor said just these words under a reference of the agency.</summary>
    public static async Task<bool> IsAnswer(Session session, Guid placement, string reference, string words, CancellationToken stop) => await session.Read(
        "select 1 from notes where placement = $1 and upper(reference) = upper($2) and side = $3 and note = $4", _ => 1, stop, placement, reference, Creditor, words) is [_, ..];
}
