using System.Collections.Frozen;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Holds;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Holds;

/// <summary>
/// Follows the log and says of each case whether it is still needed as evidence, whenever something began or ended that it may be evidence for: who keeps its papers cannot know by itself.
/// It reads what is open as it is now: read again from the beginning, it comes to the same.
/// </summary>
sealed class HoldEvidence(HoldStreams holds) : ILogReader
{
    // Few of very many: the rest is not even read.
    static readonly FrozenSet<string> News = new[]
    {
        typeof(FileEvent.FileOpened), typeof(FileEvent.FileClosed), typeof(PlacementEvent.ClaimsPlaced), typeof(PlacementEvent.PlacementEnded), typeof(CourtEvent.CourtActionProposed),
        typeof(CourtEvent.CourtActionDeclined), typeof(CourtEvent.PaymentOrderRejected), typeof(CourtEvent.CourtClaimDismissed), typeof(CourtEvent.CourtClaimPaid), typeof(CourtEvent.CourtActionWithdrawn),
        typeof(CourtEvent.CourtActionLapsed), typeof(InsolvencyEvent.InsolvencyHeard), typeof(InsolvencyEvent.InsolvencyOver),
    }.Select(EventJson.StoredName).ToFrozenSet();

    /// <inheritdoc/>
    public string Name => "evidence_holds";

    /// <inheritdoc/>
    public int Most => 200;

    /// <inheritdoc/>
    public Task Act(IReadOnlyList<StoredEvent> events, CancellationToken stop) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task Record(Session session, IReadOnlyList<StoredEvent> events, CancellationToken stop)
    {
        var news = events.Where(stored => News.Contains(stored.Type)).ToList();
        if (news.Count == 0) return;
        var last = news[^1];
        var context = new EventContext("service:litigation", last.Headers.HappenedAt, last.CorrelationId, last.Id.ToString(), last.Headers.TraceParent);
        foreach (var (@case, creditor) in await Cases(session, [.. news.Select(stored => stored.Stream).Distinct()], stop))
            await holds.Handle(session, EvidenceHold.StreamOf(@case), await Reckon(session, @case, creditor, ParisTime.DateOf(last.Headers.HappenedAt), stop), context, stop);
    }

    // In the order of their streams: two who append many must not wait for each other.
    static async Task<IEnumerable<(Guid Case, string Creditor)>> Cases(Session session, Guid[] streams, CancellationToken stop) => (await session.Read(
        """
        select case_id, creditor from files where file = any ($1)
        union select case_id, creditor from placements where placement = any ($1)
        union select case_id, creditor from court_proceedings where proceeding = any ($1)
        union select f.case_id, f.creditor from insolvency_claims i join files f on f.debtor = i.debtor where i.claim = any ($1)
        """, row => (Case: row.GetGuid(0), Creditor: row.GetString(1)), stop, streams)).OrderBy(of => EvidenceHold.StreamOf(of.Case));

    static async Task<HoldCommand.ReckonHold> Reckon(Session session, Guid @case, string creditor, DateOnly on, CancellationToken stop)
    {
        var handOvers = await session.Read("select file from files where case_id = $1 order by file", row => row.GetGuid(0), stop, @case);
        var open = await session.Read(
            """
            select exists (select from files where case_id = $1 and status <> 'closed'), exists (select from placements where case_id = $1 and ended_on is null),
                   exists (select from court_proceedings where case_id = $1 and stage in ('proposed', 'live')),
                   exists (select from insolvency_claims i join files f on f.debtor = i.debtor where f.case_id = $1 and i.closed_on is null)
            """, row => (File: row.GetBoolean(0), Placement: row.GetBoolean(1), Court: row.GetBoolean(2), Insolvency: row.GetBoolean(3)), stop, @case);
        var (file, placement, court, insolvency) = open[0];
        (bool Is, HoldReason Why)[] all = [(file, HoldReason.FileOpen), (placement, HoldReason.PlacementOpen), (court, HoldReason.ProcedureOpen), (insolvency, HoldReason.InsolvencyOpen)];
        return new(@case, creditor, [.. handOvers], [.. all.Where(one => one.Is).Select(one => one.Why)], on);
    }
}
