using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventStore;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task A_batch_begins_and_continues_thousands_of_streams_at_once()
    {
        var begun = Fresh(500);
        var heads = await Committed(session => Store.AppendBatch(session, begun, Context, default));
        var known = begun.Select(a => a.Stream).ToHashSet();

        StreamAppend[] batch = [.. Fresh(2500, eventsEach: 2), .. begun.Zip(heads, (append, head) => To(append.Stream, head, Counted(2), Counted(3)))];
        new Random(1).Shuffle(batch);
        var ends = await Committed(session => Store.AppendBatch(session, batch, Context, default));

        Assert.Equal(batch.Length, ends.Count);
        await using var session = await Session.Open(Database.Source, default);
        var read = await Store.ReadStreams(session, [.. batch.Select(a => a.Stream)], default);
        foreach (var (append, end) in batch.Zip(ends))
        {
            var history = read[append.Stream].ToList();
            Assert.Equal(known.Contains(append.Stream) ? 3 : 2, history.Count);
            Assert.Equal((end.Version, end.Hash), (history[^1].Version, history[^1].Headers.Hash));
            Assert.Equal(append.Events.Select(e => e.Id), history.TakeLast(2).Select(e => e.Id));
            Assert.Equal(history.Select(e => e.Sequence).Order(), history.Select(e => e.Sequence));
            Assert.Null(HashChain.FirstBreak(history));
        }
    }

    [Fact]
    public async Task A_batch_carries_what_an_append_carries()
    {
        var stream = Guid.CreateVersion7();
        var context = Context with { CorrelationId = "conversation", CausationId = "cause", TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };
        var added = Counted(1);
        await Committed(session => Store.AppendBatch(session, [To(stream, StreamHead.New, added)], context, default));

        var stored = Assert.Single(await Stream(stream));
        Assert.Equal((added.Id, "counted", "conversation", "cause"), (stored.Id, stored.Type, stored.CorrelationId, stored.CausationId));
        Assert.Equal(("a tester", context.TraceParent, context.HappenedAt), (stored.Headers.Actor, stored.Headers.TraceParent, stored.Headers.HappenedAt));
        Assert.Equal(added.DotnetType, await Value<string>("select mt_dotnet_type from mt_events where id = $1", added.Id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task One_stream_that_has_moved_keeps_the_whole_batch_out(long expected)
    {
        var moved = Guid.CreateVersion7();
        var end = await Append(moved, StreamHead.New, Counted(1), Counted(2));
        var (batch, drawn) = (Fresh(1000), await LastNumber());

        await Assert.ThrowsAsync<StreamMoved>(() => Committed(session => Store.AppendBatch(session, [.. batch, To(moved, end with { Version = expected }, Counted(3))], Context, default)));
        Assert.Equal(drawn, await LastNumber());
        Assert.Equal(0, await Value<long>("select count(*) from mt_streams where id = any($1)", batch.Select(a => a.Stream).ToArray()));
    }

    [Fact]
    public async Task A_stream_cannot_stand_twice_in_a_batch()
    {
        var stream = Guid.CreateVersion7();
        await Assert.ThrowsAsync<ArgumentException>(() => Committed(session =>
            Store.AppendBatch(session, [To(stream, StreamHead.New, Counted(1)), .. Fresh(2), To(stream, StreamHead.New, Counted(2))], Context, default)));
        await Assert.ThrowsAsync<ArgumentException>(() => Committed(session => Store.AppendBatch(session, [To(stream, StreamHead.New)], Context, default)));
    }

    [Fact]
    public async Task A_batch_of_nothing_is_nothing() =>
        Assert.Empty(await Committed(session => Store.AppendBatch(session, [], Context, default)));

    [Fact]
    public async Task Batches_that_overlap_never_deadlock()
    {
        // Streams that do not exist, that were only held, and that have events, in every batch; some batches see them wrongly.
        var streams = Enumerable.Range(0, 120).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var held in streams.Where((_, i) => i % 3 == 0)) await Committed(session => Store.Hold(session, held, "probe", default));

        var landed = await Task.WhenAll(Enumerable.Range(1, 6).Select(async worker =>
        {
            var (random, appended) = (new Random(worker), 0);
            for (var round = 0; round < 25; round++)
            {
                var chosen = random.GetItems(streams, 40).Distinct().ToArray();
                var heads = await Heads(chosen);
                if (round % 3 == 0) foreach (var stale in chosen.Where(_ => random.Next(2) == 0)) heads[stale] = StreamHead.New;
                try
                {
                    await Committed(session => Store.AppendBatch(session, [.. chosen.Select(s => To(s, heads[s], Counted(round)))], Context, default));
                    appended += chosen.Length;
                }
                catch (StreamMoved)
                {
                    // Somebody was first. Anything else, a deadlock above all, fails the test.
                }
            }

            return appended;
        }));

        await using var session = await Session.Open(Database.Source, default);
        var histories = await Store.ReadStreams(session, streams, default);
        Assert.InRange(landed.Sum(), 1, int.MaxValue);
        Assert.Equal(landed.Sum(), histories.Sum(h => h.Count()));
        Assert.All(histories, history => Assert.Null(HashChain.FirstBreak(history)));
    }

    static List<StreamAppend> Fresh(int streams, int eventsEach = 1) =>
        [.. Enumerable.Range(0, streams).Select(_ => To(Guid.NewGuid(), StreamHead.New, [.. Enumerable.Range(1, eventsEach).Select(Counted)]))];

    async Task<Dictionary<Guid, StreamHead>> Heads(Guid[] streams)
    {
        await using var session = await Session.Open(Database.Source, default);
        var histories = await Store.ReadStreams(session, streams, default);
        return streams.ToDictionary(s => s, s => histories[s].LastOrDefault() is { } last ? new StreamHead(last.Version, last.Headers.Hash) : StreamHead.New);
    }
}
