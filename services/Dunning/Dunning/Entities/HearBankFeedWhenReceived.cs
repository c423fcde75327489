using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Entities;

/// <summary>Threats need fresh news of payments. Cases that wait for it are looked at every day, so none has to be told.</summary>
sealed class HearBankFeedWhenReceived(Inbox inbox, EntityStreams entities) : IConsumer<BankFeedReceivedV1>
{
    public Task Consume(ConsumeContext<BankFeedReceivedV1> context) =>
        inbox.Once(context, nameof(HearBankFeedWhenReceived), context.Message.On, (session, facts) => entities.Hear(
            session, EntityTable.StreamOf(context.Message.Creditor),
            new EntityCommand.HearBankFeed(context.Message.Creditor, context.Message.Through, context.Message.Version), facts, context.CancellationToken));
}
