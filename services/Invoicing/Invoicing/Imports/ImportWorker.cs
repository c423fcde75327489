using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Imports;

/// <summary>Books what was sent, in the background, step by step.</summary>
sealed class ImportWorker(ImportDesk desk, ImportSignal signal, ILogger<ImportWorker> log) : BackgroundService
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.Next;
            try
            {
                // A step that has begun is finished: a graceful stop loses nothing, a kill loses one step.
                while (!stoppingToken.IsCancellationRequested && await desk.Step(CancellationToken.None))
                {
                }
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("An import waits: {Reason}", failed.Message);
            }

            await Task.WhenAny(next, Task.Delay(Look, stoppingToken));
        }
    }
}

/// <summary>Entries of an accounting export that are dated in the future are booked on their own day.</summary>
sealed class BookEntriesOfTheDay(ImportDesk desk) : IDayWork
{
    /// <inheritdoc/>
    public string Name => "held back entries";

    /// <inheritdoc/>
    public async Task Do(DateOnly day, CancellationToken stop)
    {
        while (await desk.BookHeldBack(day, stop))
        {
        }
    }
}

/// <summary>Files that are not booked yet, and entries whose day has come: a day is not over before they are.</summary>
static class ImportPending
{
    public static async Task<long> Count(Session session, DateOnly day, CancellationToken stop) => (await session.Read(
        """
        select (select count(*) from imports where state not in ('completed', 'failed')) +
               (select count(*) from import_items r join imports i on i.id = r.import where i.state = 'completed' and r.state = 'staged' and r.booked_on <= $1)
        """, r => r.GetInt64(0), stop, day))[0];
}
