using Recouvrement.Platform.EventStore;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.EventStore;

/// <summary>What every provider of the event store must do. A provider's tests inherit it and name the store.</summary>
public abstract partial class EventStoreContract(EventStoreDatabase fixture) : IClassFixture<EventStoreDatabase>
{
    protected static readonly EventContext Context = new("a tester", new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero));

    protected abstract IEventStore Store { get; }

    protected TestDatabase Database => fixture.Database;

    protected static NewEvent Counted(int number) => EventNames<ProbeEvent>.Write(new ProbeEvent.Counted(number));

    protected static StreamAppend To(Guid stream, StreamHead head, params NewEvent[] events) => new(stream, "probe", head, events);

    /// <summary>Appends in a transaction of its own.</summary>
    protected Task<StreamHead> Append(Guid stream, StreamHead head, params NewEvent[] events) =>
        Committed(session => Store.Append(session, To(stream, head, events), Context, default));

    protected async Task<T> Committed<T>(Func<Session, Task<T>> work)
    {
        await using var session = await Session.Begin(Database.Source, default);
        var result = await work(session);
        await session.Commit(default);
        return result;
    }

    protected async Task<IReadOnlyList<StoredEvent>> Stream(Guid stream, long from = 1)
    {
        await using var session = await Session.Open(Database.Source, default);
        return await Store.ReadStream(session, stream, default, from);
    }

    protected async Task<IEnumerable<long>> Versions(Guid stream) => (await Stream(stream)).Select(e => e.Version);

    protected async Task<T> Value<T>(string sql, params object[] parameters)
    {
        await using var session = await Session.Open(Database.Source, default);
        return (await session.Read(sql, row => row.GetFieldValue<T>(0), default, parameters))[0];
    }

    /// <summary>The number the sequence gave out last.</summary>
    protected Task<long> LastNumber() => Value<long>("select case when is_called then last_value else 0 end from mt_events_sequence");

    /// <summary>Until so many sessions wait for a lock of another.</summary>
    protected Task UntilWaiting(int sessions) => Eventually.Is(
        async () => await Value<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == sessions,
        $"{sessions} sessions waiting for a lock");
}

/// <summary>One database for the tests of one provider.</summary>
public sealed class EventStoreDatabase : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync() => Database = await TestDatabase.Create("invoicing");

    public async Task DisposeAsync() => await Database.DisposeAsync();
}
