using Npgsql;
using Recouvrement.Platform.EventLog;

namespace Recouvrement.Correspondence.Sending;

/// <summary>
/// Sends what is due through one carrier, several messages at a time. Each carrier has a worker of its own, so that one that is away
/// holds nothing up. Wakes when a message was entered here, and twice a second for what others left and what is to be tried again.
/// </summary>
sealed class OutgoingWorker(
    ICarrier carrier, SendMessage send, NpgsqlDataSource database, [FromKeyedServices(OutgoingWorker.Entered)] LogSignal entered,
    TimeProvider time, IConfiguration configuration, ILogger<OutgoingWorker> log) : BackgroundService
{
    /// <summary>Key of the signal that a message was entered.</summary>
    public const string Entered = "entered";

    /// <summary>As many leave through one carrier at a time.</summary>
    internal const int Places = 8;

    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    readonly TimeSpan takeOverAfter = configuration.GetValue("Sending:TakeOverAfter", carrier.LongestAttempt + TimeSpan.FromSeconds(15));
    readonly HashSet<int> owners = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new Dictionary<Guid, Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var claims = await Claims.Open(database, owners, time, takeOverAfter, stoppingToken);
                try
                {
                    await Work(claims, running, stoppingToken);
                }
                finally
                {
                    // What was begun is finished before its claims are given up: another process would begin it again.
                    if (stoppingToken.IsCancellationRequested) await Task.WhenAll(running.Values);
                }
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

        await Task.WhenAll(running.Values);
    }

    async Task Work(Claims claims, Dictionary<Guid, Task> running, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var woken = entered.Next;
            foreach (var (decision, _) in running.Where(r => r.Value.IsCompleted).ToList()) running.Remove(decision);
            if (running.Count >= Places)
            {
                await Task.WhenAny(running.Values);
                continue;
            }

            var free = Places - running.Count;
            var taken = await claims.Take(carrier.Name, free, stop);
            foreach (var claim in taken)
                running[claim.Decision] = Send(claim, running.GetValueOrDefault(claim.Decision, Task.CompletedTask), stop);
            if (taken.Count < free) await Task.WhenAny(woken, Task.Delay(Poll, stop));
        }
    }

    // After a lost session its claims look abandoned, even to this process: what still runs here is let finish first.
    async Task Send(Claim claim, Task earlier, CancellationToken stop)
    {
        await Task.Yield();
        await earlier;
        await send.Once(claim, carrier, stop);
    }
}
