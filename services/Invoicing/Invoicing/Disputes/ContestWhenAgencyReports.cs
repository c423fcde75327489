using MassTransit;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Invoicing.Disputes;

/// <summary>A debtor told an agency what it contests: that is a dispute like any other, claimed by nobody until it has ended. Its reasons are those that agencies are given.</summary>
public sealed class ContestWhenAgencyReports(Inbox inbox, Books books) : IConsumer<AgencyDisputeReportedV1>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<AgencyDisputeReportedV1> context) =>
        inbox.Once(context, nameof(ContestWhenAgencyReports), context.Message.On, (session, facts) => Contest(session, context.Message, facts, context.CancellationToken));

    async Task Contest(Session session, AgencyDisputeReportedV1 heard, EventContext facts, CancellationToken stop)
    {
        var reason = ReasonOf(heard.Reason);
        var contest = new InvoiceCommand.Contest(
            heard.Dispute, reason, Money.OfCents(heard.AmountCents, heard.Currency), new(null, await Departments.OfReason(session, reason, stop), null), heard.On) { IsHeard = true };
        await books.Invoices.Apply(session, [(heard.Invoice, contest)], facts, stop);
    }

    // A word that is not known here yet is told all the same: who deals with the dispute asks the agency.
    static DisputeReason ReasonOf(string heard) => heard switch
    {
        "quality"       => DisputeReason.Quality,
        "not_delivered" => DisputeReason.NotDelivered,
        "price"         => DisputeReason.Price,
        "already_paid"  => DisputeReason.AlreadyPaid,
        "invoice"       => DisputeReason.InvoiceNotReceived,
        _               => DisputeReason.Other,
    };
}
