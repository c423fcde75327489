using System.Net;
using System.Text.Json;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service.Figures;

public sealed class AgedBalanceTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    const string Export = "data/fec/111111111FEC20221231.TXT";

    [SharedFact(Export)]
    public async Task A_real_export_is_aged_as_it_was_computed_independently()
    {
        var real = new Importing(service, "111111111");
        await real.Register();
        await real.Completed(await File.ReadAllBytesAsync(Shared.PathOf(Export)), "111111111FEC20221231.TXT");

        var lettered = (await real.Get("/figures/aged-balance?on=2023-07-31&basis=issue&allocations=lettered")).GetProperty("totals");
        Assert.Equal([(0, 0), (0, 0), (19, 726_806), (8, 629_154), (7, 85_692)], Ranges(lettered));
        Assert.Equal(1_441_652, lettered.Cents("total"));

        // With what the rules allocated, one credit is left over.
        var all = (await real.Get("/figures/aged-balance?on=2023-07-31&basis=issue")).GetProperty("totals");
        Assert.Equal((1_441_652, -5_603), (all.Cents("total"), all.GetProperty("credits").Cents("amount")));
        Assert.Equal(1_447_255, Ranges(all).Sum(r => r.Cents));
    }

    [Fact]
    public async Task An_invoice_is_not_due_on_its_due_date_and_a_day_late_on_the_next()
    {
        var customer = await service.NewCustomer(termDays: 30);
        await service.Invoice(customer, "AGE-1", 1_000, "2026-01-01");
        Assert.Equal((long[])[1_000, 0, 0, 0, 0], await Aged(customer, "2026-01-31"));
        Assert.Equal((long[])[0, 1_000, 0, 0, 0], await Aged(customer, "2026-02-01"));
        Assert.Equal((long[])[0, 1_000, 0, 0, 0], await Aged(customer, "2026-03-02"));
        Assert.Equal((long[])[0, 0, 1_000, 0, 0], await Aged(customer, "2026-03-03"));
        Assert.Equal((long[])[0, 0, 0, 1_000, 0], await Aged(customer, "2026-05-01"));
        Assert.Equal((long[])[0, 0, 0, 0, 1_000], await Aged(customer, "2026-05-02"));
        Assert.Equal((long[])[0, 0, 0, 1_000, 0], await Aged(customer, "2026-02-03", "&basis=issue&buckets=10,20,40"));
    }

    [Fact]
    public async Task A_past_day_knows_nothing_of_what_came_later()
    {
        var customer = await service.NewCustomer(termDays: 30);
        await service.Invoice(customer, "PAST-1", 1_000, "2026-01-01");
        var before = await Row(customer, "2026-03-01");
        await service.Payment(customer, "PAST-RG", 1_500);
        Assert.Equal($"{before}", $"{await Row(customer, "2026-03-01")}");

        var after = await Row(customer, "2026-03-02");
        Assert.Equal((-500, -500), (after!.Value.GetProperty("credits").Cents("amount"), after.Value.Cents("total")));
        Assert.Null(await Row(customer, "2025-12-31"));
    }

    [Fact]
    public async Task Accounts_are_put_together_by_segment_and_pages_add_up_to_the_totals()
    {
        foreach (var (number, segment) in new[] { ("SEG-1", "Gros"), ("SEG-2", "Gros"), ("SEG-3", "Détail") })
        {
            await Accepts(service.Put($"/customers/{number}", new { name = "Essai", kind = "company", segment, termDays = 30 }));
            await Accepts(service.Put($"/invoices/{number}", new { customer = number, issuedOn = "2026-01-01", amountCents = 700, currency = "CHF" }));
        }

        var rows = new Dictionary<string, long>();
        for (var after = ""; after is not null;)
        {
            var page = await service.Get($"/figures/aged-balance?on=2026-03-02&by=segment&currency=CHF&limit=1&after={Uri.EscapeDataString(after)}");
            Assert.Equal(2_100, page.GetProperty("totals").Cents("total"));
            foreach (var row in page.GetProperty("rows").EnumerateArray()) rows.Add(row.GetProperty("key").GetString()!, row.Cents("total"));
            after = page.GetProperty("next").GetString();
        }

        Assert.Equal((1_400, 700), (rows["Gros"], rows["Détail"]));
    }

    [Fact]
    public async Task A_spreadsheet_gets_it_as_a_file_in_which_no_number_is_a_formula()
    {
        var customer = await service.NewCustomer();
        await Accepts(service.Put("/customers/=1+1", new { name = "Essai", kind = "company" }));
        await Accepts(service.Put("/invoices/FORMULA", new { customer = "=1+1", issuedOn = "2026-02-02", amountCents = 1_234 }));
        await service.Payment(customer, "CSV-RG", 50);

        using var answer = await service.Erp.GetAsync($"/creditors/{Siren}/figures/aged-balance?on=2026-03-02&format=csv");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("debtor;not_due;1-30;31-60;61-90;90+;credits;assigned;total", lines[0]);
        Assert.Contains("'=1+1;12.34;0.00;0.00;0.00;0.00;0.00;0.00;12.34", lines);
        Assert.Contains($"{customer};0.00;0.00;0.00;0.00;0.00;-0.50;0.00;-0.50", lines);
        Assert.StartsWith("total;", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("buckets=60,30", "buckets")]
    [InlineData("by=colour", "by")]
    [InlineData("basis=none", "basis")]
    [InlineData("on=0001-01-01", "on")]
    [InlineData("format=xml", "format")]
    [InlineData("currency=euro", "currency")]
    public async Task What_is_asked_wrongly_is_named(string query, string field) =>
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/figures/aged-balance?{query}"), HttpStatusCode.UnprocessableEntity, field: field);

    static (int Count, long Cents)[] Ranges(JsonElement row) => [.. row.GetProperty("ranges").EnumerateArray().Select(r => (r.Number("count"), r.Cents("amount")))];

    async Task<long[]> Aged(string customer, string on, string more = "") => [.. Ranges((await Row(customer, on, more))!.Value).Select(r => r.Cents)];

    async Task<JsonElement?> Row(string customer, string on, string more = "") =>
        (await service.Get($"/figures/aged-balance?on={on}&limit=1000{more}")).GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("key").GetString() == customer).Select(r => (JsonElement?)r).SingleOrDefault();
}
