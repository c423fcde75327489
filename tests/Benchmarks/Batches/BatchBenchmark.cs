using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;

namespace Recouvrement.Benchmarks.Batches;

/// <summary>Many new streams in one transaction. Ours: AppendBatch, with hashes and headers. Baseline: binary COPY of the same rows into both tables.</summary>
static class BatchBenchmark
{
    public static async IAsyncEnumerable<Figure> Run(int streams)
    {
        await using var laboratory = await Laboratory.Open();
        foreach (var events in new[] { 1, 3 })
        {
            var sequence = 1_000_000L * events;
            yield return await Figure.Of(
                $"append-batch.{events}_event{(events > 1 ? "s" : "")}", "events/s",
                () => PerSecond(streams, events, Sampled, batch => Append(laboratory.Ours, batch)),
                () => PerSecond(streams, events, Sampled, async batch =>
                {
                    await Copy(laboratory.Direct, batch, sequence);
                    sequence += streams * events;
                }));
        }
    }

    internal static StreamAppend[] Sampled(int streams, int events) =>
        [.. Enumerable.Range(0, streams).Select(_ => new StreamAppend(Guid.NewGuid(), "payment", StreamHead.New, [.. Enumerable.Range(0, events).Select(Sample.Event)]))];

    static async Task<double> PerSecond(int streams, int events, Func<int, int, StreamAppend[]> sampled, Func<StreamAppend[], Task> write)
    {
        var batch = sampled(streams, events);
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        await write(batch);
        return streams * events / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    internal static async Task Append(TestDatabase database, StreamAppend[] batch)
    {
        await using var session = await Session.Begin(database.Source, default);
        await database.Store.AppendBatch(session, batch, Sample.Context, default);
        await session.Commit(default);
    }

    internal static async Task Copy(NpgsqlDataSource database, StreamAppend[] batch, long sequence)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var streams = await connection.BeginBinaryImportAsync("copy mt_streams (id, type, version) from stdin (format binary)"))
        {
            foreach (var append in batch)
            {
                await streams.StartRowAsync();
                await streams.WriteAsync(append.Stream, NpgsqlDbType.Uuid);
                await streams.WriteAsync(append.StreamType, NpgsqlDbType.Varchar);
                await streams.WriteAsync((long)append.Events.Count, NpgsqlDbType.Bigint);
            }

            await streams.CompleteAsync();
        }

        var now = DateTime.UtcNow;
        await using (var events = await connection.BeginBinaryImportAsync(
            "copy mt_events (seq_id, id, stream_id, version, type, mt_dotnet_type, data, headers, correlation_id, causation_id, timestamp) from stdin (format binary)"))
        {
            foreach (var append in batch)
                for (var i = 0; i < append.Events.Count; i++)
                {
                    var added = append.Events[i];
                    await events.StartRowAsync();
                    await events.WriteAsync(sequence++, NpgsqlDbType.Bigint);
                    await events.WriteAsync(added.Id, NpgsqlDbType.Uuid);
                    await events.WriteAsync(append.Stream, NpgsqlDbType.Uuid);
                    await events.WriteAsync(i + 1L, NpgsqlDbType.Bigint);
                    await events.WriteAsync(added.Type, NpgsqlDbType.Varchar);
                    await events.WriteAsync(added.DotnetType, NpgsqlDbType.Varchar);
                    await events.WriteAsync(added.Data, NpgsqlDbType.Jsonb);
                    await events.WriteAsync(Sample.Headers, NpgsqlDbType.Jsonb);
                    await events.WriteAsync(Sample.Context.CorrelationId!, NpgsqlDbType.Varchar);
                    await events.WriteAsync(Sample.Context.CausationId!, NpgsqlDbType.Varchar);
                    await events.WriteAsync(now, NpgsqlDbType.TimestampTz);
                }

            await events.CompleteAsync();
        }

        await transaction.CommitAsync();
    }
}
