using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Benchmarks.Batches;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;

namespace Recouvrement.Benchmarks.Importing;

/// <summary>
/// A file of invoices and their customers, from the first byte sent to the service (a process of its own, its relay publishing meanwhile) to the report
/// that says it is booked: by a process that has just started, where the compiler works beside it; as another entity's file, by the same process; and the
/// first one again. Each time on a database of its own. Then with the broker away, so that only the service and PostgreSQL share the machine: what is booked
/// waits to be published. Baseline: binary COPY of the same facts into the event tables; of the memory, the size of the file.
/// </summary>
static class ImportBenchmark
{
    const int Times = 3, Batch = 5_000;
    static readonly Uri NoBroker = new("amqp://guest:guest@127.0.0.1:1/");

    public static async IAsyncEnumerable<Figure> Run(int invoices)
    {
        var path = Path.GetTempFileName();
        await InvoiceFile.Write(path, invoices);
        List<Figure.Pair> first = [], running = [], again = [], away = [];
        List<double> worked = [];
        var (appended, peak) = (0L, 0L);
        for (var i = 0; i < Times; i++)
        {
            await using var database = await TestDatabase.Create("invoicing", typeof(Books).Assembly);
            var broker = await Stack.Servers.NewVirtualHost("import");
            await using (var service = await ServiceProcess.Start("Invoicing", database, broker))
            {
                await Register(service, InvoiceFile.Siren);
                await Register(service, InvoiceFile.SecondSiren);
                var raw = Math.Round(await Copied(invoices));
                first.Add(new(Math.Round(invoices / await Import(service, InvoiceFile.Siren, path, invoices)), raw));
                await Told(database);
                var idle = service.ProcessorTime;
                running.Add(new(Math.Round(invoices / await Import(service, InvoiceFile.SecondSiren, path, invoices)), raw));
                worked.Add((service.ProcessorTime - idle).TotalSeconds);
                await Told(database);
                var events = await Count(database, "select count(*) from mt_events");
                again.Add(new(Math.Round(invoices / await Import(service, InvoiceFile.Siren, path, invoices)), first[^1].Value));
                appended += await Count(database, "select count(*) from mt_events") - events;
                peak = Math.Max(peak, service.PeakWorkingSet);
            }

            await Stack.Servers.DeleteVirtualHost(broker);
            away.Add(new(await WithoutBroker(path, invoices), running[^1].Baseline));
        }

        var size = new FileInfo(path).Length;
        File.Delete(path);
        yield return Of("import-invoices", "invoices/s", running);
        yield return Of("import-invoices.broker_away", "invoices/s", away);
        yield return Of("import-invoices.just_started", "invoices/s", first);
        yield return Of("import-invoices.again", "invoices/s", again);
        yield return new("import-invoices.appended_again", appended, "events", 0, 0, []);
        // Of the service alone, publishing included: on a machine that others use too, it tells more than the time that passed.
        yield return new("import-invoices.processor_time", Math.Round(worked.Order().ElementAt(Times / 2), 2), "s", 0, 0, [.. worked.Select(w => new Figure.Pair(Math.Round(w, 2), 0))]);
        yield return new("import-invoices.peak_memory", peak >> 20, "MB", size >> 20, 0, []);
    }

    static Figure Of(string name, string unit, List<Figure.Pair> runs)
    {
        var (value, baseline) = (runs.Select(r => r.Value).Order().ElementAt(Times / 2), runs.Select(r => r.Baseline).Order().ElementAt(Times / 2));
        return new(name, value, unit, baseline, Math.Round(value / baseline, 3), runs);
    }

    static async Task<double> WithoutBroker(string path, int invoices)
    {
        await using var database = await TestDatabase.Create("invoicing", typeof(Books).Assembly);
        await using var service = await ServiceProcess.Start("Invoicing", database, NoBroker);
        await Register(service, InvoiceFile.Siren);
        await Register(service, InvoiceFile.SecondSiren);
        await Import(service, InvoiceFile.Siren, path, invoices);
        return Math.Round(invoices / await Import(service, InvoiceFile.SecondSiren, path, invoices));
    }

    internal static async Task Register(ServiceProcess service, string siren) =>
        (await service.Erp.PutAsJsonAsync($"/creditors/{siren}", new { name = "Comptoir d'Essai" })).EnsureSuccessStatusCode().Dispose();

    internal static async Task<double> Import(ServiceProcess service, string siren, string path, int invoices)
    {
        var started = Stopwatch.GetTimestamp();
        await using var file = File.OpenRead(path);
        using var answer = await service.Erp.PostAsync($"/creditors/{siren}/bulk", new StreamContent(file));
        var id = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        while (true)
        {
            var report = await service.Erp.GetFromJsonAsync<JsonElement>($"/imports/{id}");
            if (report.GetProperty("state").GetString() is "completed" && report.GetProperty("invoices").GetInt32() == invoices && report.GetProperty("rejectedCount").GetInt64() == 0) break;
            if (report.GetProperty("state").GetString() is "completed" or "failed") throw new InvalidOperationException(report.ToString());
            // Rarely enough that asking costs the service nothing that a client would not.
            await Task.Delay(200);
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    // What the relay still has to publish would slow the next figure down.
    static async Task Told(TestDatabase database)
    {
        while (await Count(database, "select (select max(seq_id) from mt_events) - last_seq_id from mt_event_progression where name = 'relay'") > 0) await Task.Delay(100);
    }

    static async Task<long> Count(TestDatabase database, string sql)
    {
        await using var session = await Session.Open(database.Source, default);
        return (await session.Read(sql, r => r.GetInt64(0), default))[0];
    }

    static async Task<double> Copied(int invoices)
    {
        await using var laboratory = await Laboratory.Open();
        var seconds = 0d;
        for (var from = 0; from < invoices; from += Batch)
        {
            var facts = InvoiceFile.Facts(from, Math.Min(Batch, invoices - from), InvoiceFile.Customers(invoices));
            var started = Stopwatch.GetTimestamp();
            await BatchBenchmark.Copy(laboratory.Direct, facts, 1 + from);
            seconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        return invoices / seconds;
    }
}
