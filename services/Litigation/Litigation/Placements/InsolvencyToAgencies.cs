using Recouvrement.Contracts.Invoicing;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Placements;

/// <summary>
/// The debtor is in insolvency proceedings: agencies that have claims on it are told at once. Dunning recalls what nobody may act on any more. What was placed after the insolvency was known was handed over
/// in spite of it, and it may be over since: where it is told late, the agencies of such placements are told nothing.
/// </summary>
sealed class InsolvencyToAgencies(PlacementStreams placements)
{
    public async Task Tell(Session session, DebtorInsolvencyOpenedV1 m, EventContext facts, CancellationToken stop)
    {
        foreach (var placement in await session.Read("select placement from placements where debtor = $1 and ended_on is null and placed_on <= $2 order by placement", row => row.GetGuid(0), stop, m.Debtor, m.On))
            await placements.Hear(session, placement, new PlacementCommand.TellInsolvency(m.Kind, m.JudgmentOn, m.On), facts, stop);
    }
}
