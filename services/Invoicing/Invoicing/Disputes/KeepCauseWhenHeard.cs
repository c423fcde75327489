using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Invoicing.Disputes;

/// <summary>What a debtor said of why it has not paid is kept while no person has found out better; of an invoice that is not known here nothing is.</summary>
public sealed class KeepCauseWhenHeard(Inbox inbox, Books books) : IConsumer<CauseHeardV1>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<CauseHeardV1> context)
    {
        var (heard, stop) = (context.Message, context.CancellationToken);
        return inbox.Once(context, nameof(KeepCauseWhenHeard), heard.On, async (session, facts) =>
        {
            var cause = Spelling.Heard<NonPaymentCause>(heard.Cause);
            var kept = new HeardCause(cause, await Departments.OfCause(session, cause, stop), heard.On, heard.Version);
            await books.Invoices.Apply(session, [.. heard.Invoices.DistinctBy(i => i.Invoice).OrderBy(i => i.Invoice).Select(i => (i.Invoice, (InvoiceCommand)new InvoiceCommand.HearCause(kept, heard.Contact)))], facts, stop);
        });
    }
}
