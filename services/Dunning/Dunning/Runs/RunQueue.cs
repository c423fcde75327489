using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Runs;

/// <summary>A run that has its place.</summary>
/// <param name="Written">Done when it is written down, before it is its turn: it is then gone on with after a crash, and can be read of.</param>
/// <param name="Report">What comes of it.</param>
sealed record AskedRun(Task Written, Task<RunReport> Report);

/// <summary>
/// The runs of this process, one at a time. Whoever asks while one is under way waits for another that begins after it: news that came before somebody asked
/// is seen by the run that its asker is told of. All who ask for the same day under the same name meanwhile share that one. That of the day goes before the others that wait.
/// </summary>
sealed class RunQueue(DunningRun run, IHostApplicationLifetime lifetime, ILogger<RunQueue> log)
{
    readonly Lock gate = new();
    readonly List<Place> waiting = [];
    bool working;

    sealed record Place(DateOnly AsOf, string Actor, TaskCompletionSource Turn, AskedRun Asked);

    /// <summary>Asks for a run that begins from now on. It goes on until it or the process ends, whoever still waits for it.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="context">Who asks: stands as such in what comes of it, so nobody shares the run of another.</param>
    /// <param name="most">So many may wait; of the day's own work, any number.</param>
    /// <returns>Its report to come; null where too many others wait: nothing is written of it then.</returns>
    public AskedRun? Ask(DateOnly asOf, EventContext context, int most = int.MaxValue)
    {
        lock (gate)
        {
            if (waiting.Find(place => (place.AsOf, place.Actor) == (asOf, context.Actor)) is { } next) return next.Asked;
            if (waiting.Count >= most) return null;
            var (turn, written) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), Task.Run(() => run.Begin(asOf, context, lifetime.ApplicationStopping)));
            Place asked = new(asOf, context.Actor, turn, new(written, After(turn.Task, written, asOf, context)));
            waiting.Add(asked);
            // Never on this thread: it begins once it is known to wait, and nobody joins it from then on.
            if (!working) _ = Task.Run(Work);
            working = true;
            return asked.Asked;
        }
    }

    async Task Work()
    {
        while (Next() is { } next)
        {
            next.Turn.SetResult();
            await ((Task)next.Asked.Report).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    Place? Next()
    {
        lock (gate)
        {
            // Of the others, however many, none keeps the day's own from being done.
            var next = waiting.Find(place => place.Actor == RunOfTheDay.Actor) ?? waiting.FirstOrDefault();
            working = next is not null;
            if (next is not null) waiting.Remove(next);
            return next;
        }
    }

    async Task<RunReport> After(Task turn, Task written, DateOnly asOf, EventContext context)
    {
        await turn;
        try
        {
            await written;
            // What went before it may have ended it.
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
