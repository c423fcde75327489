using System.Collections.Frozen;
using System.Diagnostics;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Documents;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Documents.Evidence;

/// <summary>Follows the log and settles anew what proves the claims that have left the house, in the transaction that moves its position.</summary>
sealed class FollowEvidence(EvidenceDesk desk) : ILogReader
{
    static readonly FrozenSet<string> OfDocuments = Named(
        typeof(DocumentEvent.DocumentRegistered), typeof(DocumentEvent.DocumentCorrected), typeof(DocumentEvent.DocumentAttached), typeof(DocumentEvent.DocumentDetached),
        typeof(DocumentEvent.DocumentFiled), typeof(DocumentEvent.DocumentReplaced));

    static readonly string Linked = EventJson.StoredName(typeof(DocumentLinksEvent.DocumentLinked));

    /// <inheritdoc/>
    public string Name => "claim-evidence";

    /// <inheritdoc/>
    public int Most => 500;

    /// <inheritdoc/>
    public Task Act(IReadOnlyList<StoredEvent> events, CancellationToken stop) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task Record(Session session, IReadOnlyList<StoredEvent> events, CancellationToken stop)
    {
        var told = events.Where(e => e.Type == Linked || OfDocuments.Contains(e.Type)).ToList();
        if (told.Count == 0) return;
        var named = told.Select(Holder).OfType<NamedHolder>().ToHashSet();
        await EvidenceTable.HoldCreditors(session, told.Select(CreditorOf), stop);
        var concerned = await EvidenceTable.Concerned(session, [.. told.Where(e => e.Type != Linked).Select(e => e.Stream).Distinct()], named, stop);
        var last = told[^1];
        var context = new EventContext("service:invoicing", last.Headers.HappenedAt, last.CorrelationId, last.Id.ToString(), last.Headers.TraceParent);
        await desk.List(session, [.. concerned], ParisTime.DateOf(last.Headers.HappenedAt), context, stop);
    }

    // What a document is attached to now stands in the register; what it was, in the fact alone.
    static NamedHolder? Holder(StoredEvent stored) => stored.Type == Linked
        ? Books.LinkFacts.Read(stored) is DocumentLinksEvent.DocumentLinked { Document: var of } ? new(of.Creditor, Words.Of(of.Step), of.Number, of.Year) : null
        : Books.DocumentFacts.Read(stored) is DocumentEvent.DocumentDetached { Document: var key, Holder: var holder } ? new(key.Creditor, Words.Of(holder.Kind), holder.Number, holder.Year) : null;

    static string CreditorOf(StoredEvent stored) => stored.Type == Linked
        ? ((DocumentLinksEvent.DocumentLinked)Books.LinkFacts.Read(stored)).Document.Creditor
        : Books.DocumentFacts.Read(stored) switch
        {
            DocumentEvent.DocumentRegistered e => e.Document.Creditor,
            DocumentEvent.DocumentCorrected e  => e.Document.Creditor,
            DocumentEvent.DocumentAttached e   => e.Document.Creditor,
            DocumentEvent.DocumentDetached e   => e.Document.Creditor,
            DocumentEvent.DocumentFiled e      => e.Document.Creditor,
            DocumentEvent.DocumentReplaced e   => e.Document.Creditor,
            _ => throw new UnreachableException(),
        };

    static FrozenSet<string> Named(params Type[] facts) => facts.Select(EventJson.StoredName).ToFrozenSet();
}
