using Npgsql;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Runs;

/// <summary>Goes on at the start with the runs that a process left when it ended; beside a replica that is still at them, where that is so.</summary>
sealed class FinishRuns(RunQueue runs, NpgsqlDataSource database, ILogger<FinishRuns> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                foreach (var (day, askedBy) in await Left(stoppingToken))
                {
                    log.LogInformation("The run as of {Day} goes on", day);
                    await runs.Ask(day, new(askedBy, ParisTime.StartOf(day)))!.Report.WaitAsync(stoppingToken);
                }

                return;
            }
            catch (Exception away) when (Transient.Is(away) && !stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("What was left of a run waits: {Reason}", away.Message);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                // The service does not fall with it: whoever asks for the run again goes on with it.
                log.LogError(failed, "A run that was left could not be gone on with");
                return;
            }
    }

    async Task<List<(DateOnly AsOf, string AskedBy)>> Left(CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await RunRow.Unfinished(session, stop);
    }
}
