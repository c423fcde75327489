using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Support;

namespace Recouvrement.Benchmarks.Relaying;

/// <summary>
/// Stored events of 1 KB, ten to a stream, from the table to confirmed in a bound quorum queue with Mandatory, the position saved.
/// Baseline: the bare client publishing as many bytes as confirmed, without a table, an order or an envelope.
/// </summary>
static class RelayBenchmark
{
    const int EventsInStream = 10;

    public static async IAsyncEnumerable<Figure> Run(int events)
    {
        await using var database = await TestDatabase.Create("invoicing");
        var broker = await Stack.Servers.NewVirtualHost("relay");
        var host = ServiceHost.Create(
            [$"--Database:ConnectionString={database.ConnectionString}", $"--RabbitMq:Address={broker}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning"], "invoicing");
        host.Publications = new Publications().Publish<Sample, Sample.Described, BankFeedReceivedV1>(new EventNames<Sample>(), (stored, fact) => new(fact.Text, new(2026, 3, 2), stored.Version, new(2026, 3, 2)));
        await using var app = host.Build();
        await app.StartAsync();
        await app.Services.GetRequiredService<Topology>().Declared;
        await using var raw = await RawPublishing.Open(broker);

        yield return await Figure.Of("relay", "events/s", () => Relay(app, database, raw, events), () => raw.Publish(events));
        await app.StopAsync();
        await Stack.Servers.DeleteVirtualHost(broker);
    }

    static async Task<double> Relay(WebApplication app, TestDatabase database, RawPublishing queue, int events)
    {
        await queue.Purge();
        StreamAppend[] batch = [.. Enumerable.Range(0, events / EventsInStream).Select(n => new StreamAppend(
            Guid.NewGuid(), "described", StreamHead.New, [.. Enumerable.Range(0, EventsInStream).Select(i => EventNames<Sample>.Write(new Sample.Described(RawPublishing.Text(n), i)))]))];
        await using var loading = await Session.Begin(database.Source, default);
        await database.Store.AppendBatch(loading, batch, Sample.Context, default);

        var started = Stopwatch.GetTimestamp();
        await loading.Commit(default);
        app.Services.GetRequiredService<LogSignal>().Raise();
        await using var watching = await Session.Open(database.Source, default);
        await using var behind = watching.Command("select (select max(seq_id) from mt_events) > last_seq_id from mt_event_progression where name = 'relay'");
        while ((bool?)await behind.ExecuteScalarAsync() ?? true) await Task.Delay(5);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await queue.Holds(events);
        return events / seconds;
    }
}
