using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Invoices;

/// <summary>What holds an invoice stops what is said about it at once.</summary>
sealed class HoldInvoiceWhenHeld(CaseInbox cases) : IConsumer<InvoiceHeldV1>
{
    public Task Consume(ConsumeContext<InvoiceHeldV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(HoldInvoiceWhenHeld), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.InvoiceHeld(heard.Invoice, heard.Number, heard.Hold, heard.Reason, heard.Until, heard.Version, heard.On));
    }
}
