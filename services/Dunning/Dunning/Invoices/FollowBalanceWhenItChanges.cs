using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Invoices;

/// <summary>A payment or credit note stops what is said about its invoice at once.</summary>
sealed class FollowBalanceWhenItChanges(CaseInbox cases) : IConsumer<InvoiceBalanceChangedV1>
{
    public Task Consume(ConsumeContext<InvoiceBalanceChangedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(FollowBalanceWhenItChanges), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.BalanceChanged(
                heard.Invoice, heard.Number, Money.OfCents(heard.OutstandingCents, heard.Currency), Money.OfCents(heard.AmountCents, heard.Currency),
                Spelling.Heard<BalanceCause>(heard.Cause), heard.Source, heard.Version, heard.On));
    }
}
