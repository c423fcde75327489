using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.Database;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Time;

/// <summary>What a service does once a day by itself. Idempotent; returns after its work is committed.</summary>
public interface IDayWork
{
    /// <summary>For logs and progress.</summary>
    string Name { get; }

    /// <summary>Does the work of a day; a second call for the same day adds nothing.</summary>
    Task Do(DateOnly day, CancellationToken stop);
}

/// <summary>
/// Does the work of each day: when an operator says so on a virtual clock, by itself on a real one (from six in the morning, in one process).
/// Days missed during an outage are made up for by the work itself, which looks at all that is due.
/// </summary>
public sealed class DayWorks(IEnumerable<IDayWork> works, BusinessClock clock, NpgsqlDataSource database, ILogger<DayWorks> log) : BackgroundService
{
    static readonly TimeSpan Look = TimeSpan.FromMinutes(1), Opening = TimeSpan.FromHours(6);

    /// <summary>Does the work of a day now, in the order the service lists it.</summary>
    public async Task Do(DateOnly day, CancellationToken stop)
    {
        // What one work cannot do keeps none of the others from being done; the day is not over before all are.
        var failures = new List<Exception>();
        foreach (var work in works)
        {
            log.LogDebug("The work of {Day} begins: {Work}", day, work.Name);
            try
            {
                await work.Do(day, stop);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                log.LogError(failed, "The work of {Day} failed: {Work}", day, work.Name);
                failures.Add(failed);
            }
        }

        if (failures is [var only]) ExceptionDispatchInfo.Throw(only);
        if (failures.Count > 0) throw new AggregateException(failures);

        await using var session = await Session.Open(database, stop);
        await session.Run("insert into day_work (day) values ($1) on conflict do nothing", stop, day);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (clock.IsVirtual) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DoToday(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failed, "The work of {Day} failed and is tried again in a minute", clock.Today);
            }

            await Task.Delay(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task DoToday(CancellationToken stop)
    {
        var today = clock.Today;
        if (clock.GetUtcNow() < ParisTime.StartOf(today) + Opening) return;
        await using var leader = await AdvisoryLock.TryTake(database, "day_work", stop);
        if (leader is null) return;
        await using var done = leader.Command("select exists (select from day_work where day = $1)", today);
        if (!(bool)(await done.ExecuteScalarAsync(stop))!) await Do(today, stop);
    }
}
