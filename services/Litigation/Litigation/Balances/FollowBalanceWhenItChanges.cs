using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Balances;

/// <summary>A payment, a credit note, a collection, or one of them undone.</summary>
sealed class FollowBalanceWhenItChanges(Inbox inbox, BalanceBook balances) : IConsumer<InvoiceBalanceChangedV1>
{
    public Task Consume(ConsumeContext<InvoiceBalanceChangedV1> context)
    {
        var m = context.Message;
        var heard = new HeardBalance(m.Invoice, Money.OfCents(m.AmountCents, m.Currency), Money.OfCents(m.OutstandingCents, m.Currency), m.Cause, m.Version, m.On, m.Source);
        return inbox.Once(
            context, nameof(FollowBalanceWhenItChanges), m.On, (session, facts) => balances.Hear(session, heard, facts, context.CancellationToken),
            rest: (session, _) => BalanceBook.Enter(session, heard, context.CancellationToken));
    }
}
