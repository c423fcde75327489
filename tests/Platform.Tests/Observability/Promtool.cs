using System.Diagnostics;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Observability;

/// <summary>The files that Prometheus and Grafana read.</summary>
static class Files
{
    /// <summary><c>deploy/observability</c>.</summary>
    public static string Folder { get; } = Path.Combine(Stack.Repository, "deploy", "observability");

    public static string Alerts { get; } = File.ReadAllText(Path.Combine(Folder, "alerts.yaml"));

    public static IReadOnlyList<string> Dashboards { get; } = [.. Directory.GetFiles(Path.Combine(Folder, "grafana"), "*.json").Order(StringComparer.Ordinal)];
}

/// <summary>Prometheus' own reader of its rules.</summary>
static class Promtool
{
    public static bool IsHere { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "promtool")));

    /// <summary>Runs it beside the rules.</summary>
    public static async Task Accepts(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("promtool", arguments) { WorkingDirectory = Files.Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await output + await errors);
    }
}

/// <summary>A fact that needs promtool; without it, it is skipped by name.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute() => Skip = Promtool.IsHere ? null : "promtool is not on the PATH (Debian: prometheus).";
}
