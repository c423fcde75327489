using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// What an operator sets alarms on, measured four times a minute: messages that wait for a person or for their consumer, days that were not worked,
/// and for each reader of the log how far it is behind, since when it waits at a hole, and whether it is stuck. Every process measures; of a reader, only the one that leads it knows more
/// than its lag. Where nobody listens, nothing is asked.
/// </summary>
sealed class Gauges(ServiceName service, NpgsqlDataSource database, Parked broker, ParkedMessages parked, IEnumerable<LogReading> readers, BusinessClock clock, TimeProvider time, ILogger<Gauges> log) : BackgroundService
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(15);
    static readonly Gauge<long> Waiting = Telemetry.Meter.CreateGauge<long>("recouvrement.parked", "{message}", "Messages that wait for a person and were not set aside");
    static readonly Gauge<long> Aside = Telemetry.Meter.CreateGauge<long>("recouvrement.set_aside", "{message}", "Messages that a person has set aside for good reason");
    static readonly Gauge<long> Depth = Telemetry.Meter.CreateGauge<long>("recouvrement.queue.depth", "{message}", "Messages in the service's own queue, those that are being worked at not counted");
    static readonly Gauge<long> Days = Telemetry.Meter.CreateGauge<long>("recouvrement.day_work.behind", "d", "Days by which the work of the day is behind; a new day counts from midnight");
    static readonly Gauge<long> Lag = Telemetry.Meter.CreateGauge<long>("recouvrement.reader.lag", "{event}", "Sequence numbers between a reader and the head of the log");
    static readonly Gauge<double> Fence = Telemetry.Meter.CreateGauge<double>("recouvrement.reader.fence_age", "s", "How long a reader has been waiting at a hole in the sequence");
    static readonly Gauge<long> Stuck = Telemetry.Meter.CreateGauge<long>("recouvrement.reader.stuck", "{reader}", "1 while a reader does not get through the same events");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            if (!Waiting.Enabled) continue;
            foreach (var reader in readers)
            {
                Fence.Record(reader.FencedSince is { } since ? (time.GetUtcNow() - since).TotalSeconds : 0, Whose, Of(reader));
                Stuck.Record(reader.Stuck is null ? 0 : 1, Whose, Of(reader));
            }

            await Try("lag", Behind, stoppingToken);
            await Try("day work", async stop => Days.Record(await DaysBehind(stop), Whose), stoppingToken);
            await Try("parked", Wait, stoppingToken);
            await Try("queue", async stop => Depth.Record(await broker.Depth([service.Name], stop), Whose), stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    KeyValuePair<string, object?> Whose => new("service", service.Name);

    static KeyValuePair<string, object?> Of(LogReading reader) => new("reader", reader.Name);

    // What cannot be asked just now is not measured; everything else is.
    async Task Try(string what, Func<CancellationToken, Task> measure, CancellationToken stop)
    {
        try
        {
            await measure(stop);
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            log.LogDebug(failed, "{What} could not be measured", what);
        }
    }

    async Task<long> DaysBehind(CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        // Where no day was ever worked, the first is the one after the installation.
        var last = (await session.Read("select coalesce((select max(day) from day_work), (select min(applied_at)::date from migrations), current_date)", r => r.GetFieldValue<DateOnly>(0), stop))[0];
        return Math.Max(0, clock.Today.DayNumber - last.DayNumber);
    }

    async Task Wait(CancellationToken stop)
    {
        var (waiting, aside) = await parked.Count(stop);
        Waiting.Record(waiting - aside, Whose);
        Aside.Record(aside, Whose);
    }

    async Task Behind(CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        foreach (var reader in readers)
        {
            var position = await Positions.Read(session, reader.Name, stop);
            var head = (await session.Read("select coalesce(max(seq_id), 0) from mt_events", r => r.GetInt64(0), stop))[0];
            Lag.Record(head - position, Whose, Of(reader));
        }
    }
}
