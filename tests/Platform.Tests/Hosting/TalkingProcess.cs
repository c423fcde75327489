using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Recouvrement.Platform.Tests.Messaging;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Hosting;

/// <summary><see cref="Talkative"/> as a process of its own, whose output and telemetry are kept.</summary>
sealed class TalkingProcess : IAsyncDisposable
{
    readonly Process process;
    readonly Collector collector;
    readonly ConcurrentQueue<string> lines = new();

    TalkingProcess(Process process, Collector collector) => (this.process, this.collector) = (process, collector);

    /// <summary>All it printed so far.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    public HttpClient Client { get; } = new();

    /// <summary>What came of <c>traces</c>, <c>metrics</c> or <c>logs</c> so far.</summary>
    public string Exported(string signal) => collector.Of(signal);

    public static async Task<TalkingProcess> Start(ProbeServices services, Uri broker, string key)
    {
        var collector = await Collector.Start();
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", typeof(Program).Assembly.Location, "talkative", services.Publisher.ConnectionString, broker.ToString(), key])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_BSP_SCHEDULE_DELAY"] = "100", ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
        }) start.Environment[name] = value;
        var talking = new TalkingProcess(Process.Start(start)!, collector);
        talking.process.OutputDataReceived += (_, line) => talking.lines.Enqueue(line.Data ?? "");
        talking.process.ErrorDataReceived += (_, line) => talking.lines.Enqueue(line.Data ?? "");
        talking.process.BeginOutputReadLine();
        talking.process.BeginErrorReadLine();
        await Eventually.Is(() => talking.Listening() is not null, "it says where it listens", TimeSpan.FromMinutes(1));
        talking.Client.BaseAddress = talking.Listening();
        return talking;
    }

    Uri? Listening() => lines.Select(line => Regex.Match(line, @"Now listening on: (http://[0-9.:]+)")).FirstOrDefault(found => found.Success) is { } address ? new(address.Groups[1].Value) : null;

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Client.Dispose();
        await collector.DisposeAsync();
    }
}
