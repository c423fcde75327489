using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.EventLog;

public sealed class EventTailHammerTests(Log log) : IClassFixture<Log>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_event_is_lost_or_overtaken_in_its_stream_whatever_writers_do(int seed)
    {
        await using var session = await log.Open();
        var (tail, heard) = (new EventTail(log.Store, await log.Last()), new List<StoredEvent>());
        var start = tail.Position;
        var streams = Enumerable.Range(0, 12).Select(_ => Guid.CreateVersion7()).ToArray();

        var writers = Task.WhenAll(Enumerable.Range(0, 8).Select(n => Write(new Random(seed * 100 + n), streams)));
        while (!writers.IsCompleted) heard.AddRange(await tail.Next(session, 50, default));
        await writers;
        var committed = (await log.Store.ReadLog(session, start, int.MaxValue, default)).Select(e => e.Sequence).ToList();
        await Eventually.Is(async () =>
        {
            heard.AddRange(await tail.Next(session, 50, default));
            return tail.Position == committed[^1];
        }, "the end of the log");

        Assert.Equal(committed, heard.Select(e => e.Sequence));
        Assert.All(heard.GroupBy(e => e.Stream), stream => Assert.Equal(Enumerable.Range(1, stream.Count()).Select(v => (long)v), stream.Select(e => e.Version)));
        Assert.True(await log.Last() > committed.Count + start, "Some numbers were given back, or the test tests nothing.");
    }

    async Task Write(Random random, Guid[] streams)
    {
        for (var i = 0; i < 60; i++)
        {
            await using var session = await log.Begin();
            if (random.Next(2) == 0) await session.Run("insert into inbox (consumer, message_id) values ('hammer', gen_random_uuid())", default);
            if (random.Next(3) == 0) await session.Run("select pg_sleep($1)", default, random.Next(4) / 1000.0);
            await log.Append(session, random.GetItems(streams, 1)[0]);
            if (random.Next(3) == 0) await session.Run("select pg_sleep($1)", default, random.Next(i % 20 == 0 ? 150 : 12) / 1000.0);
            if (random.Next(4) > 0) await session.Commit(default);
        }
    }
}
