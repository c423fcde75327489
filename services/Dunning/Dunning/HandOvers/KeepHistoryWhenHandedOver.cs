using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.HandOvers;

/// <summary>
/// The history that led to a hand-over goes with it, each fact with the hash it was stored with. A case may have thousands of them: they lie as one text in the store of documents, and who has
/// the claims is told where, so that no message grows with the case. Where the installation keeps no documents, none goes.
/// </summary>
sealed class KeepHistoryWhenHandedOver(HistoryPieces pieces, IConfiguration configuration) : ILogReader
{
    readonly bool isSet = DocumentStores.IsSet(configuration);

    public string Name => "hand_over_histories";

    // It appends for each; a store that is away holds up this reader and no other.
    public int Most => 100;

    public async Task Act(IReadOnlyList<StoredEvent> events, CancellationToken stop)
    {
        if (!isSet) return;
        foreach (var stored in events)
            if (stored.Type == HandedOver && Streams.CaseFacts.Read(stored) is DunningEvent.ClaimsHandedOver handed)
                await pieces.Keep(handed.Account, stored.Stream, handed.HandOver, 0, stored.Version, handed.On, new("service:dunning", stored.Headers.HappenedAt, stored.CorrelationId, stored.Id.ToString()), stop);
    }

    static string HandedOver { get; } = EventJson.StoredName(typeof(DunningEvent.ClaimsHandedOver));
}
