using System.Net;
using System.Text.Json;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service.Figures;

public sealed class CollectionFiguresTests : IAsyncLifetime
{
    InvoicingService service = null!;

    public async Task InitializeAsync() => service = await InvoicingService.Start(new(2026, 6, 30));

    public Task DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task A_quarter_is_as_computed_by_hand_and_asked_again_it_is_the_same()
    {
        var customer = await Customer("C-Q", "VRP1", "Gros");
        await Owes(customer, "Q-0", 2_500_000, "2026-03-20");
        await Owes(customer, "Q-4", 3_000_000, "2026-04-10");
        await Owes(customer, "Q-5", 2_000_000, "2026-05-15");
        await Accepts(service.Put("/invoices/Q-6", new { customer, issuedOn = "2026-06-05", amountCents = 4_000_000, deliveredOn = "2026-06-01" }));
        await Accepts(service.Put("/deliveries/Q-BL", new { customer, deliveredOn = "2026-05-10", amountCents = 2_000_000 }));
        await Accepts(service.Put("/invoices/Q-5/links", new { deliveries = new[] { "q-bl" } }));
        await Pays(customer, "Q-R0", 2_500_000, "2026-04-25", "Q-0");
        await Pays(customer, "Q-R4", 3_000_000, "2026-05-20", "Q-4");
        await Pays(customer, "Q-R6", 500_000, "2026-06-20", "Q-6");

        var answer = await service.Get("/figures/collection?on=2026-06-30&days=91");
        Assert.Equal("2026-04-01", answer.Text("from"));
        var quarter = "5500000 3500000 2500000 9000000 55.61 53.25 35.39 20.22 75 4.5 2";
        Assert.Equal(quarter, Figures(answer.GetProperty("totals")));
        Assert.Equal(6, answer.GetProperty("formulas").EnumerateObject().Count(f => f.Value.GetString()!.Length > 0));
        foreach (var query in new[] { "by=debtor", "by=sales_person", "by=segment", "by=debtor&customer=c-q", "salesPerson=VRP1", "segment=Gros" })
            Assert.Equal(quarter, Figures((await service.Get($"/figures/collection?on=2026-06-30&days=91&{query}")).GetProperty("rows")[0]));
        Assert.Equal(0, (await service.Get("/figures/collection?on=2026-06-30&salesPerson=VRP2")).GetProperty("totals").Cents("receivables"));

        // What is dated later changes nothing; what was recorded later of the period can be left out.
        await Pays(customer, "Q-R7", 100_000, "2026-07-01", "Q-6");
        Assert.Equal($"{answer}", $"{await service.Get("/figures/collection?on=2026-06-30&days=91")}");
        await Owes(customer, "Q-7", 700_000, "2026-06-29");
        Assert.NotEqual(quarter, Figures((await service.Get("/figures/collection?on=2026-06-30&days=91")).GetProperty("totals")));
        Assert.Equal($"{answer}", $"{await service.Get($"/figures/collection?on=2026-06-30&days=91&through={answer.GetProperty("events").GetProperty("toSequence").GetInt64()}")}");
    }

    [Fact]
    public async Task Without_turnover_the_figures_are_not_defined()
    {
        var none = (await service.Get("/figures/collection?on=2026-06-30&currency=CHF")).GetProperty("totals");
        Assert.Equal("0 0 0 0 - 0 - - - - 0", Figures(none));
        var customer = await Customer("C-OLD");
        await Owes(customer, "OLD", 1_000, "2025-01-10");
        Assert.Equal("1000 0 1000 0 - 546 - - 0 - 0", Figures((await service.Get("/figures/collection?on=2026-06-30&customer=C-OLD")).GetProperty("totals")));
    }

