using System.Text;
using System.Text.Json;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventStore;

/// <summary>Decisions from a snapshot and what came after it are those from all of the stream.</summary>
public sealed class SnapshotsTests(EventStoreDatabase fixture) : IClassFixture<EventStoreDatabase>, IAsyncLifetime
{
    static readonly EventContext Context = new("a tester", DateTimeOffset.UnixEpoch);
    readonly Guid stream = Guid.CreateVersion7();

    public Task InitializeAsync() => fixture.Database.Administer(
        "create table if not exists kept (stream uuid primary key, version bigint not null, hash text not null, build text not null, state bytea not null); grant all on kept to test_invoicing");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_decision_begins_from_the_snapshot_that_the_last_one_left()
    {
        Assert.Equal([1, 2], await Count(2));
        Assert.Equal((2, "2"), await Kept());
        // Only the snapshot could know of this.
        await Forge("""{"Number":40}""");
        Assert.Equal([41], await Count(1));
        Assert.Equal((3, "41"), await Kept());
    }

    [Fact]
    public async Task What_came_after_the_snapshot_is_added_to_it()
    {
        await Count(2);
        await Sums().Execute(stream, new Add(), Context, null, default);
        Assert.Equal((2, "2"), await Kept());
        Assert.Equal([4], await Count(1));
        Assert.Equal((4, "4"), await Kept());
    }

    [Fact]
    public async Task A_snapshot_is_brought_up_to_date_also_where_nothing_is_decided()
    {
        await Count(1);
        await Sums().Execute(stream, new Add(), Context, null, default);
        await Many(new Idle());
        Assert.Equal((2, "2"), await Kept());
    }

    [Theory]
    [InlineData("build = 'another'")]
    [InlineData("hash = repeat('0', 64)")]
    [InlineData("version = 9")]
    [InlineData("version = 1")]
    [InlineData("""state = 'not json'""")]
    public async Task A_snapshot_that_does_not_fit_is_not_read(string not)
    {
        await Count(2);
        await Forge("""{"Number":40}""");
        await fixture.Database.Administer($"update kept set {not} where stream = '{stream}'");
        Assert.Equal([3], await Count(1));
    }

    [Fact]
    public async Task A_snapshot_is_taken_back_with_its_facts()
    {
        await Count(1);
        await using (var session = await Session.Begin(fixture.Database.Source, default))
            await Sums().HandleMany(session, [(stream, new Add())], Context, default);
        Assert.Equal((1, "1"), await Kept());
        Assert.Equal([2], await Count(1));
    }

    Streams<Sum, Order, ProbeEvent> Sums() => new(fixture.Database.Store, fixture.Database.Source, new LogSignal(), "sum", new(), null, new("kept"));

    async Task<IEnumerable<int>> Count(int times) => (await Many([.. Enumerable.Range(0, times).Select(_ => new Add())])).Select(o => ((ProbeEvent.Counted)o.Decision.Facts[0]).Number);

    Task<IReadOnlyList<Outcome<Sum, ProbeEvent>>> Many(params Order[] orders) => UnitOfWork.Run(
        fixture.Database.Source, new(), session => Sums().HandleMany(session, [.. orders.Select(o => (stream, o))], Context, default), default);

    Task Forge(string state) => fixture.Database.Administer($"update kept set state = '{state}' where stream = '{stream}'");

    async Task<(long, string)> Kept()
    {
        await using var session = await Session.Open(fixture.Database.Source, default);
        return (await session.Read("select version, state from kept where stream = $1", row => (row.GetInt64(0), NumberIn(row.GetFieldValue<byte[]>(1))), default, stream))[0];
    }

    static string NumberIn(byte[] state) => JsonDocument.Parse(Encoding.UTF8.GetString(state)).RootElement.GetProperty("Number").ToString();

    abstract record Order;

    sealed record Add : Order;

    sealed record Idle : Order;

    sealed record Sum(int Number) : IDecider<Sum, Order, ProbeEvent>
    {
        public static Sum Initial => new(0);

        public static Decision<ProbeEvent> Decide(Sum state, Order command) => command is Add ? new ProbeEvent.Counted(state.Number + 1) : Decisions.Nothing;

        public static Sum Evolve(Sum state, ProbeEvent happened) => happened is ProbeEvent.Counted counted ? new(counted.Number) : state;
    }
}
