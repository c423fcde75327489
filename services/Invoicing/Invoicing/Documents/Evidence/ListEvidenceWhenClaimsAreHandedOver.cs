using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Invoicing.Documents.Evidence;

/// <summary>Claims have left the house: whoever goes to court with them is told what proves them, from now on.</summary>
sealed class ListEvidenceWhenClaimsAreHandedOver(Inbox inbox, EvidenceDesk desk) : IConsumer<ClaimsHandedOverV1>
{
    public Task Consume(ConsumeContext<ClaimsHandedOverV1> context) => inbox.Once(
        context, nameof(ListEvidenceWhenClaimsAreHandedOver), context.Message.On,
        async (session, facts) =>
        {
            await EvidenceTable.HoldCreditors(session, [context.Message.Creditor], context.CancellationToken);
            await desk.List(session, [.. context.Message.Claims.Select(c => c.Invoice)], context.Message.On, facts, context.CancellationToken);
        });
}
