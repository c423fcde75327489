using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Correspondence.Debtors;

/// <summary>Keeps a debtor's names and addresses for the messages to come, where they can be erased.</summary>
sealed class KeepContactsWhenTheyChange(Inbox inbox) : IConsumer<DebtorContactsChangedV1>
{
    public Task Consume(ConsumeContext<DebtorContactsChangedV1> context) =>
        inbox.Once(context, nameof(KeepContactsWhenTheyChange), context.Message.On, (session, _) => session.Run(
            "insert into contacts as c (debtor, version, body) values ($1, $2, $3) " +
            "on conflict (debtor) do update set version = excluded.version, body = excluded.body where c.version < excluded.version",
            context.CancellationToken, context.Message.Debtor, context.Message.Version, AddressBook.Written(context.Message)));
}
