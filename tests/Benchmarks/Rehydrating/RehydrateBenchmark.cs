using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Benchmarks.Rehydrating;

/// <summary>A stream of 50 events read and folded. Baseline: the rows read in order and their JSON parsed, nothing else.</summary>
static class RehydrateBenchmark
{
    const int Streams = 200, Events = 50;

    public static async IAsyncEnumerable<Figure> Run(int reads)
    {
        await using var laboratory = await Laboratory.Open();
        var (store, names) = (laboratory.Ours.Store, new EventNames<Sample>());
        StreamAppend[] streams = [.. Enumerable.Range(0, Streams).Select(_ => new StreamAppend(Guid.NewGuid(), "payment", StreamHead.New, [.. Enumerable.Range(0, Events).Select(Sample.Event)]))];
        await using (var session = await Session.Open(laboratory.Ours.Source, default))
            await store.AppendBatch(session, streams, Sample.Context, default);

        yield return await Figure.Of("rehydrate.50_events", "streams/s",
            () => PerSecond(reads, async n =>
            {
                await using var session = await Session.Open(laboratory.Ours.Source, default);
                return (await store.ReadStream(session, streams[n % Streams].Stream, default)).Select(names.Read).Aggregate(0L, Outstanding);
            }),
            () => PerSecond(reads, async n =>
            {
                await using var connection = await laboratory.Ours.Source.OpenConnectionAsync();
                await using var command = new NpgsqlCommand("select type, data from mt_events where stream_id = $1 order by version", connection)
                {
                    Parameters = { new NpgsqlParameter<Guid> { TypedValue = streams[n % Streams].Stream } },
                };
                await using var reader = await command.ExecuteReaderAsync();
                var outstanding = 0L;
                while (await reader.ReadAsync())
                    if (reader.GetString(0) == "amount_allocated")
                        outstanding = Outstanding(outstanding, JsonSerializer.Deserialize<Sample.AmountAllocated>(reader.GetFieldValue<byte[]>(1), EventJson.Options)!);
                return outstanding;
            }));
    }

    static long Outstanding(long was, Sample happened) => happened is Sample.AmountAllocated allocated ? allocated.Outstanding : was;

    static async Task<double> PerSecond(int reads, Func<int, Task<long>> read)
    {
        var (started, sum) = (Stopwatch.GetTimestamp(), 0L);
        for (var n = 0; n < reads; n++) sum += await read(n);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return sum > 0 ? reads / seconds : throw new InvalidOperationException("Nothing was read.");
    }
}
