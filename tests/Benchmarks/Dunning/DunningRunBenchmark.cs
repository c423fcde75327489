using System.Diagnostics;
using Npgsql;
using Recouvrement.Benchmarks.Batches;
using Recouvrement.Dunning.Runs;
using Recouvrement.Dunning.Tests.Service;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;

namespace Recouvrement.Benchmarks.Dunning;

/// <summary>
/// A run on a day on which every open invoice is at its first reminder: decided from snapshots, recorded as events, shown in the read tables. By the service
/// as a process of its own with the broker away, so that only it and PostgreSQL share the machine: what it asks for waits to be published; by two such
/// processes at once; and by one with the broker, until the last message is confirmed. Each on a copy of the same database, in turn. Before them, a run on which nothing
/// is due, which adds every case up from its facts. Baseline of the run: binary COPY of the same facts into the event tables; of the others, the run of one process.
/// </summary>
static class DunningRunBenchmark
{
    const int InvoicesEach = 10, Copied = 5_000, CopiedAtOnce = 1_000, Asked = 1_200, MostMemory = 1024, Rounds = 3, MostForRounds = 300_000;
    static readonly Uri NoBroker = new("amqp://guest:guest@127.0.0.1:1/");

    sealed record Measured(double Seconds, double Worked, long Peak);

    public static async IAsyncEnumerable<Figure> Run(int invoices)
    {
        var debtors = Math.Max(1, invoices / InvoicesEach);
        await using var prepared = await TestDatabase.Create("dunning", typeof(RunReport).Assembly);
        await ManyDebtors.Tell(prepared, debtors, InvoicesEach);
        var first = await Run(prepared, ManyDebtors.Before, 1);
        // As a database that has been in use for a while, not one that was filled this minute.
        await Stack.Servers.Administer("vacuum analyze", prepared.Name);

        List<Measured> one = [], two = [];
        List<Figure> faults = [];
        var baseline = 0d;
        for (var round = 0; round < (invoices > MostForRounds ? 1 : Rounds); round++)
            foreach (var processes in round % 2 == 0 ? new[] { 1, 2 } : [2, 1])
            {
                await using var database = await prepared.Copy();
                (processes == 1 ? one : two).Add(await Run(database, ManyDebtors.Day, processes));
                faults.AddRange(await Faults(processes == 1 ? "dunning-run" : "dunning-run.two_processes", database, debtors));
                if (baseline == 0) baseline = await Baseline(database);
            }

        double Rate(List<Measured> runs) => invoices / Median(runs, m => m.Seconds);
        Figure.Pair[] pairs = [.. two.Zip(one, (t, o) => new Figure.Pair(Math.Round(invoices / t.Seconds), Math.Round(invoices / o.Seconds)))];
        yield return Of("dunning-run", Rate(one), "invoices/s", baseline);
        yield return Of("dunning-run.two_processes", Rate(two), "invoices/s", Rate(one)) with { Runs = pairs };
        yield return Of("dunning-run.first_look", invoices / first.Seconds, "invoices/s", Rate(one));
        yield return Of("dunning-run.processor_time", Median(one, m => m.Worked), "s", Median(one, m => m.Seconds));
        yield return Of("dunning-run.peak_memory", one.Concat(two).Max(m => m.Peak) >> 20, "MB", MostMemory);
        foreach (var same in faults.GroupBy(f => f.Name)) yield return Of(same.Key, same.Sum(f => f.Value), same.First().Unit, 0);

        await using var told = await prepared.Copy();
        var broker = await Stack.Servers.NewVirtualHost("dunning");
        await using (var service = await RunningService.Start(told, broker))
        {
            var started = Stopwatch.GetTimestamp();
            await service.Run(ManyDebtors.Day);
            while (await Count(told, "select (select max(seq_id) from mt_events) - last_seq_id from mt_event_progression where name = 'relay'") > 0) await Task.Delay(100);
            yield return Of("dunning-run.published", invoices / Stopwatch.GetElapsedTime(started).TotalSeconds, "invoices/s", Rate(one));
            yield return Of("dunning-run.published.not_once", debtors - await Count(told, "select coalesce(sum(published), 0)::bigint from relay_counts"), "messages", 0);
            foreach (var (name, path) in new[] { ("why", "/cases/{0}/why"), ("case", "/cases/{0}"), ("list_top_50", "/cases?status=dunned&limit=50&after={0}"), ("worklist_top_50", "/worklist?limit=50&creditor=" + ManyDebtors.Creditor) })
                yield return Of($"dunning-run.{name}_p99", await service.Slowest((await Cases(told)).ConvertAll(c => $"{c}"), path), "ms", 20);
            yield return Of("dunning-run.next_step_p99", await service.Slowest(await Numbers(told), $"/creditors/{ManyDebtors.Creditor}/invoices/{{0}}/next-step"), "ms", 20);
        }

        await Stack.Servers.DeleteVirtualHost(broker);
    }

