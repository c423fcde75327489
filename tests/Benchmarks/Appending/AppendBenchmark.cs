using System.Diagnostics;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Benchmarks.Appending;

/// <summary>Each commit begins a stream. Ours: the store, with hashes and headers. Baseline: one prepared batch in one round trip. Each writer keeps its connection.</summary>
static class AppendBenchmark
{
    public static async IAsyncEnumerable<Figure> Run(int commits)
    {
        await using var laboratory = await Laboratory.Open();
        var store = laboratory.Ours.Store;
        foreach (var events in new[] { 1, 3 })
        {
            NewEvent[] samples = [.. Enumerable.Range(0, events).Select(Sample.Event)];
            foreach (var writers in new[] { 1, 4, 16 })
                yield return await Figure.Of(
                    $"append.{events}_event{(events > 1 ? "s" : "")}.{writers}_writer{(writers > 1 ? "s" : "")}", "commits/s",
                    () => PerSecond(commits, writers, async share =>
                    {
                        await using var session = await Session.Open(laboratory.Ours.Source, default);
                        for (var i = 0; i < share; i++)
                        {
                            await store.Append(session, new(Guid.NewGuid(), "payment", StreamHead.New, Array.ConvertAll(samples, e => e with { Id = Guid.CreateVersion7() })), Sample.Context, default);
                        }
                    }),
                    () => PerSecond(commits, writers, async share =>
                    {
                        await using var raw = await RawAppend.Prepare(laboratory.Direct, events);
                        for (var i = 0; i < share; i++) await raw.Commit();
                    }));
        }
    }

    static async Task<double> PerSecond(int commits, int writers, Func<int, Task> write)
    {
        var share = commits / writers;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => write(share))));
        return share * writers / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
