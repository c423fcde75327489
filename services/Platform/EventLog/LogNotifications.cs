using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.EventLog;

/// <summary>Carries the log's signal between processes: LISTEN on a session of its own, NOTIFY after commits, many commits in one.</summary>
public sealed class LogNotifications(NpgsqlDataSource database, LogSignal signal, ILogger<LogNotifications> log) : BackgroundService
{
    static readonly TimeSpan Together = TimeSpan.FromMilliseconds(20), Again = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Forever(Listen, stoppingToken), Forever(Notify, stoppingToken));

    async Task Listen(CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        session.ReleasingOnDispose("unlisten *");
        session.Connection.Notification += (_, heard) => { if (heard.PID != session.Connection.ProcessID) signal.Heard(); };
        await session.Run("listen events_appended", stop);
        while (true) await session.Connection.WaitAsync(stop);
    }

    async Task Notify(CancellationToken stop)
    {
        var next = signal.NextCommit;
        while (true)
        {
            await next.WaitAsync(stop);
            await Task.Delay(Together, stop);
            next = signal.NextCommit;
            await using var session = await Session.Open(database, stop);
            await session.Run("notify events_appended", stop);
        }
    }

    async Task Forever(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await work(stop);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
            }
            catch (Exception failed)
            {
                log.LogDebug(failed, "Notifications of the log are interrupted; readers poll meanwhile");
                await Task.Delay(Again, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
