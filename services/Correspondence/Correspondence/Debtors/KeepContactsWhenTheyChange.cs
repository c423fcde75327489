using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Correspondence.Suppressions;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Correspondence.Debtors;

/// <summary>Keeps a debtor's names and addresses for the messages to come, where they can be erased. What was wrong with an address that it no longer has is over.</summary>
sealed class KeepContactsWhenTheyChange(Inbox inbox, SuppressionDesk suppressions) : IConsumer<DebtorContactsChangedV1>
{
    public Task Consume(ConsumeContext<DebtorContactsChangedV1> context) =>
        inbox.Once(context, nameof(KeepContactsWhenTheyChange), context.Message.On, async (session, facts) =>
        {
            var (heard, stop) = (context.Message, context.CancellationToken);
            var kept = await session.Run(
                "insert into contacts as c (debtor, version, body) values ($1, $2, $3) " +
                "on conflict (debtor) do update set version = excluded.version, body = excluded.body where c.version < excluded.version",
                stop, heard.Debtor, heard.Version, AddressBook.Written(heard));
            if (kept > 0) await suppressions.Correct(session, heard.Creditor, heard.Debtor, heard.On, facts, stop);
        });
}
