using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class HoldTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task A_hold_is_shown_told_and_lifted_each_once()
    {
        await service.Invoice(await service.NewCustomer(), "HELD-1", 12_000);
        for (var i = 0; i < 2; i++) await Accepts(service.Put("/invoices/HELD-1/holds/einvoice:208", new { reason = "e_invoice_suspended", until = "2026-03-31" }));
        Assert.Equal(("einvoice:208", "e_invoice_suspended", "2026-03-31", false), await Hold("HELD-1"));

        for (var i = 0; i < 2; i++) await Accepts(service.Post("/invoices/HELD-1/holds/einvoice:208/lift", new { }));
        Assert.Equal(("einvoice:208", "e_invoice_suspended", "2026-03-31", true), await Hold("HELD-1"));

        await Eventually.Is(() => service.Bus.Heard<InvoiceHoldLiftedV1>().Any(m => m.Number == "HELD-1"), "the end was told");
        var held = service.Bus.Heard<InvoiceHeldV1>().Single(m => m.Number == "HELD-1");
        Assert.Equal((Siren, "einvoice:208", "e_invoice_suspended", new DateOnly(2026, 3, 31), 2, Today), (held.Creditor, held.Hold, held.Reason, held.Until!.Value, held.Version, held.On));
        Assert.Equal(("einvoice:208", 3), service.Bus.Heard<InvoiceHoldLiftedV1>().Where(m => m.Number == "HELD-1").Select(m => (m.Hold, m.Version)).Single());
    }

    [Fact]
    public async Task A_hold_that_makes_no_sense_is_refused()
    {
        await service.Invoice(await service.NewCustomer(), "HELD-2", 12_000);
        await Refuses(service.Put("/invoices/HELD-2/holds/H1", new { reason = "bored", until = "1900-01-01" }), HttpStatusCode.UnprocessableEntity, field: "reason");
        await Refuses(service.Put("/invoices/HELD-2/holds/H1", new { reason = "other", until = "1900-01-01" }), HttpStatusCode.UnprocessableEntity, field: "until");
        await Refuses(service.Put("/invoices/HELD-NONE/holds/H1", new { reason = "other" }), HttpStatusCode.NotFound);
        await Refuses(service.Post("/invoices/HELD-2/holds/H1/lift", new { }), HttpStatusCode.Conflict, "hold_unknown");
    }

    [Fact]
    public async Task What_was_paid_before_the_issue_is_shown_and_not_owed()
    {
        var customer = await service.NewCustomer();
        await Accepts(service.Put("/invoices/PREPAID-1", new { customer, issuedOn = "2026-02-02", amountCents = 12_000, vatCents = 2_000, prepaidCents = 5_000 }));
        var shown = await service.Get("/invoices/PREPAID-1");
        Assert.Equal((7_000, 2_000, 5_000), (Cents(shown, "outstanding"), Cents(shown, "vat"), Cents(shown, "prepaid")));
        await Eventually.Is(() => service.Bus.Heard<InvoiceIssuedV1>().Any(m => m.Number == "PREPAID-1"), "the invoice was told");
        Assert.Equal((12_000, 7_000), service.Bus.Heard<InvoiceIssuedV1>().Where(m => m.Number == "PREPAID-1").Select(m => (m.AmountCents, m.OutstandingCents)).Single());

        await service.Payment(customer, "PREPAID-RG", 8_000);
        Assert.Equal((0, 1_000), (await service.Outstanding("PREPAID-1"), await service.Unallocated("PREPAID-RG")));
        await Accepts(service.Put("/invoices/PREPAID-1", new { customer, issuedOn = "2026-02-02", amountCents = 12_000, prepaidCents = 6_000 }));
        Assert.Equal((0, 2_000), (await service.Outstanding("PREPAID-1"), await service.Unallocated("PREPAID-RG")));
    }

    [Theory]
    [InlineData("vatCents", -1)]
    [InlineData("vatCents", 12_001)]
    [InlineData("prepaidCents", -1)]
    [InlineData("prepaidCents", long.MaxValue)]
    public async Task A_part_is_no_more_than_the_whole(string field, long cents)
    {
        var customer = await service.NewCustomer();
        await Refuses(
            service.Put("/invoices/PART-1", new Dictionary<string, object> { ["customer"] = customer, ["issuedOn"] = "2026-02-02", ["amountCents"] = 12_000, [field] = cents }),
            HttpStatusCode.UnprocessableEntity, field: field);
    }

    async Task<(string?, string?, string?, bool)> Hold(string invoice)
    {
        var hold = Assert.Single((await service.Get($"/invoices/{invoice}")).GetProperty("holds").EnumerateArray());
        return (hold.GetProperty("hold").GetString(), hold.GetProperty("reason").GetString(), hold.GetProperty("until").GetString(), hold.GetProperty("isLifted").GetBoolean());
    }

    static long Cents(JsonElement shown, string amount) => shown.GetProperty(amount).GetProperty("cents").GetInt64();
}