    static async Task<Measured> Run(TestDatabase database, DateOnly day, int processes)
    {
        var services = await Task.WhenAll(Enumerable.Range(0, processes).Select(_ => RunningService.Start(database, NoBroker)));
        try
        {
            var idle = services.Sum(service => service.ProcessorTime.TotalSeconds);
            var seconds = (await Task.WhenAll(services.Select(service => service.Run(day)))).Max();
            return new(seconds, services.Sum(service => service.ProcessorTime.TotalSeconds) - idle, services.Max(service => service.PeakMemory));
        }
        finally
        {
            foreach (var service in services) await service.DisposeAsync();
        }
    }

    static double Median(List<Measured> runs, Func<Measured, double> value) => runs.Select(value).Order().ElementAt(runs.Count / 2);

    // Decided twice, not decided, or shown otherwise than recorded.
    static async Task<IEnumerable<Figure>> Faults(string name, TestDatabase database, int debtors) =>
    [
        Of($"{name}.doubled", await Count(database, "select count(*) - count(distinct stream_id) from mt_events where type = 'step_decided'"), "cases", 0),
        Of($"{name}.left_out", debtors - await Count(database, "select count(distinct stream_id) from mt_events where type = 'message_requested'"), "cases", 0),
        Of($"{name}.shown_otherwise", await Count(database, """
            select count(*) from cases c join mt_streams s on s.id = c.case_id left join case_snapshots k on k.stream = c.case_id
              left join (select case_id, count(*) as asked from acts where status = 'requested' and invoices = 10 group by case_id) a on a.case_id = c.case_id
             where s.version <> c.version or s.version is distinct from k.version or a.asked is distinct from 1
            """), "cases", 0),
    ];

    // The facts of some cases, times what there are of them.
    static async Task<double> Baseline(TestDatabase database)
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

        return cases * InvoicesEach / seconds;
    }

    static async Task<List<Guid>> Cases(TestDatabase database)
    {
        await using var session = await Session.Open(database.Source, default);
        return await session.Read("select case_id from cases order by md5(case_id::text) limit $1", row => row.GetGuid(0), default, Math.Max(Copied, Asked));
    }

    static async Task<List<string>> Numbers(TestDatabase database)
    {
        await using var session = await Session.Open(database.Source, default);
        return await session.Read("select number from case_invoices where outstanding_cents > 0 order by md5(number) limit $1", row => row.GetString(0), default, Asked);
    }

    static async Task<long> Count(TestDatabase database, string sql)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        // What compares all rows of a million invoices takes longer than a question may.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 900 };
        return (long)(await command.ExecuteScalarAsync())!;
    }

    static Figure Of(string name, double value, string unit, double baseline) => new(name, Math.Round(value, 1), unit, Math.Round(baseline, 1), baseline == 0 ? 0 : Math.Round(value / baseline, 3), []);
}
