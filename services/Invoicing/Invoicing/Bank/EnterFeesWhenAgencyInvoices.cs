using MassTransit;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Agencies;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Invoicing.Bank;

/// <summary>An agency has invoiced its fees: the ERP is given the entry to post.</summary>
public sealed class EnterFeesWhenAgencyInvoices(Inbox inbox, Books books) : IConsumer<AgencyFeesInvoicedV1>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<AgencyFeesInvoicedV1> context)
    {
        var m = context.Message;
        var invoice = new AgencyFeeInvoice(
            m.Creditor, m.Agency, m.Reference, Money.OfCents(m.NetCents, m.Currency), Money.OfCents(m.VatCents, m.Currency), Money.OfCents(m.NettedCents, m.Currency), m.InvoicedOn);
        return inbox.Once(context, nameof(EnterFeesWhenAgencyInvoices), m.On, (session, facts) =>
            books.AgencyFees.Handle(session, m.FeeInvoice, new AgencyFeesCommand.Enter(invoice, m.On), facts, context.CancellationToken));
    }
}
