using System.Diagnostics;
using Recouvrement.Support;
using Recouvrement.Walk.Processes;

namespace Recouvrement.EndToEnd.Tests.Kills;

/// <summary>Servers of these tests' own, because they are killed: nobody else's tests run on them.</summary>
public sealed class KillableServers : IAsyncLifetime
{
    static readonly string Folder = Path.Combine(Stack.Repository, ".local/killable");

    public Servers Servers { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Infrastructure("start", "--private", "--lease", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var settings = (await Infrastructure("env", "--private")).Split('\n').Where(l => l.StartsWith("export ", StringComparison.Ordinal)).Select(l => l["export ".Length..].Split('=', 2)).ToDictionary(p => p[0], p => p[1].Trim('\'', '"'));
        Servers = new(settings["RECOUVREMENT_POSTGRES"], new(settings["RECOUVREMENT_RABBITMQ"]), new(settings["RECOUVREMENT_RABBITMQ_MANAGEMENT"]));
    }

    public async Task DisposeAsync() => await Infrastructure("stop", "--lease", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>kill -9, then a start on the same data.</summary>
    public async Task KillAndRestart(string server)
    {
        await Infrastructure("kill", server);
        await Infrastructure("restart", server);
    }

    static async Task<string> Infrastructure(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(Stack.Repository, "deploy/local/infrastructure"), arguments)
        {
            RedirectStandardOutput = true,
            Environment = { ["RECOUVREMENT_LOCAL"] = Folder, ["RECOUVREMENT_POSTGRES"] = null, ["RECOUVREMENT_RABBITMQ"] = null, ["RECOUVREMENT_RABBITMQ_MANAGEMENT"] = null },
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"infrastructure {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}
