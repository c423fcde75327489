using Recouvrement.Platform.EventStore;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.EventLog;

/// <summary>A log of its own for a test class, and writers whose transactions the test ends when it likes.</summary>
public sealed class Log : IAsyncLifetime
{
    static readonly EventContext Context = new("a tester", DateTimeOffset.UnixEpoch);

    public IEventStore Store => Database.Store;

    public TestDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync() => Database = await TestDatabase.Create("invoicing");

    public async Task DisposeAsync() => await Database.DisposeAsync();

    public Task<Session> Begin() => Session.Begin(Database.Source, default);

    public Task<Session> Open() => Session.Open(Database.Source, default);

    /// <summary>Draws the next number in a transaction that stays open.</summary>
    public async Task<Session> Pending(Guid? stream = null)
    {
        var session = await Begin();
        await Append(session, stream);
        return session;
    }

    /// <summary>Draws the next number and commits.</summary>
    public async Task Committed(Guid? stream = null)
    {
        await using var session = await Pending(stream);
        await session.Commit(default);
    }

    public async Task Append(Session session, Guid? stream = null)
    {
        var history = stream is { } known ? await Store.Hold(session, known, "probe", default) : [];
        StreamHead head = history.Count == 0 ? StreamHead.New : new(history[^1].Version, history[^1].Headers.Hash);
        await Store.Append(session, new(stream ?? Guid.CreateVersion7(), "probe", head, [EventNames<ProbeEvent>.Write(new ProbeEvent.Counted((int)head.Version + 1))]), Context, default);
    }

    /// <summary>The last number that was drawn.</summary>
    public async Task<long> Last()
    {
        await using var session = await Open();
        return (await session.Read("select case when is_called then last_value else 0 end from mt_events_sequence", row => row.GetInt64(0), default))[0];
    }
}
