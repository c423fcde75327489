using System.Diagnostics;
using System.Globalization;
using Recouvrement.Support;
using Recouvrement.Walk;
using Recouvrement.Walk.Processes;

namespace Recouvrement.EndToEnd.Tests.Stories;

/// <summary>Twenty customers, thirty days: every behaviour of the sample in a company small enough for a test.</summary>
public static class SmallCompany
{
    /// <summary>A Monday.</summary>
    public static readonly DateOnly From = new(2026, 1, 5);

    /// <summary>Thirty; more by RECOUVREMENT_STORY_DAYS, as 75 to see notices and placements killed too.</summary>
    public static int Days { get; } = int.Parse(Environment.GetEnvironmentVariable("RECOUVREMENT_STORY_DAYS") ?? "30", CultureInfo.InvariantCulture);

    /// <summary>Walks it from a clean start.</summary>
    /// <param name="servers">Where.</param>
    /// <param name="name">Names databases and folder.</param>
    /// <param name="breaking">What is done to it on the way.</param>
    public static async Task<Telling> Walk(Servers servers, string name, Func<Deployment, DateOnly, string, Task>? breaking = null)
    {
        var folder = Path.Combine(Stack.Repository, ".local", name);
        var sample = Path.Combine(Stack.Repository, ".local/small-company");
        await Generate(sample);
        var options = Options.Parse(["--exit", "--sample", sample, "--from", $"{From:yyyy-MM-dd}", "--until", $"{From.AddDays(Days - 1):yyyy-MM-dd}", "--name", name.Replace('-', '_'), "--folder", folder]);
        await using var deployment = await Deployment.Start(servers, options.Name, options.Folder, _ => { });
        var report = await new CompanyWalk(deployment, options, _ => { }) { OnMoment = (day, moment) => breaking?.Invoke(deployment, day, moment) ?? Task.CompletedTask }.Run();
        return await Telling.Of(report, deployment);
    }

    static async Task Generate(string folder)
    {
        using var process = Process.Start("/usr/bin/python3", [Path.Combine(Stack.Repository, "deploy/local/sample/generate.py"), "--out", folder, "--customers", "20", "--days", $"{Days}"]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
