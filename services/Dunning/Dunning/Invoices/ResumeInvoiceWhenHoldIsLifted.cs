using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Invoices;

/// <summary>Once nothing holds it any more, the invoice goes on from where it stood.</summary>
sealed class ResumeInvoiceWhenHoldIsLifted(CaseInbox cases) : IConsumer<InvoiceHoldLiftedV1>
{
    public Task Consume(ConsumeContext<InvoiceHoldLiftedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(ResumeInvoiceWhenHoldIsLifted), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.HoldLifted(heard.Invoice, heard.Number, heard.Hold, heard.Version, heard.On));
    }
}
