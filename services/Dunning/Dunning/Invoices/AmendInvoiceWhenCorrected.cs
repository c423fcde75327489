using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Invoices;

/// <summary>A corrected invoice is claimed as it is now, and nothing that says otherwise goes out.</summary>
sealed class AmendInvoiceWhenCorrected(CaseInbox cases) : IConsumer<InvoiceAmendedV1>
{
    public Task Consume(ConsumeContext<InvoiceAmendedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(AmendInvoiceWhenCorrected), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.InvoiceAmended(
                heard.Invoice, new(heard.Number, heard.Reference, heard.IssuedOn, heard.DueOn, Money.OfCents(heard.AmountCents, heard.Currency), heard.DateUncertain, HeardInstalments.Of(heard.Instalments, heard.Currency), heard.DeliveredOn, heard.IsPenalty ? true : null),
                Money.OfCents(heard.OutstandingCents, heard.Currency), heard.Version, heard.On));
    }
}
