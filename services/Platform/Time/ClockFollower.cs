using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Recouvrement.Platform.Time;

/// <summary>Keeps this process's virtual clock at the committed date: after a restart, and when another replica was told to advance.</summary>
public sealed class ClockFollower(BusinessClock clock, NpgsqlDataSource database, ILogger<ClockFollower> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    /// <summary>Nothing else starts before the date is known: on a virtual clock the real date may be years ahead.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        while (clock.IsVirtual && !await Follow(cancellationToken)) await Task.Delay(Every, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (clock.IsVirtual && !stoppingToken.IsCancellationRequested)
        {
            await Follow(stoppingToken);
            await Task.Delay(Every, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<bool> Follow(CancellationToken stop)
    {
        try
        {
            await clock.Refresh(database, stop);
            return true;
        }
        catch (Exception failed)
        {
            if (!stop.IsCancellationRequested) log.LogDebug(failed, "The virtual date could not be read; it is tried again");
            return false;
        }
    }
}
