using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Balances;

/// <summary>A corrected amount changes what is owed without any payment.</summary>
sealed class FollowBalanceWhenInvoiceIsAmended(Inbox inbox, BalanceBook balances) : IConsumer<InvoiceAmendedV1>
{
    public Task Consume(ConsumeContext<InvoiceAmendedV1> context)
    {
        var m = context.Message;
        var heard = new HeardBalance(m.Invoice, Money.OfCents(0, m.Currency), Money.OfCents(m.OutstandingCents, m.Currency), "correction", m.Version, m.On);
        return inbox.Once(context, nameof(FollowBalanceWhenInvoiceIsAmended), m.On, (session, facts) => balances.Hear(session, heard, facts, context.CancellationToken));
    }
}
