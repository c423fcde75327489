using MassTransit;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Invoicing.Credits;

/// <summary>Money an agency collected settles the debtor's invoice at once, whenever the agency remits it. It goes to no other invoice.</summary>
public sealed class BookCollectionWhenAgencyReports(Inbox inbox, Ledger ledger, Books books) : IConsumer<CollectionReportedV1>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<CollectionReportedV1> context) =>
        inbox.Once(context, nameof(BookCollectionWhenAgencyReports), context.Message.On, (session, facts) => Book(session, context.Message, facts, context.CancellationToken));

    async Task Book(Session session, CollectionReportedV1 reported, EventContext facts, CancellationToken stop)
    {
        var collected = Money.OfCents(reported.AmountCents, reported.Currency);
        var invoice = await session.Read("select number, year from invoices where id = $1", r => new Designation(r.GetString(0), r.GetInt32(1), collected), stop, reported.Invoice);
        var document = new AccountDocument(reported.Creditor, reported.CustomerNumber, $"agency:{reported.Placement}:{reported.Reference.Replace("|", "%7C", StringComparison.Ordinal)}", null);
        var order = new CreditCommand.Book(CreditKind.Payment, document, new(reported.Reference, reported.CollectedOn, collected, new([.. invoice])), Origin.Agency);
        var outcome = await ledger.Book(session, CreditKind.Payment, document, order, facts, stop) ?? await BookForNewcomer(session, document, order, facts, stop);
        if (outcome.Decision.Refusal is { } refusal) throw new FactRefused(refusal);
    }

    // It happened, so an account that is not known here yet is opened for it.
    async Task<Outcome<Credit, CreditEvent>> BookForNewcomer(Session session, AccountDocument document, CreditCommand order, EventContext facts, CancellationToken stop)
    {
        await books.Customers.Handle(session, document.Account, new CustomerCommand.Mention(new(document.Creditor, document.Customer), null, null, null), facts, stop);
        return (await ledger.Book(session, CreditKind.Payment, document, order, facts, stop))!;
    }
}
