using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Recouvrement.Platform.Database;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// Measures the figures of the business and the outgoing work that waits, once a minute (<c>Figures:Every</c>), in one process of a service and only
/// while somebody listens. What takes longer than ten seconds is not measured. A process that no longer leads tells nothing, rather than old numbers.
/// </summary>
sealed class FigureReading(
    ServiceName service, IEnumerable<Figure> figures, IEnumerable<PendingWork> pending, NpgsqlDataSource database, BusinessClock clock, TimeProvider time,
    IConfiguration configuration, ILogger<FigureReading> log) : BackgroundService
{
    const string Outgoing = "recouvrement.pending";
    const int Most = 500, PatienceMilliseconds = 10_000;
    readonly TimeSpan every = configuration.GetValue("Figures:Every", TimeSpan.FromMinutes(1));
    // One of its own, so that the instruments end with the service.
    readonly Meter meter = new(Telemetry.Meter.Name);
    readonly List<Instrument> instruments = [];
    readonly ConcurrentDictionary<string, IReadOnlyList<Measurement<long>>> last = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var figure in figures) instruments.Add(meter.CreateObservableGauge<long>(figure.Instrument, () => Last(figure.Instrument), figure.Unit, figure.Description));
        if (pending.Any()) instruments.Add(meter.CreateObservableGauge<long>(Outgoing, () => Last(Outgoing), "{item}", "Outgoing work that is due and not done"));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (IsHeard) await Lead(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogDebug(failed, "Figures could not be measured");
            }

            last.Clear();
            await Task.Delay(every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    bool IsHeard => instruments.Any(instrument => instrument.Enabled);

    IReadOnlyList<Measurement<long>> Last(string instrument) => last.GetValueOrDefault(instrument, []);

    async Task Lead(CancellationToken stop)
    {
        await using var leader = await AdvisoryLock.TryTake(database, "figures", stop);
        if (leader is null) return;
        while (!stop.IsCancellationRequested && IsHeard)
        {
            // The lock died with its session, if that is gone.
            await leader.Run("select 1", stop);
            foreach (var figure in figures) await Measure(figure.Instrument, session => Read(session, figure, stop), stop);
            if (pending.Any()) await Measure(Outgoing, session => Waiting(session, stop), stop);
            await Task.Delay(every, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task Measure(string instrument, Func<Session, Task<IReadOnlyList<Measurement<long>>>> read, CancellationToken stop)
    {
        try
        {
            await using var session = await Session.Begin(database, stop);
            await session.Run($"set local statement_timeout = {PatienceMilliseconds}", stop);
            last[instrument] = await read(session);
        }
        catch (Exception failed) when (!stop.IsCancellationRequested)
        {
            last.TryRemove(instrument, out _);
            log.LogWarning("{Instrument} is not measured: {Reason}", instrument, failed.Message);
        }
    }

    async Task<IReadOnlyList<Measurement<long>>> Read(Session session, Figure figure, CancellationToken stop) => await session.Read(
        $"select f.* from ({figure.Sql}) f cross join (select $1::date) today limit {Most}",
        row => Measured(row.GetInt64(figure.Labels.Count), [Whose, .. figure.Labels.Select((label, column) => Tag(label, row.Text(column) ?? "none"))]), stop, clock.Today);

    async Task<IReadOnlyList<Measurement<long>>> Waiting(Session session, CancellationToken stop)
    {
        var measured = new List<Measurement<long>>();
        foreach (var work in pending) measured.Add(Measured(await work.Count(session, clock.Today, stop), [Whose, Tag("work", work.Name)]));
        return measured;
    }

    static Measurement<long> Measured(long value, KeyValuePair<string, object?>[] tags) => new(value, tags);

    KeyValuePair<string, object?> Whose => Tag("service", service.Name);

    static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
