using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.EvidenceHolds;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.EvidenceHolds;

/// <summary>What a case is evidence for as it is now, and whether it is told: what is open, and what runs to a day and ends by nothing but that day.</summary>
sealed class OpenMatters(HoldStreams holds)
{
    /// <summary>Says what the case is held for on a day, and keeps in mind on which day some of it ends by itself.</summary>
    public async Task Tell(Session session, Guid @case, string creditor, DateOnly on, EventContext context, CancellationToken stop)
    {
        var handOvers = await session.Read("select file from files where case_id = $1 order by file", row => row.GetGuid(0), stop, @case);
        var runs = (await Runs(session, @case, stop)).Where(one => one.LastOn is not { } last || last >= on).ToList();
        var why = (await Open(session, @case, stop)).Concat(runs.Select(one => one.Why)).Distinct().Order();
        await holds.Handle(session, EvidenceHold.StreamOf(@case), new HoldCommand.ReckonHold(@case, creditor, [.. handOvers], [.. why], on), context, stop);
        await (runs.Min(one => one.LastOn) is { } next
            ? session.Run("insert into holds_in_time (case_id, creditor, last_on) values ($1, $2, $3) on conflict (case_id) do update set last_on = excluded.last_on", stop, @case, creditor, next)
            : session.Run("delete from holds_in_time where case_id = $1", stop, @case));
    }

    static async Task<IEnumerable<HoldReason>> Open(Session session, Guid @case, CancellationToken stop)
    {
        var (file, placement, court, insolvency, settlement) = (await session.Read(
            """
            select exists (select from files where case_id = $1 and status <> 'closed'), exists (select from placements where case_id = $1 and ended_on is null),
                   exists (select from court_proceedings where case_id = $1 and stage in ('proposed', 'live')),
                   exists (select from insolvency_claims i join files f on f.debtor = i.debtor where f.case_id = $1 and i.closed_on is null),
                   exists (select from settlements s join files f on f.file = s.file where f.case_id = $1 and s.stage = 'agreed')
            """, row => (row.GetBoolean(0), row.GetBoolean(1), row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4)), stop, @case))[0];
        (bool Is, HoldReason Why)[] all =
            [(file, HoldReason.FileOpen), (placement, HoldReason.PlacementOpen), (court, HoldReason.ProcedureOpen), (insolvency, HoldReason.InsolvencyOpen), (settlement, HoldReason.SettlementOpen)];
        return all.Where(one => one.Is).Select(one => one.Why);
    }

    // Without a last day where the law of the time is not in the table: nothing is let go on a guess.
    static async Task<List<(HoldReason Why, DateOnly? LastOn)>> Runs(Session session, Guid @case, CancellationToken stop) =>
    [
        .. await session.Read(
            "select s.title_on from settlements s join files f on f.file = s.file where f.case_id = $1 and s.title_on is not null and s.stage <> 'kept'",
            row => (HoldReason.TitleRuns, LastOf(LimitKind.EnforceableTitle, row.GetFieldValue<DateOnly>(0))), stop, @case),
        .. await session.Read(
            "select w.evidenced_on from court_write_offs w join claims c on c.invoice = w.invoice join files f on f.file = c.file where f.case_id = $1 and w.reclaimed_vat_cents > w.repaid_vat_cents",
            row => (HoldReason.VatReclaimed, LastOf(LimitKind.VatReclaim, row.GetFieldValue<DateOnly>(0))), stop, @case),
    ];

    static DateOnly? LastOf(LimitKind limit, DateOnly from) => TimeLimits.Shipped.Find(limit, from)?.LastDay(from);
}
