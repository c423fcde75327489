using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Recouvrement.Platform.Database;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Platform.EventLog;

/// <summary>
/// Runs one reader of the log in whichever process holds its advisory lock. The lock lives on a session of its own and dies with it.
/// A deposed leader may still be acting, so the position moves by compare-and-set; overlap only repeats, in log order.
/// </summary>
public sealed class LogReading(ILogReader reader, IEventStore store, NpgsqlDataSource database, LogSignal signal, ILogger<LogReading> log) : BackgroundService
{
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500), Longest = TimeSpan.FromSeconds(5), Together = TimeSpan.FromMilliseconds(10);
    const int Few = 16;
    int most = reader.Most;

    /// <summary>Who reads.</summary>
    public string Name => reader.Name;

    /// <summary>Since when the reader waits at a hole in the sequence; null when it does not wait or does not lead.</summary>
    public DateTimeOffset? FencedSince { get; private set; }

    /// <summary>Why the reader does not get on, or null. Set until the same events get through.</summary>
    public string? Stuck { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.FromMilliseconds(50);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var leader = await AdvisoryLock.TryTake(database, reader.Name, stoppingToken);
                if (leader is not null)
                {
                    await Lead(leader, () => pause = TimeSpan.FromMilliseconds(50), stoppingToken);
                    continue;
                }

                (Stuck, FencedSince) = (null, null);
                await Task.Delay(Poll, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception failed)
            {
                Stuck = failed.Message;
                // Smaller bites: what stands before an event that cannot be handled still gets through.
                most = Math.Max(1, most / 8);
                log.LogWarning(failed, "The log reader {Reader} stopped at an error and starts again in {Pause} ms", reader.Name, pause.TotalMilliseconds);
                await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, Longest.Ticks));
            }
        }
    }

    async Task Lead(Session leader, Action progressed, CancellationToken stop)
    {
        var tail = new EventTail(store, await Positions.Read(leader, reader.Name, stop));
        // What was begun is finished even when the process is asked to stop: a graceful stop leaves no half-published batch.
        using var grace = new Grace(stop);
        log.LogInformation("Leading the log reader {Reader} from position {Position}", reader.Name, tail.Position);
        await reader.Begin(grace.Token);
        while (!stop.IsCancellationRequested)
        {
            var next = signal.Next;
            var from = tail.Position;
            var events = await tail.Next(leader, most, stop);
            FencedSince = tail.FencedSince;
            if (events.Count == 0)
            {
                Stuck = null;
                await (tail.FencedSince is { } since ? Task.Delay(WhileFenced(since), stop) : Task.WhenAny(next, Task.Delay(Poll, stop)));
                continue;
            }

            await reader.Act(events, grace.Token);
            if (!await Save(events, from, tail.Position, grace.Token))
            {
                log.LogWarning("Another process has moved {Reader} on from {Position}: stepping down", reader.Name, from);
                return;
            }

            Stuck = null;
            most = Math.Min(reader.Most, most * 2);
            progressed();
            // One that comes alone is handled at once; under load those of a moment are handled together, for a round costs more than a few events.
            if (events.Count < Few) await Task.Delay(Together, stop);
        }
    }

    // Most holes fill within milliseconds; behind a long transaction, looking often would only read the same rows again.
    static TimeSpan WhileFenced(DateTimeOffset since) => TimeSpan.FromMilliseconds(Math.Clamp((DateTimeOffset.UtcNow - since).TotalMilliseconds / 4, 5, 100));

    async Task<bool> Save(IReadOnlyList<StoredEvent> events, long from, long to, CancellationToken stop)
    {
        await using var session = await Session.Begin(database, stop);
        if (!await Positions.Move(session, reader.Name, from, to, stop)) return false;
        await reader.Record(session, events, stop);
        await session.Commit(stop);
        return true;
    }
}
