using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Dunning.Tests.Service;
using Recouvrement.Support;

namespace Recouvrement.Benchmarks.Dunning;

/// <summary>Dunning as a process of its own that is asked for runs and for what people read.</summary>
sealed class RunningService : IAsyncDisposable
{
    readonly ServiceProcess process;

    RunningService(ServiceProcess process) => this.process = process;

    public TimeSpan ProcessorTime => process.ProcessorTime;

    public long PeakMemory => process.PeakWorkingSet;

    public static async Task<RunningService> Start(TestDatabase database, Uri broker)
    {
        var service = await ServiceProcess.Start("Dunning", database, broker);
        (await service.Ops.PostAsJsonAsync("/ops/clock", new { date = ManyDebtors.Day })).EnsureSuccessStatusCode().Dispose();
        return new(service);
    }

    /// <summary>Seconds from asking for a run to its end.</summary>
    public async Task<double> Run(DateOnly asOf)
    {
        var started = Stopwatch.GetTimestamp();
        (await process.Ops.PostAsJsonAsync("/runs", new { asOf })).EnsureSuccessStatusCode().Dispose();
        while (true)
        {
            var progress = await process.Ops.GetFromJsonAsync<JsonElement>($"/runs/{asOf:yyyy-MM-dd}");
            if (progress.GetProperty("failed").GetArrayLength() > 0) throw new InvalidOperationException(progress.ToString());
            if (progress.GetProperty("state").GetString() == "finished") return Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.Error.WriteLine($"{asOf:yyyy-MM-dd}: {progress.GetProperty("done")} of {progress.GetProperty("total")} cases, {progress.GetProperty("perSecond")} a second, {progress.GetProperty("remainingSeconds")} s left");
            // Rarely enough that asking costs the service nothing that a person would not.
            await Task.Delay(500);
        }
    }

    /// <summary>What 99 of 100 questions are answered within, in milliseconds, one after another.</summary>
    public async Task<double> Slowest(IReadOnlyList<string> keys, string path)
    {
        var times = new List<double>();
        foreach (var (one, n) in keys.Take(1_200).Select((c, n) => (c, n)))
        {
            var started = Stopwatch.GetTimestamp();
            (await process.Ops.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, one))).EnsureSuccessStatusCode().Dispose();
            // What is asked first is compiled first.
            if (n >= 200) times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times.Order().ElementAt(times.Count * 99 / 100);
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
