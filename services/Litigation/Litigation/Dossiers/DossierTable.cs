using System.Data.Common;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Dossiers;

/// <summary>A dossier.</summary>
/// <param name="Dossier">Its id.</param>
/// <param name="File">Key of the hand-over.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="AsOf">Interest is computed to this day, included.</param>
/// <param name="AskedOn">Business date.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="Status"><c>asked</c>: being made; <c>awaits_stamp</c>: there, its time stamp is still to come; <c>finished</c>; <c>erased</c>.</param>
/// <param name="Progress">How far the making is; null when it is not under way.</param>
/// <param name="Trouble">Why it does not get on; null where it does.</param>
/// <param name="Sha256">Of the archive; null until it is there.</param>
/// <param name="Size">Of the archive, in bytes.</param>
/// <param name="Manifest">SHA-256 of its manifest: the same with and without a time stamp.</param>
/// <param name="KeyId">The key that signed it; null where none is set up: it is not signed, and says so.</param>
/// <param name="StampedAt">By the authority's clock, UTC; null where it is not stamped.</param>
/// <param name="LeftUnstamped">The authority stayed away; no stamp will come.</param>
/// <param name="FinishedOn">Business date; null until it is there.</param>
/// <param name="HasGaps">The store had lost or spoilt something that belongs in it: asked for again, it is made again once the store has one of these.</param>
sealed record DossierSummary(
    Guid Dossier, Guid File, Guid Case, string Creditor, DateOnly AsOf, DateOnly AskedOn, string AskedBy, string Status, string? Progress, string? Trouble,
    string? Sha256, long? Size, string? Manifest, string? KeyId, string? StampedAt, bool LeftUnstamped, DateOnly? FinishedOn, bool HasGaps);

/// <summary>The table of dossiers.</summary>
static class DossierTable
{
    public const string Asked = "asked", AwaitsStamp = "awaits_stamp", Finished = "finished", Erased = "erased";

    const string Columns = "select dossier, file, case_id, creditor, as_of, asked_on, asked_by, status, progress, trouble, sha256, size, manifest, key_id, stamped_at, left_unstamped, finished_on, has_gaps from dossiers";

    public static Task<List<DossierSummary>> OfFile(Session session, Guid file, CancellationToken stop) => session.Read(Columns + " where file = $1 order by asked_on, dossier", Read, stop, file);

    public static async Task<DossierSummary?> Of(Session session, Guid dossier, CancellationToken stop) => (await session.Read(Columns + " where dossier = $1", Read, stop, dossier)).SingleOrDefault();

    /// <summary>What the store had lost or spoilt of one that has gaps: hashes. Null where that was not kept.</summary>
    public static async Task<string[]?> Missing(Session session, Guid dossier, CancellationToken stop) =>
        (await session.Read("select missing from dossiers where dossier = $1", row => row.Maybe<string[]>(0), stop, dossier)).SingleOrDefault();

    /// <summary>The next one that something is to be done about. Whoever takes it has it for a while: who dies with it leaves it to the others.</summary>
    public static async Task<DossierSummary?> Take(Session session, TimeSpan hold, CancellationToken stop)
    {
        var taken = await session.Read(
            "update dossiers set next_try = now() + $1, tries = tries + 1 where dossier = " +
            "(select dossier from dossiers where status in ('asked', 'awaits_stamp') and next_try <= now() order by next_try limit 1 for update skip locked) returning dossier",
            row => row.GetGuid(0), stop, hold);
        return taken is [var one] ? await Of(session, one, stop) : null;
    }

    /// <summary>It did not get on: tried again, each time later, for as long as it takes.</summary>
    public static Task<int> Postpone(Session session, Guid dossier, string trouble, TimeSpan longest, CancellationToken stop) => session.Run(
        "update dossiers set trouble = $2, progress = null, next_try = now() + least($3, interval '2 seconds' * power(2, least(tries, 20))) where dossier = $1 and status in ('asked', 'awaits_stamp')", stop, dossier, trouble, longest);

    public static Task<int> Tell(Session session, Guid dossier, string progress, CancellationToken stop) => session.Run("update dossiers set progress = $2 where dossier = $1", stop, dossier, progress);

    /// <summary>How many that were asked for by a day are still to be made. One that only awaits its stamp waits for somebody else's clock.</summary>
    public static async Task<long> Pending(Session session, DateOnly day, CancellationToken stop) =>
        (await session.Read("select count(*) from dossiers where status = 'asked' and asked_on <= $1", row => row.GetInt64(0), stop, day))[0];

    static DossierSummary Read(DbDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3), row.GetFieldValue<DateOnly>(4), row.GetFieldValue<DateOnly>(5), row.GetString(6), row.GetString(7), row.Maybe<string>(8), row.Maybe<string>(9),
        row.Maybe<string>(10), row.Maybe<long?>(11), row.Maybe<string>(12), row.Maybe<string>(13), row.Maybe<string>(14), row.GetBoolean(15), row.Maybe<DateOnly?>(16), row.GetBoolean(17));
}
