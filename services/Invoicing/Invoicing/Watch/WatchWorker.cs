using Npgsql;
using Recouvrement.Invoicing.OpenData;
using Recouvrement.Platform.Database;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Watch;

/// <summary>
/// Asks one source about the companies that are due, in one process at a time. What was found and how far it was asked are written together, so
/// that a crash asks once more and books nothing twice. A source that is away is left alone until its pause is over; nothing else waits for it.
/// </summary>
sealed class WatchWorker(ICompanyWatch watch, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, TimeProvider time, IConfiguration configuration, ILogger<WatchWorker> log) : BackgroundService
{
    const int Batch = 50;
    readonly TimeSpan look = configuration.GetValue("Watch:Look", TimeSpan.FromSeconds(30)), relist = configuration.GetValue("Watch:Relist", TimeSpan.FromMinutes(10)),
        pause = configuration.GetValue("Watch:Pause", TimeSpan.FromSeconds(30));
    (DateOnly Day, long At)? listed;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!watch.IsOn) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The watch on {Source} waits: {Reason}", watch.Source, failed.Message);
            }

            await Task.Delay(look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task Round(CancellationToken stop)
    {
        await using var leader = await AdvisoryLock.TryTake(database, $"watch {watch.Source}", stop);
        if (leader is null) return;
        var today = clock.Today;
        if (listed is not { } last || last.Day != today || time.GetElapsedTime(last.At) >= relist)
        {
            await WatchedCompanies.List(leader, watch.Source, today, stop);
            listed = (today, time.GetTimestamp());
        }

        while (await WatchedCompanies.Due(leader, watch.Source, today, Batch, stop) is { Count: > 0 } due)
            foreach (var company in due)
                if (!await Asked(company, today, stop)) return;
    }

    // False while the source is away: the others need not be tried.
    async Task<bool> Asked(WatchedCompany company, DateOnly today, CancellationToken stop)
    {
        try
        {
            var found = await watch.Ask(company, today, stop);
            if (found.Doubt is not null) log.LogWarning("{Source} about {Siren}: {Doubt}", watch.Source, company.Siren, found.Doubt);
            var context = new EventContext("service:invoicing", clock.GetUtcNow(), Guid.CreateVersion7().ToString());
            await UnitOfWork.Run(database, signal, async session =>
            {
                // Counted before it is booked: an account that comes in between is asked about once more.
                var accounts = await WatchedCompanies.Accounts(session, company.Siren, stop);
                await found.Book(session, context, stop);
                await WatchedCompanies.Answered(session, watch.Source, company.Siren, accounts, today, today.AddDays(watch.EveryDays), stop);
            }, stop);
            return true;
        }
        catch (Exception failed) when (failed is SourceAway or SourceUnreadable)
        {
            log.LogWarning("{Source} about {Siren}: {Reason}", watch.Source, company.Siren, failed.Message);
            await WatchedCompanies.Failed(database, watch.Source, company, failed.Message, pause, stop);
            return failed is SourceUnreadable;
        }
        catch (Exception failed) when (failed is not OperationCanceledException && !Transient.Is(failed))
        {
            // A fault here about one company must not keep the others from being asked about.
            log.LogError(failed, "What {Source} says of {Siren} could not be booked", watch.Source, company.Siren);
            await WatchedCompanies.Failed(database, watch.Source, company, "It could not be booked: see the log.", pause, stop);
            return true;
        }
    }
}

static class WatchHosting
{
    /// <summary>A source with a worker of its own.</summary>
    public static IServiceCollection AddWatch<TWatch>(this IServiceCollection services) where TWatch : class, ICompanyWatch
    {
        services.AddSingleton<TWatch>();
        return services.AddSingleton<IHostedService>(parts => ActivatorUtilities.CreateInstance<WatchWorker>(parts, parts.GetRequiredService<TWatch>()));
    }
}
