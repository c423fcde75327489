using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Dossiers;

/// <summary>Makes the dossiers that were asked for, and completes those that wait for a time stamp. Any number of processes may do it at once.</summary>
sealed partial class DossierWorker(BuildDossier build, NpgsqlDataSource database, BusinessClock clock, IConfiguration configuration, ILogger<DossierWorker> log) : BackgroundService
{
    const int DaysOfPatience = 10;
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500), Hold = TimeSpan.FromMinutes(10), Longest = TimeSpan.FromMinutes(10);

    readonly int patience = configuration.GetValue("Dossier:TimestampPatienceDays", DaysOfPatience);
    readonly TimeSpan longest = configuration.GetValue("Dossier:LongestPause", Longest);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var worked = false;
            try
            {
                worked = await Next(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failed, "No dossier can be made; trying again");
            }

            if (!worked) await Task.Delay(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<bool> Next(CancellationToken stop)
    {
        DossierSummary? taken;
        await using (var session = await Session.Open(database, stop)) taken = await DossierTable.Take(session, Hold, stop);
        if (taken is null) return false;
        var trouble = "the time-stamp authority is away";
        try
        {
            if (await Work(taken, stop)) return true;
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            LogTrouble(failed, taken.Dossier);
            trouble = failed.Message;
        }

        await using var after = await Session.Open(database, stop);
        await DossierTable.Postpone(after, taken.Dossier, trouble, longest, stop);
        return true;
    }

    async Task<bool> Work(DossierSummary taken, CancellationToken stop)
    {
        if (taken.Status == DossierTable.AwaitsStamp)
            return await build.Complete(taken, stop) || (clock.Today > taken.FinishedOn!.Value.AddDays(patience) && await build.Leave(taken, stop));
        await build.Build(taken, stop);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "Dossier {Dossier} does not get on; it is tried again")]
    partial void LogTrouble(Exception failed, Guid dossier);
}
