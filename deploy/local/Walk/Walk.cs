using System.Diagnostics;
using System.Text.Json.Nodes;
using Recouvrement.Walk.Days;
using Recouvrement.Walk.Processes;
using Recouvrement.Walk.Reports;
using Recouvrement.Walk.Story;

namespace Recouvrement.Walk;

/// <summary>The story of a run: open, live day by day, report.</summary>
public sealed class CompanyWalk(Deployment deployment, Options options, Action<string> say)
{
    readonly Dictionary<string, double> seconds = [];
    readonly Days.Barrier barrier = new(deployment);

    /// <summary>
    /// Called beside the loading (<c>opening</c>) and beside the facts of each day (<c>facts</c>), after each service's work of a day was
    /// asked for while what follows from it is under way (the service's name), and after approvals (<c>approved</c>): for tests that break things.
    /// </summary>
    public Func<DateOnly, string, Task> OnMoment { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Walks from the first day to the last.</summary>
    public async Task<Report> Run()
    {
        var days = new DayByDay(deployment, barrier, new(deployment.As("manager", "dunning"), deployment.As("collector", "dunning")), OnMoment);
        var opening = new Opening(deployment, barrier, options);
        await days.Dawn(options.From);
        var input = await Timed("load", async () =>
        {
            var disturbed = OnMoment(options.From, "opening");
            var loaded = await opening.Load(say);
            await disturbed;
            return loaded;
        });
        await Timed("settle", barrier.Pass);

        var erp = new Erp(deployment.As("erp", "invoicing"), opening.Siren);
        Snapshot? start = null;
        await Timed("walk", async () =>
        {
            for (var day = options.From; day <= options.Until; day = day.AddDays(1))
            {
                var today = day;
                await days.Live(day, async () =>
                {
                    if (opening.Sample is { } company) await erp.Send(company, company.Facts[today]);
                    await erp.ReadBank(today);
                });
                start ??= await Snapshot.Take(deployment.As("collector", "invoicing"), deployment.As("collector", "dunning"), opening.Siren);
                if (day.DayOfWeek == DayOfWeek.Sunday || day == options.Until) await Progress(day, opening.Siren);
            }
        });
        return await Timed("report", () => Report(input, start!, opening.Siren));
    }

    async Task Progress(DateOnly day, string siren)
    {
        var (messages, collected) = (await Messages(), await Collected(siren));
        var placed = await deployment.As("manager", "litigation").Get("/placements/summary");
        say($"{day:yyyy-MM-dd}  day {day.DayNumber - options.From.DayNumber + 1,3}  {string.Join("  ", messages.Select(c => $"{c.Key} {c.Value.Values.Sum()}"))}  " +
            $"claims placed {placed["count"]}  collected {collected / 100m:N2} EUR");
    }

    async Task<Report> Report(InputFigures input, Snapshot start, string siren)
    {
        var totals = start.Totals;
        var placed = await deployment.As("manager", "litigation").Get("/placements/summary");
        long verified = 0, broken = 0;
        foreach (var service in Deployment.Services)
        {
            using var answer = await deployment.As("ops", service).Post("/ops/chains/verification", new { });
            var chains = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            verified += chains["verified"]!.GetValue<long>();
            broken += chains["broken"]!.GetValue<long>();
        }

        var messages = await Messages();
        return new()
        {
            Input = input,
            Customers = totals["customers"]!.GetValue<long>(),
            Invoices = totals["beforeAllocation"]!["openInvoices"]!.GetValue<long>(),
            Credits = totals["beforeAllocation"]!["openCredits"]!.GetValue<long>(),
            OpenBalance = totals["openBalance"]!["cents"]!.GetValue<long>(),
            DebtorsOwing = Sum(totals["debtorsOwing"]!),
            DebtorsInCredit = Sum(totals["debtorsInCredit"]!),
            Accounts = start.Accounts,
            Blocked = start.Blocked,
            Cases = (await deployment.As("collector", "dunning").Get($"/creditors/{siren}/summary"))["casesDunned"]!.GetValue<long>(),
            Messages = messages,
            ClaimsPlaced = Figures(placed),
            Collected = await Collected(siren),
            Events = new(barrier.Last.ToDictionary(f => f.Service, f => f.Events), StringComparer.Ordinal),
            Published = barrier.Published,
            Consumed = barrier.Consumed,
            Parked = barrier.Last.Sum(f => f.Parked),
            Chains = new(verified, broken),
            Seconds = seconds,
        };
    }

    /// <summary>Letters and mails are counted where they are sent, calls where they are made.</summary>
    async Task<SortedDictionary<string, SortedDictionary<string, long>>> Messages()
    {
        var all = new SortedDictionary<string, SortedDictionary<string, long>>(StringComparer.Ordinal);
        foreach (var (service, path) in new[] { ("correspondence", "/messages/summary"), ("dunning", "/calls/summary") })
            foreach (var (channel, steps) in await deployment.As("collector", service).Get<Dictionary<string, Dictionary<string, long>>>(path))
                all[channel] = new(steps, StringComparer.Ordinal);
        return all;
    }

    async Task<long> Collected(string siren) =>
        (await deployment.As("collector", "invoicing").Get($"/creditors/{siren}/payments/summary?from={options.From:yyyy-MM-dd}&until={options.Until:yyyy-MM-dd}"))["received"]!["cents"]!.GetValue<long>();

    static CountAndAmount Sum(JsonNode node) => new(node["count"]!.GetValue<long>(), node["amount"]!["cents"]!.GetValue<long>());

    static CountAndAmount Figures(JsonNode node) => new(node["count"]!.GetValue<long>(), node["amountCents"]!.GetValue<long>());

    async Task<T> Timed<T>(string phase, Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await work();
        seconds[phase] = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 2);
        return result;
    }

    Task Timed(string phase, Func<Task> work) => Timed(phase, async () => { await work(); return 0; });
}
