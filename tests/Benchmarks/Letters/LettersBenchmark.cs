using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recouvrement.Correspondence.Mail;
using Recouvrement.Platform.Typesetting;
using Recouvrement.Support;

namespace Recouvrement.Benchmarks.Letters;

/// <summary>
/// Letters as Dunning asks for them, over the broker, to a service that is a process of its own: until the PDF of the last one is committed, and until the
/// postal provider's stand-in has taken it. Broker, database, stand-in and service share the machine. Baselines of the same run: bare typesetting of the very
/// letter, by the same number of workers, and of a page of one line.
/// </summary>
static class LettersBenchmark
{
    const int Workers = 2, MostMemory = 1024, Publishers = 32;
    static readonly DateOnly Day = new(2026, 3, 16);

    public static async IAsyncEnumerable<Figure> Run(int letters)
    {
        var (line, letter) = (await Bare("line", letters / 4), await Bare("letter", letters / 10));
        yield return Of("letters.bare_line", line.Rate, "pages/s", line.Rate);
        yield return Of("letters.bare_letter", letter.Rate, "letters/s", line.Rate);
        yield return Of("letters.bare_letter.worker_memory", letter.Held >> 20, "MB", MostMemory);

        await using var database = await TestDatabase.Create("correspondence", typeof(SmtpOptions).Assembly);
        var broker = await Stack.Servers.NewVirtualHost("letters");
        try
        {
            using var post = await PostOffice.Open(Day);
            await using var service = await ServiceProcess.Start("Correspondence", database, broker, settings: post.Settings(Workers));
            (await service.Ops.PostAsJsonAsync("/ops/clock", new { date = Day })).EnsureSuccessStatusCode().Dispose();
            await Eventually.Is(async () => (await service.Ops.GetAsync("/health/ready")).IsSuccessStatusCode, "the service is ready");
            await using var bus = await TestBus.Start(broker);
            await bus.Publish(Story.Letterhead());
            var debtors = Enumerable.Range(0, Math.Max(1, letters / 4)).Select(_ => Guid.CreateVersion7()).ToArray();
            await Parallel.ForEachAsync(debtors, new ParallelOptions { MaxDegreeOfParallelism = Publishers }, async (debtor, _) => await bus.Publish(Story.Contacts(debtor)));
            await Until(database, "select count(*) from contacts", debtors.Length);

            var asked = Enumerable.Range(0, letters).Select(n => Story.Letter(debtors[n % debtors.Length], n)).ToArray();
            var idle = service.ProcessorTime;
            var started = Stopwatch.GetTimestamp();
            var publishing = Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = Publishers }, async (one, _) => await bus.Publish(one));
            var heard = Until(database, "select count(*) from messages", letters);
            var stored = Until(database, "select count(*) from documents", letters);
            var sent = Until(database, "select count(*) from messages where state = 'sent'", letters);
            await publishing;
            await Task.WhenAll(heard, stored, sent);

            double Rate(long at) => letters / Stopwatch.GetElapsedTime(started, at).TotalSeconds;
            yield return Of("letters.heard", Rate(await heard), "letters/s", letter.Rate);
            yield return Of("letters.stored", Rate(await stored), "letters/s", letter.Rate);
            yield return Of("letters.handed_over", Rate(await sent), "letters/s", letter.Rate);
            yield return Of("letters.processor_time", (service.ProcessorTime - idle).TotalMilliseconds / letters, "ms/letter", 1000 / letter.Rate);
            yield return Of("letters.worker_time", Worker.All(service.Id).Sum(w => w.ProcessorTime.TotalMilliseconds) / letters, "ms/letter", 1000 / letter.Rate);
            yield return Of("letters.service_memory", service.PeakWorkingSet >> 20, "MB", MostMemory);
            yield return Of("letters.worker_memory", Worker.All(service.Id).Max(w => w.Peak) >> 20, "MB", MostMemory);
            yield return Of("letters.not_once", letters - await post.Taken(), "letters", 0);
        }
        finally
        {
            await Stack.Servers.DeleteVirtualHost(broker);
        }
    }

    static async Task<(double Rate, long Held)> Bare(string page, int pages)
    {
        var folder = Directory.CreateTempSubdirectory("letters-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "line.typ"), "#let data = json(\"/data.json\")\n#set text(font: \"Liberation Sans\")\nLettre #data.letter.reference");
            await using var typesetter = new Typesetter(Options.Create(new TypesettingOptions { Workers = Workers, Waiting = int.MaxValue }), NullLogger<Typesetter>.Instance);
            var contents = Enumerable.Range(0, pages + (Workers * 100)).Select(Story.Content).ToArray();
            await Typeset(pages, Workers * 100);
            var started = Stopwatch.GetTimestamp();
            await Typeset(0, pages);
            return (pages / Stopwatch.GetElapsedTime(started).TotalSeconds, Worker.All(Environment.ProcessId).Max(w => w.Peak));

            Task Typeset(int first, int count) => Parallel.ForEachAsync(
                Enumerable.Range(first, count), new ParallelOptions { MaxDegreeOfParallelism = 2 * Workers }, async (n, stop) => await typesetter.Typeset(Template(n), contents[n], stop));

            string Template(int n) => page == "line" ? Path.Combine(folder.FullName, "line.typ") : Path.Combine(AppContext.BaseDirectory, "Templates", $"{Story.Kind(n)}.fr.typ");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Rarely enough that asking costs next to nothing.
    static async Task<long> Until(TestDatabase database, string sql, long wanted)
    {
        while (true)
        {
            await using var command = database.Source.CreateCommand(sql);
            if ((long)(await command.ExecuteScalarAsync())! >= wanted) return Stopwatch.GetTimestamp();
            await Task.Delay(500);
        }
    }

    static Figure Of(string name, double value, string unit, double baseline) => new(name, Math.Round(value, 1), unit, Math.Round(baseline, 1), baseline == 0 ? 0 : Math.Round(value / baseline, 3), []);
}
