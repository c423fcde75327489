using System.Net;
using System.Text;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class CreditFileServiceTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task A_credit_file_shows_what_is_in_force_today()
    {
        var customer = await service.NewCustomer();
        await Everything(customer);
        var file = await service.Get($"/customers/{customer}/credit");
        Assert.Equal(4_000_000, file.GetProperty("limit").GetProperty("amount").GetProperty("cents").GetInt64());
        Assert.Equal("erp", file.GetProperty("limit").GetProperty("by").GetString());
        Assert.Equal("POL-7", file.GetProperty("cover").GetProperty("policy").GetString());
        Assert.True(file.GetProperty("assessments")[0].GetProperty("hasExpired").GetBoolean());
        Assert.Equal("Le directeur Quidam part", file.GetProperty("signals")[0].GetProperty("note").GetString());
        Assert.Equal("2025-05-01", file.GetProperty("foundedOn").GetString());
    }

    [Fact]
    public async Task Everything_sent_again_adds_no_event()
    {
        var customer = await service.NewCustomer();
        await Everything(customer);
        var events = await service.Events();
        await Everything(customer);
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task What_sales_people_say_is_in_no_event_and_can_be_erased()
    {
        var customer = await service.NewCustomer();
        await Everything(customer);
        Assert.Equal(0, await service.Count("select count(*) from mt_events where data::text ilike '%quidam%'"));
        using var answer = await service.Erp.DeleteAsync($"/creditors/{Siren}/customers/{customer}/credit/signals/S-1/note");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await service.Get($"/customers/{customer}/credit")).GetProperty("signals")[0].GetProperty("note").ValueKind);
    }

    [Fact]
    public async Task An_insured_invoice_has_its_deadlines_and_a_longer_plan_needs_the_insurer()
    {
        var customer = await service.NewCustomer();
        await Everything(customer);
        await service.Invoice(customer, "INS-1", 10_000);
        await service.Invoice(customer, "INS-OLD", 10_000, "2025-12-31");

        var of = (await service.Get($"/insurance-deadlines?customer={customer}&extendTo=2026-04-04")).GetProperty("items");
        var deadline = Assert.Single(of.EnumerateArray());
        Assert.Equal(("INS-1", "2026-03-04", "2026-05-03", "2026-06-02", "2026-04-03", true), (
            deadline.GetProperty("invoice").GetString(), deadline.GetProperty("dueOn").GetString(), deadline.GetProperty("declareBy").GetString(),
            deadline.GetProperty("handOverBy").GetString(), deadline.GetProperty("extendUntil").GetString(), deadline.GetProperty("needsConsent").GetBoolean()));

        await Accepts(service.Put($"/customers/{customer}/credit/extension-consents/X-1", new { invoice = "INS-1", year = 2026, until = "2026-04-04" }));
        Assert.False((await service.Get($"/insurance-deadlines?customer={customer}&extendTo=2026-04-04")).GetProperty("items")[0].GetProperty("needsConsent").GetBoolean());
    }

    [Fact]
    public async Task Links_are_rows_that_the_next_ones_replace()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "LINK-1", 10_000);
        await Accepts(service.Put("/invoices/LINK-1/links", new { orders = new[] { "CDE/1" }, deliveries = new[] { "BL-1", "bl-1", "BL-2" } }));
        Assert.Equal(3, await Links("LINK-1"));
        var events = await service.Events();
        await Accepts(service.Put("/invoices/LINK-1/links", new { deliveries = new[] { "BL-2", "BL-1" }, orders = new[] { "CDE/1" } }));
        Assert.Equal(events, await service.Events());
        await Accepts(service.Put("/invoices/LINK-1/links", new { quotes = new[] { "DEV-1" } }));
        Assert.Equal(1, await Links("LINK-1"));
        await Accepts(service.Put("/orders/CDE%2F1/links", new { quotes = new[] { "DEV-1" } }));
        Assert.Equal(1, await Links("CDE/1"));
        await Refuses(service.Put("/invoices/NO-SUCH/links", new { }), HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("assessments/A", """{"source":" ","assessedOn":"2026-01-01"}""", "source")]
    [InlineData("assessments/A", """{"source":"S","assessedOn":"2026-01-02","expiresOn":"2026-01-01"}""", "expiresOn")]
    [InlineData("assessments/A%7CB", """{"source":"S","assessedOn":"2026-01-02"}""", "reference")]
    [InlineData("limits/L", """{"limitCents":-1,"from":"2026-01-01"}""", "limitCents")]
    [InlineData("limits/L", """{"limitCents":9223372036854775807,"from":"2026-01-01"}""", "limitCents")]
    [InlineData("limits/L", """{"limitCents":1,"from":"2026-01-01","currency":"eur"}""", "currency")]
    [InlineData("covers/P", """{"insurer":"I","insuredCents":1,"percent":101,"from":"2026-01-01","declareWithinDays":1,"extendAtMostDays":1,"handOverWithinDays":1}""", "percent")]
    [InlineData("covers/P", """{"insurer":"I","insuredCents":1,"percent":90,"from":"2026-01-01","declareWithinDays":-1,"extendAtMostDays":1,"handOverWithinDays":1}""", "declareWithinDays")]
    [InlineData("extension-consents/X", """{"invoice":"A","year":1,"until":"2026-01-01"}""", "year")]
    [InlineData("signals/S", """{"kind":"gossip","severity":"low","on":"2026-01-01"}""", "kind")]
    [InlineData("signals/S", """{"kind":"none","severity":"none","on":"2026-01-01"}""", "severity")]
    [InlineData("founding", """{"foundedOn":"2026-03-03"}""", "foundedOn")]
    public async Task A_bad_body_is_named_and_nothing_is_written(string path, string body, string field)
    {
        var events = await service.Events();
        var request = new HttpRequestMessage(HttpMethod.Put, $"/creditors/{Siren}/customers/ANY/credit/{path}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        await Refuses(service.Erp.SendAsync(request), HttpStatusCode.UnprocessableEntity, field: field);
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task Nobodys_file_is_not_written()
    {
        await Refuses(service.Put("/customers/NOBODY/credit/founding", new { foundedOn = "2025-05-01" }), HttpStatusCode.Conflict, "customer_unknown");
        using var client = service.Host.As("collector");
        await Refuses(client.GetAsync($"/creditors/{Siren}/customers/NOBODY/credit"), HttpStatusCode.NotFound);
    }

    async Task Everything(string customer)
    {
        var credit = $"/customers/{customer}/credit";
        await Accepts(service.Put($"{credit}/assessments/A-1", new { source = "Agence", score = "7/10", limitCents = 5_000_000, assessedOn = "2025-03-01", expiresOn = "2026-03-01" }));
        await Accepts(service.Put($"{credit}/limits/L-1", new { limitCents = 4_000_000, from = "2026-01-01" }));
        await Accepts(service.Put($"{credit}/limits/L-2", new { limitCents = 0, from = "2026-03-03" }));
        await Accepts(service.Put($"{credit}/covers/POL-7", new { insurer = "Assureur", insuredCents = 3_000_000, percent = 90, from = "2026-01-01", until = "2026-12-31", declareWithinDays = 60, extendAtMostDays = 30, handOverWithinDays = 90 }));
        await Accepts(service.Put($"{credit}/signals/S-1", new { kind = "management_change", severity = "medium", on = "2026-02-20", note = "Le directeur Quidam part" }));
        await Accepts(service.Put($"{credit}/founding", new { foundedOn = "2025-05-01" }));
    }

    Task<long> Links(string number) => service.Count("select count(*) from document_links where creditor = $1 and number = $2", Siren, number);
}
