using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Invoices;

/// <summary>A contested invoice is not dunned.</summary>
sealed class StopInvoiceWhenDisputed(CaseInbox cases) : IConsumer<InvoiceDisputedV1>
{
    public Task Consume(ConsumeContext<InvoiceDisputedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(StopInvoiceWhenDisputed), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.InvoiceDisputed(
                heard.Invoice, heard.Number, heard.Dispute, heard.Reason, Money.OfCents(heard.DisputedCents, heard.Currency), heard.Version, heard.On));
    }
}
