using System.Text.Json;
using System.Text.Json.Nodes;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service.Figures;

/// <summary>Over random accounts: no figure of a past day knows what is dated later, and what is said of customers adds up to what is said of the entity.</summary>
public sealed class PastDayPropertyTests
{
    static readonly DateOnly Day = new(2026, 5, 15);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Figures_of_a_past_day_stay_and_customers_add_up_to_their_entity(int seed)
    {
        await using var service = await InvoicingService.Start(new(2026, 6, 30));
        var accounts = new RandomAccounts(service, seed);
        await accounts.Trade(60, new(2026, 1, 1), Day);
        var (figures, late) = (await Said(service, accounts.Customers), await Late(service, accounts.Customers));
        await accounts.Trade(60, Day.AddDays(1), new(2026, 6, 30));
        Assert.Equal(figures, await Said(service, accounts.Customers));
        Assert.Equal(late, await Late(service, accounts.Customers));

        foreach (var on in new[] { Day, new(2026, 2, 10), new(2026, 6, 30) })
        {
            var exposure = await service.Get($"/figures/exposure?on={on:yyyy-MM-dd}&by=debtor");
            AddsUp(exposure, "notDue", "late", "unallocated", "deliveredNotInvoiced", "total", "insured", "atRisk");
            var collection = await service.Get($"/figures/collection?on={on:yyyy-MM-dd}&by=debtor");
            AddsUp(collection, "receivables", "notDue", "beginning", "turnover");
            var totals = exposure.GetProperty("totals");
            Assert.Equal(collection.GetProperty("totals").Cents("receivables"), totals.Cents("notDue") + totals.Cents("late"));
            Assert.Equal((await service.Get($"/figures/aged-balance?on={on:yyyy-MM-dd}")).GetProperty("totals").Cents("total"), totals.Cents("notDue") + totals.Cents("late") + totals.Cents("unallocated"));
            var closings = new List<long>();
            foreach (var customer in accounts.Customers) closings.Add((await service.Get($"/customers/{customer}/statement?from=2026-01-01&to={on:yyyy-MM-dd}")).Cents("closing"));
            Assert.Equal(totals.Cents("notDue") + totals.Cents("late") + totals.Cents("unallocated"), closings.Sum());
        }
    }

    static void AddsUp(JsonElement answer, params string[] amounts) =>
        Assert.All(amounts, name => Assert.Equal(answer.GetProperty("totals").Cents(name), answer.GetProperty("rows").EnumerateArray().Sum(row => row.Cents(name))));

    static async Task<List<string>> Said(InvoicingService service, IReadOnlyList<string> customers)
    {
        var said = new List<string>();
        foreach (var figure in new[] { "aged-balance", "collection", "collection?by=debtor", "exposure?by=debtor", "exposure?by=group" })
            said.Add($"{await service.Get($"/figures/{figure}{(figure.Contains('?', StringComparison.Ordinal) ? '&' : '?')}on={Day:yyyy-MM-dd}")}");
        foreach (var customer in customers) said.Add(Without(await service.Get($"/customers/{customer}/statement?from=2026-01-01&to={Day:yyyy-MM-dd}"), "through"));
        return said;
    }

    static async Task<List<string>> Late(InvoicingService service, IReadOnlyList<string> customers)
    {
        var said = new List<string>();
        foreach (var customer in customers) said.Add(Without(await service.Get($"/customers/{customer}/late-interest?on={Day:yyyy-MM-dd}"), "through", "events"));
        return said;
    }

    // Where the log ends now, and what was looked at until there, is no figure.
    static string Without(JsonElement answer, params string[] members)
    {
        var of = JsonNode.Parse(answer.GetRawText())!.AsObject();
        foreach (var member in members) of.Remove(member);
        return of.ToJsonString();
    }

    /// <summary>New documents of a few customers, each dated in a span; payments meet older invoices too, and some come back.</summary>
    sealed class RandomAccounts(InvoicingService service, int seed)
    {
        readonly Random random = new(seed);
        readonly List<(string Customer, string Number)> invoices = [];
        readonly List<(string Number, DateOnly On)> payments = [];
        int documents;

        public List<string> Customers { get; } = [];

        public async Task Trade(int steps, DateOnly from, DateOnly to)
        {
            while (Customers.Count < 3) Customers.Add(await service.NewCustomer(termDays: random.Next(0, 46)));
            for (var step = 0; step < steps; step++)
            {
                var (customer, on, cents) = (Customers[random.Next(3)], from.AddDays(random.Next(to.DayNumber - from.DayNumber + 1)), random.Next(1, 90_000));
                var number = $"R{++documents}";
                var own = invoices.Where(i => i.Customer == customer).Select(i => new { number = i.Number }).ToList();
                var named = own.Count > 0 && random.Next(2) == 0 ? [own[random.Next(own.Count)]] : own.Take(0).ToArray();
                switch (random.Next(11))
                {
                    case < 5:
                        await Accepts(service.Put($"/invoices/{number}", new { customer, issuedOn = on, amountCents = cents }));
                        invoices.Add((customer, number));
                        break;
                    case < 8:
                        await Accepts(service.Put($"/payments/{number}", new { customer, receivedOn = on, amountCents = cents, invoices = named }));
                        payments.Add((number, on));
                        break;
                    case 8:
                        await Accepts(service.Put($"/credit-notes/{number}", new { customer, issuedOn = on, amountCents = cents, invoices = named }));
                        break;
                    case 9:
                        await Accepts(service.Post($"/customers/{customer}/penalty-bills", new { }));
                        break;
                    default:
                        if (payments.Count == 0) break;
                        var back = random.Next(payments.Count);
                        await Accepts(service.Post($"/payments/{payments[back].Number}/reversal", new { on = on > payments[back].On ? on : payments[back].On, reason = "rejected" }));
                        payments.RemoveAt(back);
                        break;
                }
            }
        }
    }
}
