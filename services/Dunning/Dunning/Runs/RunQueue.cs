using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Runs;

/// <summary>
/// The runs of this process, one at a time. Whoever asks while one is under way waits for another that begins after it: news that came before somebody asked
/// is seen by the run that its asker is told of. All who ask for the same day under the same name meanwhile share that one.
/// </summary>
sealed class RunQueue(DunningRun run, IHostApplicationLifetime lifetime, ILogger<RunQueue> log)
{
    readonly Lock gate = new();
    readonly Dictionary<(DateOnly AsOf, string Actor), Task<RunReport>> waiting = [];
    Task last = Task.CompletedTask;

    /// <summary>Asks for a run that begins from now on. It goes on until it or the process ends, whoever still waits for it.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="context">Who asks: stands as such in what comes of it, so nobody shares the run of another.</param>
    /// <param name="most">So many may wait; of the day's own work, any number.</param>
    /// <returns>Its report to come; null where too many others wait.</returns>
    public Task<RunReport>? Ask(DateOnly asOf, EventContext context, int most = int.MaxValue)
    {
        lock (gate)
        {
            if (waiting.TryGetValue((asOf, context.Actor), out var next)) return next;
            if (waiting.Count >= most) return null;
            var before = last;
            // Never on this thread: it begins once it is known to wait, and nobody joins it from then on.
            var asked = Task.Run(() => After(before, asOf, context));
            waiting[(asOf, context.Actor)] = asked;
            last = asked;
            return asked;
        }
    }

    async Task<RunReport> After(Task before, DateOnly asOf, EventContext context)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate) waiting.Remove((asOf, context.Actor));
        try
        {
            await run.Begin(asOf, context, lifetime.ApplicationStopping);
            return await run.Do(asOf, context, lifetime.ApplicationStopping);
        }
        catch (Exception interrupted) when (interrupted is not OperationCanceledException)
        {
            log.LogError(interrupted, "The run as of {Day} was interrupted", asOf);
            throw;
        }
    }
}
