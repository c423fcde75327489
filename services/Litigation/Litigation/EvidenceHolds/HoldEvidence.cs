using System.Collections.Frozen;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.EvidenceHolds;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Domain.Settlements;
using Recouvrement.Litigation.Domain.WriteOffs;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.EvidenceHolds;

/// <summary>
/// Follows the log and says of each case whether it is still needed as evidence, whenever something began or ended that it may be evidence for: who keeps its papers cannot know by itself.
/// It reads what is open as it is now: read again from the beginning, it comes to the same.
/// </summary>
sealed class HoldEvidence(OpenMatters matters) : ILogReader
{
    // Few of very many: the rest is not even read.
    static readonly FrozenSet<string> News = new[]
    {
        typeof(FileEvent.FileOpened), typeof(FileEvent.FileClosed), typeof(PlacementEvent.ClaimsPlaced), typeof(PlacementEvent.PlacementEnded), typeof(CourtEvent.CourtActionProposed),
        typeof(CourtEvent.CourtActionDeclined), typeof(CourtEvent.PaymentOrderRejected), typeof(CourtEvent.CourtClaimDismissed), typeof(CourtEvent.CourtClaimPaid), typeof(CourtEvent.CourtActionWithdrawn),
        typeof(CourtEvent.CourtActionLapsed), typeof(InsolvencyEvent.InsolvencyHeard), typeof(InsolvencyEvent.InsolvencyOver),
        typeof(SettlementEvent.SettlementApproved), typeof(SettlementEvent.SettlementKept), typeof(SettlementEvent.SettlementBroken), typeof(SettlementEvent.SettlementMadeEnforceable),
        typeof(WriteOffEvent.DebtWrittenOff), typeof(WriteOffEvent.RecoveredAfterWriteOff),
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
            await matters.Tell(session, @case, creditor, ParisTime.DateOf(last.Headers.HappenedAt), context, stop);
    }

    // In the order of their streams: two who append many must not wait for each other.
    static async Task<IEnumerable<(Guid Case, string Creditor)>> Cases(Session session, Guid[] streams, CancellationToken stop) => (await session.Read(
        """
        select case_id, creditor from files where file = any ($1)
        union select case_id, creditor from placements where placement = any ($1)
        union select case_id, creditor from court_proceedings where proceeding = any ($1)
        union select f.case_id, f.creditor from insolvency_claims i join files f on f.debtor = i.debtor where i.claim = any ($1)
        union select f.case_id, f.creditor from settlements s join files f on f.file = s.file where s.settlement = any ($1)
        union select f.case_id, f.creditor from court_write_offs w join claims c on c.invoice = w.invoice join files f on f.file = c.file where w.write_off = any ($1)
        """, row => (Case: row.GetGuid(0), Creditor: row.GetString(1)), stop, streams)).OrderBy(of => EvidenceHold.StreamOf(of.Case));
}
