using Npgsql;
using Recouvrement.Dunning.Domain.Histories;
using Recouvrement.Dunning.Runs;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.HandOvers;

/// <summary>
/// What was added to the histories of cases whose claims are away (payments, acts of the agency, calls of the debtor, disputes) goes after them once a day: evidence does not end with the hand-over.
/// With the last claim that comes back the last piece goes: one that was read before the claim came back is not the last.
/// </summary>
sealed class HistoriesOfTheDay(HistoryPieces pieces, KeptHistories histories, NpgsqlDataSource database, IConfiguration configuration) : IDayWork
{
    const int BatchSize = 200;

    readonly bool isSet = DocumentStores.IsSet(configuration);

    public string Name => "histories of cases that were handed over";

    public async Task Do(DateOnly day, CancellationToken stop)
    {
        if (!isSet) return;
        for (Guid? after = Guid.Empty; after is { } from;) after = await Batch(from, day, stop);
    }

    async Task<Guid?> Batch(Guid after, DateOnly day, CancellationToken stop)
    {
        List<(Guid HandOver, KeptHistory Kept)> grown = [];
        await using (var session = await Session.Open(database, stop))
            foreach (var handOver in await session.Read(
                "select k.hand_over from kept_histories k join mt_streams s on s.id = k.case_id where not k.ended and s.version > k.case_version and k.hand_over > $1 order by k.hand_over limit $2",
                row => row.GetGuid(0), stop, after, BatchSize))
                grown.Add((handOver, (await histories.Load(session, KeptHistory.StreamOf(handOver), stop)).State));
        var context = new EventContext(RunOfTheDay.Actor, ParisTime.StartOf(day), TraceParent: System.Diagnostics.Activity.Current?.Id);
        foreach (var (handOver, kept) in grown)
            await pieces.Keep(kept.Account!, kept.Case, handOver, kept.CaseVersion, long.MaxValue, day, context, stop);
        return grown.Count < BatchSize ? null : grown[^1].HandOver;
    }

    /// <summary>Up to where each history is kept, and whether that is its end: no claim is away any more, and the piece holds the fact by which the last one came back. Both are seen at one moment.</summary>
    public static async Task Show(Session session, Guid stream, KeptHistory state, IReadOnlyList<Appended<HistoryEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            if (fact is HistoryEvent.HistoryKept e)
                await session.Run(
                    "insert into kept_histories (hand_over, case_id, case_version) values ($1, $2, $3) on conflict (hand_over) do update " +
                    "set case_version = excluded.case_version, ended = not exists (select from case_invoices i where i.case_id = excluded.case_id and i.handed_over = excluded.hand_over) " +
                    "and not exists (select from mt_streams s where s.id = excluded.case_id and s.version > excluded.case_version)",
                    stop, e.HandOver, e.Case, e.CaseVersion);
    }
}
