using System.Security.Cryptography;
using Npgsql;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Histories;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.HandOvers;

/// <summary>
/// The history that led to a hand-over goes with it, each fact with the hash it was stored with. A case may have thousands of them: they lie as one text in the store of documents, and who has
/// the claims is told where, so that no message grows with the case. Where the installation keeps no documents, none goes.
/// </summary>
sealed class KeepHistoryWhenHandedOver(IEventStore store, KeptHistories histories, IDocumentStore documents, NpgsqlDataSource database, IConfiguration configuration) : ILogReader
{
    readonly bool isSet = DocumentStores.IsSet(configuration);

    public string Name => "hand_over_histories";

    // It appends for each; a store that is away holds up this reader and no other.
    public int Most => 100;

    public async Task Act(IReadOnlyList<StoredEvent> events, CancellationToken stop)
    {
        if (!isSet) return;
        foreach (var stored in events)
            if (stored.Type == HandedOver && Streams.CaseFacts.Read(stored) is DunningEvent.ClaimsHandedOver handed) await Keep(stored, handed, stop);
    }

    static string HandedOver { get; } = EventJson.StoredName(typeof(DunningEvent.ClaimsHandedOver));

    async Task Keep(StoredEvent stored, DunningEvent.ClaimsHandedOver handed, CancellationToken stop)
    {
        byte[] text;
        await using (var session = await Session.Open(database, stop))
            text = StreamText.Of((await store.ReadStream(session, stored.Stream, stop)).Where(e => e.Version <= stored.Version));
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(text));
        await documents.Keep(sha256, new MemoryStream(text), text.Length, stop);
        await histories.Execute(
            KeptHistory.StreamOf(handed.HandOver), new HistoryCommand.KeepHistory(handed.Account, stored.Stream, handed.HandOver, sha256, text.Length, stored.Version, stored.Headers.Hash, handed.On),
            new("service:dunning", stored.Headers.HappenedAt, stored.CorrelationId, stored.Id.ToString()), null, stop);
    }
}
