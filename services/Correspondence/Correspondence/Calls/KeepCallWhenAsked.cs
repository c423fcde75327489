using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Debtors;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Correspondence.Calls;

/// <summary>Keeps what the script of a call is filled from; names and numbers are looked up when it is read.</summary>
sealed class KeepCallWhenAsked(Inbox inbox) : IConsumer<CallAskedV1>
{
    public Task Consume(ConsumeContext<CallAskedV1> context) =>
        inbox.Once(context, nameof(KeepCallWhenAsked), context.Message.On, (session, _) => session.Run(
            "insert into calls_asked (decision, case_id, step, asked_on, version, body) values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
            context.CancellationToken, context.Message.Decision, context.Message.Case, context.Message.Step, context.Message.On, context.Message.Version, AddressBook.Written(context.Message)));
}
