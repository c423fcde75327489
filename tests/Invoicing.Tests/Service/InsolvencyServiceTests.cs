using System.Net;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class InsolvencyServiceTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    readonly GateDesk gate = new(service);

    [Fact]
    public async Task What_insolvency_froze_is_no_reason_and_later_debts_are()
    {
        var customer = await gate.Limited(100_000);
        await service.Invoice(customer, "FROZ-1", 500_000, "2025-12-01");
        await service.Invoice(customer, "FROZ-2", 20_000, "2026-02-05");
        await Accepts(service.Put("/deliveries/FROZ-BL", new { customer, deliveredOn = "2026-01-30", amountCents = 20_000 }));
        await service.Invoice(customer, "AFTER-1", 30_000, "2026-02-01");
        await Accepts(service.Put("/invoices/FROZ-2/links", new { deliveries = new[] { "FROZ-BL" } }));
        await Accepts(service.Put($"/customers/{customer}/insolvency", new { kind = "receivership", judgmentOn = "2026-02-01", publishedOn = "2026-02-10", court = "Tribunal de commerce de Lille", administrator = "Maître Quidam" }));

        var answer = await gate.Ask(customer, "FROZ-CDE", 1_000);
        var reason = Assert.Single(answer.GetProperty("reasons").EnumerateArray());
        Assert.Equal(("insolvency_review", 520_000, 31_000), (reason.GetProperty("code").GetString(), reason.GetProperty("figures").GetProperty("frozen_cents").GetInt64(), answer.GetProperty("exposure").GetProperty("cents").GetInt64()));

        var insolvency = await service.Get($"/customers/{customer}/insolvency");
        Assert.Equal(("2026-04-10", "2026-08-10", "Maître Quidam"), (insolvency.GetProperty("declareBy").GetString(), insolvency.GetProperty("relieveBy").GetString(), insolvency.GetProperty("administrator").GetString()));
        Assert.Equal([true, true, false], insolvency.GetProperty("invoices").EnumerateArray().Select(i => i.GetProperty("isFrozen").GetBoolean()));
        Assert.Equal("2026-06-10", (await service.Get($"/customers/{customer}/insolvency?overseas=true")).GetProperty("declareBy").GetString());
        Assert.Equal(2, await Held(customer));
        await service.Invoice(customer, "FROZ-3", 1_000, "2026-01-31");
        await service.Host.DoDay(Today);
        Assert.Equal(3, await Held(customer));
        await Accepts(service.Post($"/customers/{customer}/insolvency/closing", new { on = "2026-03-01" }));
        Assert.Equal(3, await Held(customer));
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/customers/{customer}/insolvency"), HttpStatusCode.NotFound);
        Assert.Equal(0, await service.Count("select count(*) from mt_events where data::text ilike '%quidam%'"));
    }

    [Fact]
    public async Task A_report_of_the_wrong_company_is_taken_back_with_all_that_it_held()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "WRONG-1", 10_000, "2025-12-01");
        await service.Invoice(customer, "WRONG-2", 10_000, "2025-12-02");
        await Accepts(service.Put("/invoices/WRONG-2/holds/H", new { reason = "other" }));
        await Accepts(service.Put($"/customers/{customer}/insolvency", new { kind = "liquidation", judgmentOn = "2026-02-01" }));
        await service.Payment(customer, "WRONG-RG", 10_000);
        Assert.Equal(2, await Held(customer));
        await Refuses(service.Post($"/customers/{customer}/insolvency/closing", new { on = "2026-03-01", outcome = "unclear" }), HttpStatusCode.UnprocessableEntity, field: "outcome");

        foreach (var _ in new[] { 1, 2 }) await Accepts(service.Post($"/customers/{customer}/insolvency/closing", new { on = "2026-01-15", outcome = "reported_in_error" }));
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/customers/{customer}/insolvency"), HttpStatusCode.NotFound);
        Assert.Equal(0, await Held(customer));
        await service.Host.DoDay(Today);
        Assert.Equal(0, await Held(customer));
        Assert.Equal(1, await service.Count("select count(*) from invoice_holds h join invoices i on i.id = h.invoice where i.number = 'WRONG-2' and h.hold = 'H' and not h.lifted"));
    }

    Task<long> Held(string customer) => service.Count(
        "select count(*) from invoice_holds h join invoices i on i.id = h.invoice join customers c on c.id = i.customer where c.number = $1 and h.reason = 'insolvency' and not h.lifted", customer);
}
