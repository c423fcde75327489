using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventStore.Marten;

public sealed class MartenEventStoreTests(EventStoreDatabase fixture) : EventStoreContract(fixture), IDisposable
{
    readonly MartenEventStore store = new(fixture.Database.Source, TimeProvider.System);

    protected override IEventStore Store => store;

    public void Dispose() => store.Dispose();

    [Fact]
    public void Services_of_this_build_have_it() => Assert.IsType<MartenEventStore>(Database.Store);

    [Fact]
    public async Task An_event_that_no_code_knows_any_more_is_read_as_it_was_stored()
    {
        var stream = Guid.CreateVersion7();
        var gone = new NewEvent(Guid.CreateVersion7(), "gone_since", "Gone.Since, Gone", 1, """{"at":"2026-01-01T00:00:00Z"}"""u8.ToArray());
        await Append(stream, StreamHead.New, gone);

        // Another process: its Marten has met neither the name nor the names of classes that do exist here.
        using var other = new MartenEventStore(Database.Source, TimeProvider.System);
        await using var session = await Session.Open(Database.Source, default);
        Assert.Equal("gone_since", Assert.Single(await other.ReadStream(session, stream, default)).Type);
        Assert.Null(HashChain.FirstBreak(await other.ReadStream(session, stream, default)));
        Assert.NotEmpty(await other.ReadLog(session, 0, 1000, default));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_no_tombstone_of_Martens()
    {
        var from = await LastNumber();
        var (one, other) = (Counted(1), Guid.CreateVersion7());
        var twice = To(Guid.CreateVersion7(), StreamHead.New, one, one with { Data = "{"u8.ToArray() });
        await Assert.ThrowsAsync<global::Npgsql.PostgresException>(() => Committed(session => Store.Append(session, twice, Context, default)));
        await Append(other, StreamHead.New, Counted(1));

        await using var reading = await Session.Open(Database.Source, default);
        Assert.True(await LastNumber() > from + 1, "Numbers were drawn and given back, or the test tests nothing.");
        Assert.Equal([other], (await Store.ReadLog(reading, from, 100, default)).Select(e => e.Stream));
        Assert.Equal(0, await Value<long>("select count(*) from mt_streams where id = $1", JasperFx.Events.Tombstone.StreamId));
    }
}
