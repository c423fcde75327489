using Npgsql;
using Recouvrement.Platform.EventLog;

namespace Recouvrement.Correspondence.Sending;

/// <summary>
/// Sends what is due through one carrier, several messages at a time. Each carrier has a worker of its own, so that one that is away
/// holds nothing up. Wakes when something was committed here, and twice a second for what other processes left.
/// </summary>
sealed class OutgoingWorker(ICarrier carrier, SendMessage send, NpgsqlDataSource database, LogSignal signal, ILogger<OutgoingWorker> log) : BackgroundService
{
    const int Places = 8;
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new Dictionary<Guid, Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var claims = await Claims.Open(database, stoppingToken);
                await Work(claims, running, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception failed)
            {
                log.LogWarning("Nothing can be taken on for {Carrier} ({Reason}); trying again", carrier.Name, failed.Message);
                await Task.Delay(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        // What was begun is finished: a graceful stop leaves nothing in the dark.
        await Task.WhenAll(running.Values);
    }

    async Task Work(Claims claims, Dictionary<Guid, Task> running, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var woken = signal.Next;
            foreach (var (decision, _) in running.Where(r => r.Value.IsCompleted).ToList()) running.Remove(decision);
            if (running.Count >= Places)
            {
                await Task.WhenAny(running.Values);
                continue;
            }

            var taken = await claims.Take(carrier.Name, Places - running.Count, stop);
            // After a lost session its claims look abandoned, even to this process: what still runs here is not begun a second time.
            foreach (var claim in taken.Where(claim => !running.ContainsKey(claim.Decision)))
                running[claim.Decision] = Task.Run(() => send.Once(claim, carrier, stop), CancellationToken.None);
            if (taken.Count == 0) await Task.WhenAny([woken, Task.Delay(Poll, stop), .. running.Values]);
        }
    }
}
