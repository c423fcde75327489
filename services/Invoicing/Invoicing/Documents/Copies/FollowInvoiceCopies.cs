using System.Collections.Frozen;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Documents;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Documents.Copies;

/// <summary>
/// Follows the log and settles which document is the copy of an invoice, whichever of the two came first, in the transaction that moves its position.
/// It began at the beginning of the log: copies from before it are told once, as those after.
/// </summary>
sealed class FollowInvoiceCopies(Books books) : ILogReader
{
    // Few of very many: the rest is not even read.
    static readonly FrozenSet<string> Arrivals = Named(typeof(DocumentEvent.DocumentAttached), typeof(DocumentEvent.DocumentFiled), typeof(DocumentEvent.DocumentReplaced));
    static readonly FrozenSet<string> Changes = Named(typeof(DocumentEvent.DocumentRegistered), typeof(DocumentEvent.DocumentCorrected), typeof(DocumentEvent.DocumentDetached));
    static readonly string Issued = EventJson.StoredName(typeof(InvoiceEvent.InvoiceIssued));

    /// <inheritdoc/>
    public string Name => "invoice-copies";

    /// <inheritdoc/>
    public int Most => 500;

    /// <inheritdoc/>
    public Task Act(IReadOnlyList<StoredEvent> events, CancellationToken stop) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task Record(Session session, IReadOnlyList<StoredEvent> events, CancellationToken stop)
    {
        var told = events.Where(e => e.Type == Issued || Arrivals.Contains(e.Type) || Changes.Contains(e.Type)).ToList();
        if (told.Count == 0) return;
        Guid[] documents = [.. told.Where(e => e.Type != Issued).Select(e => e.Stream).Distinct()], issued = [.. told.Where(e => e.Type == Issued).Select(e => e.Stream)];
        var invoices = await CopyTable.Concerned(session, documents, issued, stop);
        if (invoices.Count == 0) return;

        var candidates = (await CopyTable.Candidates(session, [.. invoices.Keys], stop)).ToLookup(c => c.Invoice, c => c.Candidate);
        var arrived = told.Where(e => Arrivals.Contains(e.Type)).Select(e => e.Stream).ToArray();
        var last = told[^1];
        var on = ParisTime.DateOf(last.Headers.HappenedAt);
        var context = new EventContext("service:invoicing", last.Headers.HappenedAt, last.CorrelationId, last.Id.ToString(), last.Headers.TraceParent);
        await books.Copies.Apply(session, [.. invoices.Values.Select(Order).OfType<(Guid, InvoiceCopyCommand)>()], context, stop);

        // An invoice that only other documents are attached to begins no stream.
        (Guid, InvoiceCopyCommand)? Order((CopiedInvoice Of, string? Current) invoice) => (CopyChoice.Of([.. candidates[invoice.Of.Invoice]], arrived, invoice.Current), invoice.Current) switch
        {
            ({ } copy, _)  => (InvoiceCopy.StreamOf(invoice.Of.Invoice), new InvoiceCopyCommand.Keep(invoice.Of, copy.Reference, copy.Content, on)),
            (null, not null) => (InvoiceCopy.StreamOf(invoice.Of.Invoice), new InvoiceCopyCommand.Withdraw(on)),
            _              => null,
        };
    }

    static FrozenSet<string> Named(params Type[] facts) => facts.Select(EventJson.StoredName).ToFrozenSet();
}
