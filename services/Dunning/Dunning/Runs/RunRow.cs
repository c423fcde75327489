using Recouvrement.Dunning.Entities;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Runs;

/// <summary>How far the run as of a day is, in one row for all who work at it.</summary>
static class RunRow
{
    static readonly string Due = $"select count(*) from cases where {RuleSets.Due("$1", "$2")}";

    /// <summary>Begins it, or joins it where it is under way; with how many cases there are to look at.</summary>
    public static async Task Begin(Session session, DateOnly asOf, string askedBy, CancellationToken stop)
    {
        await RuleSets.Know(session, stop);
        await session.Run(
            $"""
            insert into runs (as_of, asked_by, begun_at, since_at, since_done, moved_at, total, done, decided, requested, awaiting_approval, called_back, failed)
            select $1, $3, now(), now(), 0, now(), ({Due}), 0, 0, 0, 0, 0, array[]::uuid[]
            on conflict (as_of) do nothing
            """, stop, asOf, EntityTable.Rules, askedBy);
        // Over: begun anew. Left lying for a minute: gone on with, as fast as it is from here. Else under way elsewhere, and joined.
        await session.Run(
            $"""
            update runs set asked_by = $3, begun_at = now(), since_at = now(), since_done = 0, moved_at = now(), finished_at = null, total = ({Due}), done = 0, decided = 0, requested = 0,
                   awaiting_approval = 0, called_back = 0, failed = array[]::uuid[]
             where as_of = $1 and finished_at is not null
            """, stop, asOf, EntityTable.Rules, askedBy);
        await session.Run(
            $"""
            update runs set since_at = now(), since_done = done, moved_at = now(), total = done + ({Due})
             where as_of = $1 and finished_at is null and moved_at < now() - interval '1 minute'
            """, stop, asOf, EntityTable.Rules);
    }

    /// <summary>Counts what a batch did, in its transaction and last in it: the row is held only while it commits.</summary>
    public static Task Count(Session session, RunReport batch, CancellationToken stop) => session.Run(
        """
        update runs set done = done + $2, total = greatest(total, done + $2), decided = decided + $3, requested = requested + $4, awaiting_approval = awaiting_approval + $5, called_back = called_back + $6,
               moved_at = clock_timestamp()
         where as_of = $1
        """, stop, batch.AsOf, batch.Looked, batch.Decided, batch.Requested, batch.AwaitingApproval, batch.CalledBack);

    /// <summary>Notes a case that could not be looked at.</summary>
    public static Task Failed(Session session, DateOnly asOf, Guid dunningCase, CancellationToken stop) => session.Run(
        "update runs set failed = failed || $2::uuid, moved_at = clock_timestamp() where as_of = $1 and $2 <> all(failed)", stop, asOf, dunningCase);

    /// <summary>Nothing is left to do. With it ends what was left lying as of an earlier day: this run has looked at all of that.</summary>
    public static Task Finish(Session session, DateOnly asOf, CancellationToken stop) => session.Run(
        "update runs set finished_at = clock_timestamp(), total = done where as_of <= $1 and finished_at is null", stop, asOf);

    /// <summary>Runs that were begun and not finished.</summary>
    public static Task<List<(DateOnly AsOf, string AskedBy)>> Unfinished(Session session, CancellationToken stop) => session.Read(
        "select as_of, asked_by from runs where finished_at is null order by as_of", row => (row.GetFieldValue<DateOnly>(0), row.GetString(1)), stop);
}
