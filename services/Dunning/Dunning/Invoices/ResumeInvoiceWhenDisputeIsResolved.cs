using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Invoices;

/// <summary>Once the dispute has ended, the invoice goes on from where it stood.</summary>
sealed class ResumeInvoiceWhenDisputeIsResolved(CaseInbox cases) : IConsumer<InvoiceDisputeResolvedV1>
{
    public Task Consume(ConsumeContext<InvoiceDisputeResolvedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(ResumeInvoiceWhenDisputeIsResolved), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.DisputeResolved(heard.Invoice, heard.Number, heard.Dispute, heard.Outcome, heard.Version, heard.On));
    }
}
