namespace Recouvrement.Platform.EventStore;

/// <summary>
/// The port to the event tables. Every write belongs to the caller's session: with a transaction it becomes true with
/// everything else written there, without one it commits by itself.
/// </summary>
public interface IEventStore
{
    /// <summary>Holds the stream's row until the end of the session's transaction, making it if need be.</summary>
    /// <returns>All events of the stream, read under the hold.</returns>
    Task<IReadOnlyList<StoredEvent>> Hold(Session session, Guid stream, string streamType, CancellationToken stop);

    /// <summary>Holds those of some streams that nobody else holds, until the end of the session's transaction; what replicas share is claimed by it.</summary>
    /// <returns>The streams held, by id; not those without an event.</returns>
    Task<IReadOnlyList<Guid>> HoldFree(Session session, IReadOnlyCollection<Guid> streams, CancellationToken stop);

    /// <summary>Appends to one stream.</summary>
    /// <returns>Where the stream now ends.</returns>
    /// <exception cref="StreamMoved">The stream is not where the caller saw it end.</exception>
    /// <exception cref="StreamArchived">The stream is archived.</exception>
    Task<StreamHead> Append(Session session, StreamAppend append, EventContext context, CancellationToken stop);

    /// <summary>Appends to many streams at once, all or none; at most one entry per stream.</summary>
    /// <returns>Where each stream now ends, in the order given.</returns>
    /// <exception cref="StreamMoved">One of the streams is not where the caller saw it end.</exception>
    /// <exception cref="StreamArchived">One of the streams is archived.</exception>
    /// <exception cref="ArgumentException">A stream stands twice in the batch.</exception>
    Task<IReadOnlyList<StreamHead>> AppendBatch(Session session, IReadOnlyList<StreamAppend> appends, EventContext context, CancellationToken stop);

    /// <summary>The events of a stream in order, from a version on.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadStream(Session session, Guid stream, CancellationToken stop, long from = 1);

    /// <summary>The events of many streams, by stream and version.</summary>
    Task<ILookup<Guid, StoredEvent>> ReadStreams(Session session, IReadOnlyCollection<Guid> streams, CancellationToken stop);

    /// <summary>The events of many streams, of each from a version of its own on, by stream and version.</summary>
    Task<ILookup<Guid, StoredEvent>> ReadTails(Session session, IReadOnlyCollection<StreamTail> tails, CancellationToken stop);

    /// <summary>The log after a position, in order, holes included: only a tail (<c>EventTail</c>) knows which holes are dead.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadLog(Session session, long after, int most, CancellationToken stop);
}