    [Fact]
    public async Task Exposure_is_what_is_owed_delivered_and_ordered_less_what_is_insured_against_the_limit()
    {
        var (head, member) = (await Customer("C-HEAD"), await Customer("C-MEMBER"));
        await Accepts(service.Put($"/customers/{member}/parent", new { customer = head }));
        await Accepts(service.Put($"/customers/{member}/credit/limits/L", new { limitCents = 500_000, from = "2026-01-01" }));
        await Accepts(service.Put($"/customers/{member}/credit/covers/P", new { insurer = "Assureur", insuredCents = 100_000, percent = 90, from = "2026-01-01", declareWithinDays = 30, extendAtMostDays = 30, handOverWithinDays = 60 }));
        await Accepts(service.Post("/order-gate", new { stage = "order", customer = member, order = "X-O", amountCents = 100_000 }));
        await Owes(member, "X-1", 80_000, "2026-05-01");
        await Owes(member, "X-2", 50_000, "2026-06-15");
        await Accepts(service.Put("/payments/X-R", new { customer = member, receivedOn = "2026-06-20", amountCents = 10_000, invoices = new[] { new { number = "X-1" } } }));
        await Accepts(service.Put("/deliveries/X-BL", new { customer = member, order = "x-o", deliveredOn = "2026-06-28", amountCents = 40_000 }));
        await Owes(head, "X-3", 1_000, "2026-06-15");

        Assert.Equal("50000 70000 0 40000 60000 220000 90000 130000 500000 280000", Exposed(await service.Get($"/figures/exposure?on=2026-06-30&customer={member}")));
        Assert.Equal("50000 70000 0 40000 0 160000 90000 70000 500000 340000", Exposed(await service.Get($"/figures/exposure?on=2026-06-29&customer={member}")));
        Assert.Equal("50000 70000 0 0 0 120000 90000 30000 500000 380000", Exposed(await service.Get($"/figures/exposure?on=2026-06-27&customer={member}")));
        Assert.Equal("0 80000 0 0 0 80000 72000 8000 500000 420000", Exposed(await service.Get($"/figures/exposure?on=2026-06-14&customer={member}")));

        var groups = await service.Get("/figures/exposure?on=2026-06-30&by=group");
        Assert.Equal("C-HEAD 51000 70000 0 40000 60000 221000 90000 131000 500000 280000", $"C-HEAD {Exposed(groups, "C-HEAD")}");
        Assert.DoesNotContain(groups.GetProperty("rows").EnumerateArray(), r => r.Text("key") == "C-MEMBER");

        // Invoiced, delivered and ordered goods count once, from the day of the invoice.
        await service.Host.SetToday(new(2026, 7, 2));
        await Owes(member, "X-4", 40_000, "2026-07-01");
        await Accepts(service.Put("/invoices/X-4/links", new { deliveries = new[] { "X-BL" } }));
        Assert.Equal("90000 70000 0 0 60000 220000 90000 130000 500000 280000", Exposed(await service.Get($"/figures/exposure?on=2026-07-01&customer={member}")));
        Assert.Equal("50000 70000 0 40000 60000 220000 90000 130000 500000 280000", Exposed(await service.Get($"/figures/exposure?on=2026-06-30&customer={member}")));

        // A withdrawal counts from its day.
        await Accepts(service.Post("/order-gate/X-O/withdrawal", new { }));
        Assert.Equal("90000 70000 0 0 0 160000 90000 70000 500000 340000", Exposed(await service.Get($"/figures/exposure?on=2026-07-02&customer={member}")));
        Assert.Equal("90000 70000 0 0 60000 220000 90000 130000 500000 280000", Exposed(await service.Get($"/figures/exposure?on=2026-07-01&customer={member}")));
    }

    [Fact]
    public async Task What_is_asked_wrongly_is_named()
    {
        foreach (var (query, field) in new[]
        {
            ("collection?days=0", "days"), ("collection?days=367", "days"), ("collection?by=colour", "by"), ("collection?on=0001-01-01", "on"), ("collection?through=0", "through"), ("exposure?by=colour", "by"),
            ("exposure?currency=euro", "currency"), ("exposure?customer=a%7Cb", "customer"),
        })
            await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/figures/{query}"), HttpStatusCode.UnprocessableEntity, field: field);
    }

    static string Figures(JsonElement row) => string.Join(' ', new[] { "receivables", "notDue", "beginning", "turnover" }.Select(name => $"{row.Cents(name)}").Concat(
        new[] { "dso", "dsoCountBack", "bestPossibleDso", "averageDaysLate", "collectionEffectiveness", "daysToInvoice" }.Select(name =>
            row.GetProperty(name) is { ValueKind: JsonValueKind.Number } figure ? figure.GetDecimal().ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) : "-")).Append($"{row.Number("invoicedDeliveries")}"));

    static string Exposed(JsonElement answer, string? key = null)
    {
        var row = key is null ? answer.GetProperty("totals") : answer.GetProperty("rows").EnumerateArray().Single(r => r.Text("key") == key);
        return string.Join(' ', new[] { "notDue", "late", "unallocated", "deliveredNotInvoiced", "ordered", "total", "insured", "atRisk", "limit", "headroom" }.Select(name => $"{row.Cents(name)}"));
    }

    async Task<string> Customer(string number, string? salesPerson = null, string? segment = null)
    {
        await Accepts(service.Put($"/customers/{number}", new { name = "Essai", kind = "company", termDays = 30, salesPerson, segment }));
        return number;
    }

    Task Owes(string customer, string number, long amountCents, string issuedOn) => Accepts(service.Put($"/invoices/{number}", new { customer, issuedOn, amountCents }));

    Task Pays(string customer, string reference, long amountCents, string receivedOn, string invoice) =>
        Accepts(service.Put($"/payments/{reference}", new { customer, receivedOn, amountCents, invoices = new[] { new { number = invoice } } }));
}
