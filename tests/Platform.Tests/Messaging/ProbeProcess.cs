using System.Diagnostics;

namespace Recouvrement.Platform.Tests.Messaging;

/// <summary>A probe service in a process of its own (<see cref="Program"/>).</summary>
sealed class ProbeProcess : IDisposable
{
    readonly Process process;

    ProbeProcess(Process process) => this.process = process;

    public static ProbeProcess Publisher(ProbeServices services) => new(Start("publisher", services.Publisher.ConnectionString, services.Broker.ToString()));

    public static ProbeProcess Listener(ProbeServices services, int seed) =>
        new(Start("listener", services.Listener.ConnectionString, services.Broker.ToString(), seed.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>As kill -9.</summary>
    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }

    static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", typeof(Program).Assembly.Location, .. arguments]) { RedirectStandardInput = true })!;
}
