using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.EventLog;

/// <summary>Something that follows the log: the relay, a partner's feed, a reaction, a slow view. One process leads each reader.</summary>
public interface ILogReader
{
    /// <summary>Name of its position and of its leadership.</summary>
    string Name { get; }

    /// <summary>So many events it is given at once, in one transaction. Fewer, where it appends for each: what it appends holds up all who read the log until it commits.</summary>
    int Most => 2000;

    /// <summary>What comes before it goes on from its position, whenever it begins to lead. Repeated after a crash.</summary>
    Task Begin(CancellationToken stop) => Task.CompletedTask;

    /// <summary>Acts on events outside of the database, in order, before the position moves. Repeated after a crash.</summary>
    Task Act(IReadOnlyList<StoredEvent> events, CancellationToken stop);

    /// <summary>Writes what belongs to the position, in the transaction that moves it.</summary>
    Task Record(Session session, IReadOnlyList<StoredEvent> events, CancellationToken stop) => Task.CompletedTask;
}
