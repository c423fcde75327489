using System.Diagnostics;
using Recouvrement.Benchmarks.Batches;
using Recouvrement.Dunning.Runs;
using Recouvrement.Dunning.Tests.Service;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;

namespace Recouvrement.Benchmarks.Dunning;

/// <summary>
/// A run on a day on which every open invoice is at its first reminder: decided from snapshots, recorded as events, shown in the read tables. By the service
/// as a process of its own with the broker away, so that only it and PostgreSQL share the machine: what it asks for waits to be published; by two such
/// processes at once, on a copy of the same database; and by one with the broker, until the last message is confirmed. Before it, a run on which nothing is due, which
/// adds every case up from its facts. Baseline: binary COPY of the same facts into the event tables; of the others, the run of one process.
/// </summary>
static class DunningRunBenchmark
{
    const int InvoicesEach = 10, Copied = 5_000, CopiedAtOnce = 1_000, Asked = 1_000, MostMemory = 1024;
    static readonly Uri NoBroker = new("amqp://guest:guest@127.0.0.1:1/");

    public static async IAsyncEnumerable<Figure> Run(int invoices)
    {
        var debtors = Math.Max(1, invoices / InvoicesEach);
        await using var alone = await TestDatabase.Create("dunning", typeof(RunReport).Assembly);
        await ManyDebtors.Tell(alone, debtors, InvoicesEach);
        var first = await Seconds(alone, ManyDebtors.Before, 1);
        // As a database that has been in use for a while, not one that was filled this minute.
        await Stack.Servers.Administer("vacuum analyze", alone.Name);
        await using var shared = await alone.Copy();
        await using var told = await alone.Copy();

        double seconds;
        await using (var one = await RunningService.Start(alone, NoBroker))
        {
            var idle = one.ProcessorTime;
            seconds = await one.Run(ManyDebtors.Day);
            var worked = (one.ProcessorTime - idle).TotalSeconds;
            yield return Of("dunning-run", invoices / seconds, "invoices/s", await PerSecond(alone, debtors));
            yield return Of("dunning-run.processor_time", worked, "s", seconds);
            yield return Of("dunning-run.peak_memory", one.PeakMemory >> 20, "MB", MostMemory);
            foreach (var figure in await Faults("dunning-run", alone, debtors)) yield return figure;
            foreach (var (name, path) in new[] { ("why", "/cases/{0}/why"), ("case", "/cases/{0}"), ("list_top_50", "/cases?status=dunned&limit=50&after={0}") })
                yield return Of($"dunning-run.{name}_p99", await one.Slowest(await Cases(alone), path), "ms", 20);
        }

        yield return Of("dunning-run.first_look", invoices / first, "invoices/s", invoices / seconds);
        var both = await Seconds(shared, ManyDebtors.Day, 2);
        yield return Of("dunning-run.two_processes", invoices / both, "invoices/s", invoices / seconds);
        foreach (var figure in await Faults("dunning-run.two_processes", shared, debtors)) yield return figure;

        yield return Of("dunning-run.published", invoices / await Published(told), "invoices/s", invoices / seconds);
        yield return Of("dunning-run.published.not_once", debtors - await Count(told, "select coalesce(sum(published), 0)::bigint from relay_counts"), "messages", 0);
    }

    static async Task<double> Seconds(TestDatabase database, DateOnly day, int processes)
    {
        var services = await Task.WhenAll(Enumerable.Range(0, processes).Select(_ => RunningService.Start(database, NoBroker)));
        try
        {
            return (await Task.WhenAll(services.Select(service => service.Run(day)))).Max();
        }
        finally
        {
            foreach (var service in services) await service.DisposeAsync();
        }
    }

    static async Task<double> Published(TestDatabase database)
    {
        double seconds;
        var broker = await Stack.Servers.NewVirtualHost("dunning");
        await using (var service = await RunningService.Start(database, broker))
        {
            var started = Stopwatch.GetTimestamp();
            await service.Run(ManyDebtors.Day);
            while (await Count(database, "select (select max(seq_id) from mt_events) - last_seq_id from mt_event_progression where name = 'relay'") > 0) await Task.Delay(100);
            seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        await Stack.Servers.DeleteVirtualHost(broker);
        return seconds;
    }

    // Decided twice, not decided, or shown otherwise than recorded.
    static async Task<IEnumerable<Figure>> Faults(string name, TestDatabase database, int debtors) =>
    [
        Of($"{name}.doubled", await Count(database, "select count(*) - count(distinct stream_id) from mt_events where type in ('step_decided')"), "cases", 0),
        Of($"{name}.left_out", debtors - await Count(database, "select count(distinct stream_id) from mt_events where type = 'message_requested'"), "cases", 0),
        Of($"{name}.shown_otherwise", await Count(database, """
            select count(*) from cases c join mt_streams s on s.id = c.case_id left join case_snapshots k on k.stream = c.case_id
             where s.version <> c.version or s.version <> k.version or (select count(*) from acts a where a.case_id = c.case_id and a.status = 'requested' and a.invoices = 10) <> 1
            """), "cases", 0),
    ];

    // The facts of some cases, times what there are of them.
    static async Task<double> PerSecond(TestDatabase database, int debtors)
    {
        await using var laboratory = await Laboratory.Open();
        var (seconds, cases, number) = (0d, 0, 1L);
        foreach (var some in (await Cases(database)).Take(Copied).Chunk(CopiedAtOnce))
        {
            await using var session = await Session.Open(database.Source, default);
            var tails = await database.Store.ReadTails(session, [.. some.Select(c => new StreamTail(c, InvoicesEach + 4))], default);
            StreamAppend[] facts = [.. tails.Select(tail => new StreamAppend(tail.Key, "dunning_case", StreamHead.New, [.. tail.Select(e => new NewEvent(e.Id, e.Type, "Recouvrement.Dunning.Domain.Cases.DunningEvent", 1, e.Data))]))];
            var started = Stopwatch.GetTimestamp();
            await BatchBenchmark.Copy(laboratory.Direct, facts, number);
            seconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
            (cases, number) = (cases + some.Length, number + facts.Sum(f => f.Events.Count));
        }

        return Math.Min(cases, debtors) * InvoicesEach / seconds;
    }

    static async Task<List<Guid>> Cases(TestDatabase database)
    {
        await using var session = await Session.Open(database.Source, default);
        return await session.Read("select case_id from cases order by md5(case_id::text) limit $1", row => row.GetGuid(0), default, Math.Max(Copied, Asked));
    }

    static async Task<long> Count(TestDatabase database, string sql)
    {
        await using var session = await Session.Open(database.Source, default);
        return (await session.Read(sql, row => row.GetInt64(0), default))[0];
    }

    static Figure Of(string name, double value, string unit, double baseline) => new(name, Math.Round(value, 1), unit, Math.Round(baseline, 1), baseline == 0 ? 0 : Math.Round(value / baseline, 3), []);
}
