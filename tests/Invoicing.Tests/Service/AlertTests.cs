using System.Net;
using System.Text.Json;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class AlertTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task A_due_date_beyond_the_law_is_kept_and_listed_until_it_is_corrected()
    {
        var customer = await service.NewCustomer();
        await Issue(customer, "CAP-1", "2026-04-03");
        Assert.Empty(await Alerts(customer));

        await Issue(customer, "CAP-1", "2026-04-04");
        var alert = Assert.Single(await Alerts(customer));
        var details = alert.GetProperty("details");
        Assert.Equal(("CAP-1", 2026, "2026-02-02"), (alert.GetProperty("invoice").GetString(), alert.GetProperty("year").GetInt32(), alert.GetProperty("since").GetString()));
        Assert.Equal(("2026-04-04", "2026-04-03", "NET60", "C. com. L441-10 I"), (
            details.GetProperty("dueOn").GetString(), details.GetProperty("latest").GetString(), details.GetProperty("rule").GetString(), details.GetProperty("source").GetString()));
        Assert.Equal("2026-04-04", (await service.Get("/invoices/CAP-1")).GetProperty("dueOn").GetString());

        await Issue(customer, "CAP-1", "2026-04-03");
        Assert.Empty(await Alerts(customer));
    }

    [Fact]
    public async Task The_trade_of_the_customer_and_the_delivery_count()
    {
        var customer = $"C-{Guid.CreateVersion7():N}";
        await Accepts(service.Put($"/customers/{customer}", new { name = "Essai", kind = "company", sector = "livestock" }));
        Assert.Equal("livestock", (await service.Get($"/customers/{customer}")).GetProperty("sector").GetString());
        await Accepts(service.Put("/invoices/CAP-2", new { customer, issuedOn = "2026-02-02", amountCents = 100, dueOn = "2026-02-22", deliveredOn = "2026-02-01" }));
        Assert.Equal("2026-02-21", Assert.Single(await Alerts(customer)).GetProperty("details").GetProperty("latest").GetString());
        Assert.Equal("2026-02-01", (await service.Get("/invoices/CAP-2")).GetProperty("deliveredOn").GetString());
        await Refuses(service.Put($"/customers/{customer}", new { name = "Essai", kind = "company", sector = "piracy" }), HttpStatusCode.UnprocessableEntity, field: "sector");
    }

    [Theory]
    [InlineData("public_body")]
    [InlineData("consumer")]
    public async Task The_caps_are_for_professionals(string kind)
    {
        var customer = $"C-{Guid.CreateVersion7():N}";
        await Accepts(service.Put($"/customers/{customer}", new { name = "Essai", kind }));
        await Issue(customer, $"CAP-{kind}", "2026-12-31");
        Assert.Empty(await Alerts(customer));
    }

    [Fact]
    public async Task Alerts_come_in_pages()
    {
        var customer = await service.NewCustomer();
        for (var i = 1; i <= 3; i++) await Issue(customer, $"PAGED-{i}", "2026-12-31");
        var (seen, after) = (new List<string>(), (string?)null);
        do
        {
            var page = await service.Get($"/alerts?kind=payment_term_exceeds_legal_cap&limit=2{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 0, 2);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("invoice").GetString()!));
            after = page.GetProperty("next").GetString();
        } while (after is not null);
        Assert.Equal(["PAGED-1", "PAGED-2", "PAGED-3"], seen.Where(s => s.StartsWith("PAGED", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Distinct(seen);
        Assert.Empty((await service.Get("/alerts?kind=unheard_of")).GetProperty("items").EnumerateArray());
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/alerts?after=nonsense"), HttpStatusCode.UnprocessableEntity, field: "after");
    }

    Task Issue(string customer, string number, string due) => Accepts(service.Put($"/invoices/{number}", new { customer, issuedOn = "2026-02-02", amountCents = 100, dueOn = due }));

    async Task<List<JsonElement>> Alerts(string customer) =>
        [.. (await service.Get("/alerts?limit=1000")).GetProperty("items").EnumerateArray().Where(a => a.GetProperty("customer").GetString() == customer)];
}
