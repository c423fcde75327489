using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Recouvrement.Platform.Time;

/// <summary>Keeps this process's virtual clock at the committed date: after a restart, and when another replica was told to advance.</summary>
public sealed class ClockFollower(BusinessClock clock, NpgsqlDataSource database, ILogger<ClockFollower> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (clock.IsVirtual && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await clock.Refresh(database, stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogDebug(failed, "The virtual date could not be read; it is tried again");
            }
            catch (OperationCanceledException)
            {
            }

            await Task.Delay(Every, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
