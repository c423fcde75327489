using System.Text.Json;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventStore;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task What_is_appended_reads_back_with_all_that_it_carries()
    {
        var stream = Guid.CreateVersion7();
        var (first, second) = (Counted(1), Counted(2));
        var context = new EventContext("Zoé \"the\" tester", new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(1)), "conversation", "cause", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        var before = DateTimeOffset.UtcNow;
        var end = await Committed(session => Store.Append(session, To(stream, StreamHead.New, first, second), context, default));

        var stored = await Stream(stream);
        Assert.Equal(2, stored.Count);
        Assert.Equal((2, stored[1].Headers.Hash), (end.Version, end.Hash));
        Assert.Equal([first.Id, second.Id], stored.Select(e => e.Id));
        Assert.Equal([1L, 2L], stored.Select(e => e.Version));
        Assert.Equal(stored[0].Sequence + 1, stored[1].Sequence);
        Assert.All(stored, e =>
        {
            Assert.Equal((stream, "counted", "conversation", "cause"), (e.Stream, e.Type, e.CorrelationId, e.CausationId));
            Assert.Equal(("Zoé \"the\" tester", 1, context.TraceParent), (e.Headers.Actor, e.Headers.Schema, e.Headers.TraceParent));
            Assert.Equal(new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero), e.Headers.HappenedAt);
            Assert.InRange(e.Headers.RecordedAt, before.AddMilliseconds(-1), DateTimeOffset.UtcNow);
            Assert.InRange(e.RecordedAt, before.AddSeconds(-1), DateTimeOffset.UtcNow.AddSeconds(1));
        });
        Assert.Equal(2, JsonDocument.Parse(stored[1].Data).RootElement.GetProperty("number").GetInt32());
        Assert.Equal(("probe", 2L), (await Value<string>("select type from mt_streams where id = $1", stream), await Value<long>("select version from mt_streams where id = $1", stream)));
        Assert.Equal(first.DotnetType, await Value<string>("select mt_dotnet_type from mt_events where id = $1", first.Id));
    }

    [Fact]
    public async Task A_transaction_rolled_back_leaves_nothing()
    {
        var stream = Guid.CreateVersion7();
        await using (var session = await Session.Begin(Database.Source, default))
            await Store.Append(session, To(stream, StreamHead.New, Counted(1)), Context, default);

        Assert.Empty(await Stream(stream));
        Assert.Equal(0, await Value<long>("select count(*) from mt_streams where id = $1", stream));
        Assert.Equal(1, (await Append(stream, StreamHead.New, Counted(1))).Version);
    }

    [Fact]
    public async Task Without_a_transaction_an_append_commits_by_itself()
    {
        var stream = Guid.CreateVersion7();
        await using (var session = await Session.Open(Database.Source, default))
            await Store.Append(session, To(stream, StreamHead.New, Counted(1), Counted(2)), Context, default);
        Assert.Equal([1, 2], await Versions(stream));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task An_append_that_expects_another_version_is_refused_and_draws_no_number(long expected)
    {
        var stream = Guid.CreateVersion7();
        var end = await Append(stream, StreamHead.New, Counted(1), Counted(2));
        var drawn = await LastNumber();

        await Assert.ThrowsAsync<StreamMoved>(() => Append(stream, end with { Version = expected }, Counted(3)));
        Assert.Equal(drawn, await LastNumber());
        Assert.Equal([1, 2], await Versions(stream));
    }

    [Fact]
    public async Task A_stream_that_does_not_exist_cannot_be_continued() =>
        await Assert.ThrowsAsync<StreamMoved>(() => Append(Guid.CreateVersion7(), new(4, StreamHead.New.Hash), Counted(5)));

    [Fact]
    public async Task An_append_of_nothing_is_a_mistake() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Append(Guid.CreateVersion7(), StreamHead.New));

    [Fact]
    public async Task Of_first_writers_that_race_one_wins_and_the_others_draw_no_number()
    {
        var stream = Guid.CreateVersion7();
        var drawn = await LastNumber();
        var races = await Task.WhenAll(Enumerable.Range(1, 10).Select(async n =>
        {
            try
            {
                return (await Append(stream, StreamHead.New, Counted(n))).Version;
            }
            catch (StreamMoved)
            {
                return 0;
            }
        }));

        Assert.Equal(1, races.Sum());
        Assert.Equal([1], await Versions(stream));
        Assert.Equal(drawn + 1, await LastNumber());
    }

    [Fact]
    public async Task When_the_first_writer_gives_up_the_one_behind_it_is_first()
    {
        var stream = Guid.CreateVersion7();
        await using var first = await Session.Begin(Database.Source, default);
        await Store.Append(first, To(stream, StreamHead.New, Counted(1)), Context, default);
        var second = Append(stream, StreamHead.New, Counted(2));
        await UntilWaiting(1);
        await first.DisposeAsync();
        Assert.Equal(1, (await second).Version);
    }

    [Fact]
    public async Task A_held_stream_makes_commands_queue_up()
    {
        var stream = Guid.CreateVersion7();
        var seen = await Task.WhenAll(Enumerable.Range(1, 20).Select(n => Committed(async session =>
        {
            var history = await Store.Hold(session, stream, "probe", default);
            var head = history.Count == 0 ? StreamHead.New : new(history[^1].Version, history[^1].Headers.Hash);
            return (await Store.Append(session, To(stream, head, Counted(n)), Context, default)).Version;
        })));

        Assert.Equal(Enumerable.Range(1, 20).Select(n => (long)n), seen.Order());
        Assert.Null(HashChain.FirstBreak(await Stream(stream)));
    }

    [Fact]
    public async Task An_append_that_its_caller_gives_up_is_cancelled_and_no_fault_of_the_database()
    {
        var stream = Guid.CreateVersion7();
        var end = await Append(stream, StreamHead.New, Counted(1));
        await using var holder = await Session.Begin(Database.Source, default);
        await Store.Hold(holder, stream, "probe", default);
        using var given = new CancellationTokenSource();
        await using var session = await Session.Begin(Database.Source, default);
        var appending = Store.Append(session, To(stream, end, Counted(2)), Context, given.Token);
        await UntilWaiting(1);
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => appending);
    }

    [Fact]
    public async Task A_stream_tells_the_moment_of_its_last_append()
    {
        var stream = Guid.CreateVersion7();
        await Append(stream, await Append(stream, StreamHead.New, Counted(1)), Counted(2));
        Assert.True(await Value<bool>("select timestamp > created from mt_streams where id = $1", stream));
    }

    [Fact]
    public async Task Holding_a_stream_without_appending_leaves_it_free_for_its_first_writer()
    {
        var stream = Guid.CreateVersion7();
        Assert.Empty(await Committed(session => Store.Hold(session, stream, "probe", default)));
        Assert.Equal(1, (await Append(stream, StreamHead.New, Counted(1))).Version);
    }

    [Fact]
    public async Task An_archived_stream_is_read_and_not_continued()
    {
        var stream = Guid.CreateVersion7();
        var end = await Append(stream, StreamHead.New, Counted(1));
        await Database.Administer($"update mt_streams set is_archived = true where id = '{stream}'");

        await Assert.ThrowsAsync<StreamArchived>(() => Append(stream, end, Counted(2)));
        await Assert.ThrowsAsync<StreamArchived>(() => Committed(session => Store.AppendBatch(session, [To(stream, end, Counted(2)), To(Guid.CreateVersion7(), StreamHead.New, Counted(1))], Context, default)));
        Assert.Equal([1], await Versions(stream));
    }

    [Fact]
    public async Task An_append_may_hold_thousands_of_events()
    {
        var stream = Guid.CreateVersion7();
        var end = await Append(stream, StreamHead.New, [.. Enumerable.Range(1, 5000).Select(Counted)]);
        var stored = await Stream(stream);
        Assert.Equal((5000, end.Hash), (stored.Count, stored[^1].Headers.Hash));
        Assert.Null(HashChain.FirstBreak(stored));
    }

    [Fact]
    public async Task An_event_may_be_large()
    {
        var stream = Guid.CreateVersion7();
        var text = string.Create(300_000, new Random(7), static (span, random) => { foreach (ref var c in span) c = (char)random.Next(0x20, 0xD000); });
        await Append(stream, StreamHead.New, EventNames<ProbeEvent>.Write(new ProbeEvent.Whispered(text)), Counted(2));

        var stored = await Stream(stream);
        Assert.Equal(text, ((ProbeEvent.Whispered)new EventNames<ProbeEvent>().Read(stored[0])).Text);
        Assert.Null(HashChain.FirstBreak(stored));
    }
}
