using System.Diagnostics;

namespace Recouvrement.Platform.Tests.Messaging;

/// <summary>A probe service in a process of its own (<see cref="Program"/>).</summary>
sealed class ProbeProcess : IDisposable
{
    readonly Process process;

    ProbeProcess(Process process) => this.process = process;

    public static ProbeProcess Publisher(ProbeServices services) => new(Start([], "publisher", services.Publisher.ConnectionString, services.Broker.ToString()));

    public static ProbeProcess Listener(ProbeServices services, int seed) =>
        new(Start([], "listener", services.Listener.ConnectionString, services.Broker.ToString(), seed.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>A publisher that exports its telemetry.</summary>
    public static ProbeProcess Observed(ProbeServices services, string collector) => new(Start(
        new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" }, "publisher", services.Publisher.ConnectionString, services.Broker.ToString()));

    /// <summary>Asks it to end, and waits until it has.</summary>
    public async Task<int> End()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        return process.ExitCode;
    }

    /// <summary>As kill -9.</summary>
    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    static Process Start(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", typeof(Program).Assembly.Location, .. arguments]) { RedirectStandardInput = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
