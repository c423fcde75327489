using System.Collections.Frozen;
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
        var creditors = told.Where(e => e.Type == Linked).Select(e => Books.LinkFacts.Read(e)).OfType<DocumentLinksEvent.DocumentLinked>().Select(linked => linked.Document.Creditor).ToHashSet();
        creditors.UnionWith(await EvidenceTable.CreditorsOf(session, [.. told.Where(e => e.Type != Linked).Select(e => e.Stream).Distinct()], stop));
        var last = told[^1];
        var context = new EventContext("service:invoicing", last.Headers.HappenedAt, last.CorrelationId, last.Id.ToString(), last.Headers.TraceParent);
        await desk.List(session, await EvidenceTable.Followed(session, [.. creditors], stop), ParisTime.DateOf(last.Headers.HappenedAt), context, stop);
    }

    static FrozenSet<string> Named(params Type[] facts) => facts.Select(EventJson.StoredName).ToFrozenSet();
}
