using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Correspondence.Debtors;

/// <summary>Keeps how a creditor presents itself; letters are made with the latest.</summary>
sealed class KeepLetterheadWhenItChanges(Inbox inbox) : IConsumer<CreditorLetterheadChangedV1>
{
    public Task Consume(ConsumeContext<CreditorLetterheadChangedV1> context) =>
        inbox.Once(context, nameof(KeepLetterheadWhenItChanges), context.Message.On, (session, _) => session.Run(
            "insert into letterheads as l (creditor, version, body) values ($1, $2, $3) " +
            "on conflict (creditor) do update set version = excluded.version, body = excluded.body where l.version < excluded.version",
            context.CancellationToken, context.Message.Creditor, context.Message.Version, AddressBook.Written(context.Message)));
}
