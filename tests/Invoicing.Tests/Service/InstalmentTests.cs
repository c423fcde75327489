using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class InstalmentTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task What_is_paid_pays_the_oldest_part_and_the_next_one_says_when_the_rest_is_due()
    {
        var customer = await service.NewCustomer();
        for (var i = 0; i < 2; i++)
            await Accepts(service.Put("/invoices/PARTS-1", new
            {
                customer, issuedOn = "2026-02-02", amountCents = 10_000,
                instalments = new object[] { new { dueOn = "2027-02-02", amountCents = 500, retention = true }, new { dueOn = "2026-02-28", amountCents = 3_000 }, new { dueOn = "2026-03-31", amountCents = 6_500 } },
            }));
        Assert.Equal("2026-02-28", (await service.Get("/invoices/PARTS-1")).Text("dueOn"));
        await service.Payment(customer, "PARTS-VIR", 4_000);

        var shown = await service.Get("/invoices/PARTS-1");
        Assert.Equal(("2026-03-31", 6_000, 1), (shown.Text("dueOn"), shown.Cents("outstanding"), (await service.Get("/invoices?limit=1000")).GetProperty("items").EnumerateArray().Count(i => i.Text("number") == "PARTS-1")));
        Assert.Equal(
            [("2026-02-28", 3_000, 0, false), ("2026-03-31", 6_500, 5_500, false), ("2027-02-02", 500, 500, true)],
            shown.GetProperty("instalments").EnumerateArray().Select(p => (p.Text("dueOn")!, p.Cents("amount"), p.Cents("open"), p.GetProperty("isRetention").GetBoolean())));
        await Eventually.Is(() => service.Bus.Heard<InvoiceIssuedV1>().Any(m => m.Number == "PARTS-1"), "the invoice was told");
        var told = service.Bus.Heard<InvoiceIssuedV1>().Single(m => m.Number == "PARTS-1");
        Assert.Equal(new DateOnly(2026, 2, 28), told.DueOn);
        Assert.Equal([(3_000L, false), (6_500, false), (500, true)], told.Instalments!.Select(p => (p.AmountCents, p.IsRetention)));
    }

    [Fact]
    public async Task Each_part_has_its_own_age_and_what_was_paid_is_off_the_oldest()
    {
        var customer = await service.NewCustomer();
        await Accepts(service.Put("/invoices/PARTS-AGED", new
        {
            customer, issuedOn = "2026-01-02", amountCents = 10_000,
            instalments = new object[] { new { dueOn = "2026-01-31", amountCents = 3_000 }, new { dueOn = "2026-02-15", amountCents = 6_500 }, new { dueOn = "2027-02-02", amountCents = 500, retention = true } },
        }));
        await Accepts(service.Put("/payments/PARTS-AGED-VIR", new { customer, receivedOn = "2026-03-01", amountCents = 4_000 }));
        Assert.Equal((long[])[500, 6_500, 3_000], await Aged(customer, "2026-02-28"));
        Assert.Equal((long[])[500, 5_500, 0], await Aged(customer, "2026-03-01"));
        Assert.Equal((long[])[500, 5_500], await Exposed(customer));
    }

    // Not due, one to twenty days late, more.
    async Task<long[]> Aged(string customer, string on) =>
        [.. (await Row($"/figures/aged-balance?on={on}&buckets=20&limit=1000", customer)).GetProperty("ranges").EnumerateArray().Select(b => (long)b.Cents("amount"))];

    async Task<long[]> Exposed(string customer)
    {
        var row = await Row("/figures/exposure?on=2026-03-01&by=debtor&limit=1000", customer);
        return [row.Cents("notDue"), row.Cents("late")];
    }

    async Task<JsonElement> Row(string path, string key) => (await service.Get(path)).GetProperty("rows").EnumerateArray().Single(r => r.Text("key") == key);

    [Theory]
    [InlineData("2026-02-01", 10_000, "instalments[0].dueOn")]
    [InlineData("2026-02-28", 0, "instalments[0].amountCents")]
    public async Task A_part_that_makes_no_sense_is_refused(string dueOn, long cents, string field)
    {
        var customer = await service.NewCustomer();
        await Refuses(service.Put("/invoices/PARTS-2", new { customer, issuedOn = "2026-02-02", amountCents = 10_000, instalments = new[] { new { dueOn, amountCents = cents } } }), HttpStatusCode.UnprocessableEntity, field: field);
    }

    [Fact]
    public async Task Parts_that_do_not_come_to_the_whole_are_refused()
    {
        var customer = await service.NewCustomer();
        var part = new { dueOn = "2026-02-28", amountCents = 9_999 };
        await Refuses(service.Put("/invoices/PARTS-3", new { customer, issuedOn = "2026-02-02", amountCents = 10_000, instalments = new[] { part } }), HttpStatusCode.Conflict, "instalments_differ");
        await Refuses(service.Put("/invoices/PARTS-3", new { customer, issuedOn = "2026-02-02", amountCents = 10_000, instalments = new object?[] { null } }), HttpStatusCode.UnprocessableEntity, field: "instalments[0]");
        await Refuses(service.Put("/invoices/PARTS-3", new { customer, issuedOn = "2026-02-02", amountCents = 10_000, instalments = Enumerable.Repeat(part, 101) }), HttpStatusCode.UnprocessableEntity, field: "instalments");
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/invoices/PARTS-3"), HttpStatusCode.NotFound);
    }
}
