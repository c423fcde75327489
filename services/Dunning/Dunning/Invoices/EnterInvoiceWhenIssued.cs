using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Invoices;

/// <summary>A receivable enters its debtor's case.</summary>
sealed class EnterInvoiceWhenIssued(CaseInbox cases) : IConsumer<InvoiceIssuedV1>
{
    public Task Consume(ConsumeContext<InvoiceIssuedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(EnterInvoiceWhenIssued), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.InvoiceEntered(
                heard.Invoice, new(heard.Number, heard.Reference, heard.IssuedOn, heard.DueOn, Money.OfCents(heard.AmountCents, heard.Currency), heard.DateUncertain, HeardInstalments.Of(heard.Instalments, heard.Currency), heard.DeliveredOn, heard.IsPenalty ? true : null),
                Money.OfCents(heard.OutstandingCents, heard.Currency), heard.Version, heard.On));
    }
}
