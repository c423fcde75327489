using System.Diagnostics;
using Recouvrement.Correspondence.Mail;
using Recouvrement.Support;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>The service as a process of its own, so that it can be killed in the middle of whatever it does.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    readonly Process process;

    bool hasEnded;

    HostProcess(Process process) => this.process = process;

    public static HostProcess Start(TestDatabase database, Uri broker, IReadOnlyDictionary<string, string> settings)
    {
        var program = Path.ChangeExtension(typeof(SmtpOptions).Assembly.Location, ".dll");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileName(path) is "dotnet" ? path : "dotnet", [program])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        var all = new Dictionary<string, string>(settings)
        {
            ["Database:ConnectionString"] = database.ConnectionString, ["RabbitMq:Address"] = broker.ToString(), ["Clock:Mode"] = "virtual",
            ["Urls"] = settings.GetValueOrDefault("Urls", "http://127.0.0.1:0"), ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (key, value) in all) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process);
    }

    /// <summary>Asks it to stop, as an orchestrator does; the task ends with the process.</summary>
    public Task Stop()
    {
        using var asked = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        return process.WaitForExitAsync();
    }

    /// <summary>As with kill -9: nothing is finished, nothing is said.</summary>
    public async ValueTask DisposeAsync()
    {
        if (hasEnded) return;
        hasEnded = true;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
