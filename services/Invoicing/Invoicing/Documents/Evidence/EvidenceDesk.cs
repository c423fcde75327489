using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Documents;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Documents.Evidence;

/// <summary>Settles what proves invoices now, and what is missing.</summary>
sealed class EvidenceDesk(Books books, NeededDocuments needed)
{
    /// <summary>Tells of each what proves it now, where that is news. Who asks holds their creditors (<see cref="EvidenceTable.HoldCreditors"/>).</summary>
    public async Task List(Session session, Guid[] ids, DateOnly on, EventContext context, CancellationToken stop)
    {
        if (ids.Length == 0) return;
        var invoices = await EvidenceTable.Invoices(session, ids, stop);
        var items = await EvidenceTable.Items(session, ids, stop);
        await books.Evidence.Apply(session, [.. invoices.Select(i => (ClaimEvidence.StreamOf(i.Of.Invoice), Order(i)))], context, stop);

        ClaimEvidenceCommand Order(FollowedInvoice invoice)
        {
            var found = items[invoice.Of.Invoice].ToList();
            var present = found.Where(item => item.Content is not null).Select(item => item.Kind).ToHashSet();
            return new ClaimEvidenceCommand.List(
                invoice.Of, [.. found], [.. NeededDocument.Missing(needed.All, invoice.Object, invoice.Kind, present).Select(m => new MissingEvidence(m.AnyOf))], on);
        }
    }
}
