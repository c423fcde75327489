using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Runs;

/// <summary>The run of each day, by the clock. A day missed is made up for by the next, one step per case.</summary>
sealed class RunOfTheDay(RunQueue runs, ILogger<RunOfTheDay> log) : IDayWork
{
    /// <summary>Stands as who asked in what comes of it; any manager may approve that.</summary>
    public const string Actor = "service:dunning";

    public string Name => "dunning run";

    public async Task Do(DateOnly day, CancellationToken stop)
    {
        var context = new EventContext(Actor, ParisTime.StartOf(day), TraceParent: System.Diagnostics.Activity.Current?.Id);
        var report = await runs.Ask(day, context)!.Report.WaitAsync(stop);
        log.LogInformation("Run as of {Day}: {Looked} cases looked at, {Decided} steps decided, {Waiting} wait for approval", day, report.Looked, report.Decided, report.AwaitingApproval);
        // The day is not over: it is tried again until somebody has mended the fault.
        if (report.Failed.Count > 0) throw new InvalidOperationException($"{report.Failed.Count} cases could not be looked at, {report.Failed[0]} first.");
    }
}
