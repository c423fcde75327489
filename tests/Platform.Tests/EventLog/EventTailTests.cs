using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventLog;

/// <summary>Numbers are counted from the beginning of each test: its first append draws 1.</summary>
public sealed class EventTailTests(Log log) : IClassFixture<Log>, IAsyncLifetime
{
    long before;
    Session session = null!;
    EventTail tail = null!;

    public async Task InitializeAsync()
    {
        before = await log.Last();
        (session, tail) = (await log.Open(), new(log.Store, before));
    }

    public async Task DisposeAsync() => await session.DisposeAsync();

    [Fact]
    public async Task What_has_nothing_pending_before_it_passes_at_once()
    {
        Assert.Empty(await Next());
        for (var i = 0; i < 3; i++) await log.Committed();
        Assert.Equal([1, 2], await Next(most: 2));
        Assert.Equal([3], await Next());
        Assert.Empty(await Next());
        Assert.Null(tail.FencedSince);
    }

    [Fact]
    public async Task A_pending_hole_is_waited_for()
    {
        await log.Committed();
        await using var a = await log.Pending();
        await log.Committed();

        Assert.Equal([1], await Next());
        for (var i = 0; i < 5; i++) Assert.Empty(await Next());
        Assert.NotNull(tail.FencedSince);
        await a.Commit(default);
        Assert.Equal([2, 3], await Next());
        Assert.Null(tail.FencedSince);
    }

    [Fact]
    public async Task A_dead_hole_is_passed_over_as_soon_as_its_owner_has_ended()
    {
        var a = await log.Pending();
        await log.Committed();

        for (var i = 0; i < 5; i++) Assert.Empty(await Next());
        await a.DisposeAsync();
        Assert.Equal([2], await Soon());
        Assert.Equal(before + 2, tail.Position);
    }

    /// <summary>The reader's snapshot then ends at B's id: a fence there would pass while B is alive, and lose 1.</summary>
    [Fact]
    public async Task A_younger_transaction_that_drew_the_smaller_number_is_waited_for()
    {
        await using var a = await log.Begin();
        await a.Run("select pg_current_xact_id()", default);
        await using var b = await log.Pending();
        await log.Append(a);
        await a.Commit(default);

        for (var i = 0; i < 5; i++) Assert.Empty(await Next());
        await b.Commit(default);
        Assert.Equal([1, 2], await Next());
    }

    /// <summary>A consumer has its id with its inbox row, and appends after a younger transaction on the same stream.</summary>
    [Fact]
    public async Task An_older_transaction_that_drew_the_larger_number_does_not_overtake()
    {
        var stream = Guid.CreateVersion7();
        await using var a = await log.Begin();
        await a.Run("insert into inbox (consumer, message_id) values ('a', gen_random_uuid())", default);
        await log.Committed(stream);
        await log.Append(a, stream);
        Assert.Equal([1], await Next());
        await a.Commit(default);

        Assert.Equal([2], await Next());
    }

    [Fact]
    public async Task A_long_transaction_that_writes_elsewhere_delays_dead_holes_only()
    {
        await using var @long = await log.Begin();
        await @long.Run("insert into inbox (consumer, message_id) values ('long', gen_random_uuid())", default);
        var live = await log.Pending();
        await log.Committed();
        Assert.Empty(await Next());
        await live.Commit(default);
        Assert.Equal([1, 2], await Next());
        Assert.Null(tail.FencedSince);

        await (await log.Pending()).DisposeAsync();
        await log.Committed();
        for (var i = 0; i < 5; i++) Assert.Empty(await Next());
        await @long.Commit(default);
        Assert.Equal([4], await Soon());
    }

    [Fact]
    public async Task A_hole_behind_a_fence_gets_a_fence_of_its_own()
    {
        var a = await log.Pending();
        await log.Committed();
        Assert.Empty(await Next());
        var c = await log.Pending();
        await log.Committed();

        await a.DisposeAsync();
        Assert.Equal([2], await Soon());
        for (var i = 0; i < 5; i++) Assert.Empty(await Next());
        await c.DisposeAsync();
        Assert.Equal([4], await Soon());
    }

    [Fact]
    public async Task A_number_given_back_by_a_savepoint_is_waited_for_until_its_transaction_ends()
    {
        await using var a = await log.Begin();
        await a.Run("savepoint before", default);
        await log.Append(a);
        await a.Run("rollback to before", default);
        await log.Committed();
        for (var i = 0; i < 5; i++) Assert.Empty(await Next());
        await a.Commit(default);
        Assert.Equal([2], await Soon());
    }

    [Fact]
    public async Task Many_holes_are_passed_over_with_one_fence()
    {
        for (var i = 0; i < 10; i++)
        {
            await (await log.Pending()).DisposeAsync();
            await log.Committed();
        }

        Assert.Empty(await Next());
        Assert.Equal([2, 4, 6, 8, 10, 12, 14, 16, 18, 20], await Soon());
    }

    async Task<IEnumerable<long>> Next(int most = 100) => (await tail.Next(session, most, default)).Select(e => e.Sequence - before);

    /// <summary>Other databases of the cluster may hold transactions too: a dead hole is certain only when theirs have ended.</summary>
    async Task<IEnumerable<long>> Soon()
    {
        IEnumerable<long> found = [];
        await Support.Eventually.Is(async () => (found = await Next()).Any(), "events behind a hole");
        return found;
    }
}
