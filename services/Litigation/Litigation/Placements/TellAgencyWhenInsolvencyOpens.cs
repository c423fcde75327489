using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Placements;

/// <summary>The debtor is in insolvency proceedings: agencies that have claims on it are told at once. Dunning recalls what nobody may act on any more.</summary>
sealed class TellAgencyWhenInsolvencyOpens(Inbox inbox, PlacementStreams placements) : IConsumer<DebtorInsolvencyOpenedV1>
{
    public Task Consume(ConsumeContext<DebtorInsolvencyOpenedV1> context)
    {
        var (m, stop) = (context.Message, context.CancellationToken);
        return inbox.Once(context, nameof(TellAgencyWhenInsolvencyOpens), m.On, async (session, facts) =>
        {
            foreach (var placement in await session.Read("select placement from placements where debtor = $1 and ended_on is null order by placement", row => row.GetGuid(0), stop, m.Debtor))
                await placements.Hear(session, placement, new PlacementCommand.TellInsolvency(m.Kind, m.JudgmentOn, m.On), facts, stop);
        });
    }
}
