using System.Security.Cryptography;
using Npgsql;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Histories;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.HandOvers;

/// <summary>Keeps a piece of the history of a case in the store of documents, and only then tells where it lies.</summary>
sealed class HistoryPieces(IEventStore store, KeptHistories histories, IDocumentStore documents, NpgsqlDataSource database)
{
    /// <summary>Keeps the events behind a version, up to another one, or all there are.</summary>
    /// <exception cref="IOException">The store is away.</exception>
    public async Task Keep(Account account, Guid @case, Guid handOver, long after, long upTo, DateOnly on, EventContext context, CancellationToken stop)
    {
        List<StoredEvent> events;
        await using (var session = await Session.Open(database, stop))
            events = [.. (await store.ReadStream(session, @case, stop, after + 1)).Where(e => e.Version <= upTo)];
        if (events.Count == 0) return;
        var text = StreamText.Of(events);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(text));
        await documents.Keep(sha256, new MemoryStream(text), text.Length, stop);
        await histories.Execute(
            KeptHistory.StreamOf(handOver), new HistoryCommand.KeepHistory(account, @case, handOver, sha256, text.Length, events[^1].Version, events[^1].Headers.Hash, on, after), context, null, stop);
    }
}
