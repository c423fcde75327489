using System.Collections.Frozen;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Domain.Suppressions;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Suppressions;

/// <summary>
/// Follows the log and closes the address of what came back for good, was complained of, or found nobody, and opens it where the carrier corrects itself: each fact once, in the
/// transaction that moves its position.
/// </summary>
sealed class SuppressWhatFails(SuppressionDesk desk) : ILogReader
{
    // Few of very many: the rest is not even read.
    static readonly FrozenSet<string> News = new[]
    {
        typeof(MessageEvent.MessageBounced), typeof(MessageEvent.MessageComplained), typeof(MessageEvent.LetterUnknownAddress), typeof(MessageEvent.LetterStateCorrected), typeof(MessageEvent.TextUndeliverable),
        typeof(MessageEvent.TextsDeclined),
    }.Select(EventJson.StoredName).ToFrozenSet();

    /// <inheritdoc/>
    public string Name => "suppressions";

    /// <inheritdoc/>
    public int Most => 200;

    /// <inheritdoc/>
    public Task Act(IReadOnlyList<StoredEvent> events, CancellationToken stop) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task Record(Session session, IReadOnlyList<StoredEvent> events, CancellationToken stop)
    {
        foreach (var stored in events.Where(stored => News.Contains(stored.Type)))
        {
            var (fact, on) = (CorrespondencePublications.Names.Read(stored), ParisTime.DateOf(stored.Headers.HappenedAt));
            var context = new EventContext(SuppressionDesk.Service, stored.Headers.HappenedAt, stored.CorrelationId, stored.Id.ToString(), stored.Headers.TraceParent);
            if (fact is MessageEvent.LetterStateCorrected { From: CarrierState.UnknownAddress }) await desk.OpenTaken(session, stored.Stream, on, context, stop);
            else if (ReasonOf(fact) is { } reason) await desk.CloseTaken(session, stored.Stream, reason, on, context, stop);
        }
    }

    static SuppressionReason? ReasonOf(object fact) => fact switch
    {
        MessageEvent.MessageBounced { Kind: BounceKind.Hard } => SuppressionReason.HardBounce,
        MessageEvent.MessageComplained                        => SuppressionReason.Complaint,
        MessageEvent.LetterUnknownAddress                     => SuppressionReason.UnknownAddress,
        MessageEvent.TextUndeliverable                        => SuppressionReason.HardBounce,
        MessageEvent.TextsDeclined                            => SuppressionReason.OptedOut,
        _                                                     => null,
    };
}
