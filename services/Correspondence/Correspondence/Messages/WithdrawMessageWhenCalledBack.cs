using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Correspondence.Messages;

/// <summary>Calls a message back; one that has left stays sent.</summary>
sealed class WithdrawMessageWhenCalledBack(Inbox inbox, MessageStreams messages) : IConsumer<MessageWithdrawnV1>
{
    public Task Consume(ConsumeContext<MessageWithdrawnV1> context) =>
        inbox.Once(context, nameof(WithdrawMessageWhenCalledBack), context.Message.On, (session, facts) => messages.Hear(
            session, context.Message.Decision, new MessageCommand.WithdrawMessage(context.Message.Reason, context.Message.On), facts, context.CancellationToken));
}
