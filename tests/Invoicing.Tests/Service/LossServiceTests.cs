using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class LossServiceTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task A_debt_goes_from_doubtful_to_lost_with_its_tax_and_each_entry_is_asked_for_once()
    {
        var customer = await Owing("LOSS-1");
        for (var i = 0; i < 2; i++)
        {
            await Accepts(service.Put("/invoices/LOSS-1/doubt", new { reason = "insolvency", on = "2026-02-10" }));
            await Accepts(service.Put("/invoices/LOSS-1/impairment", new { amountCents = 375_000, on = "2026-02-20" }));
        }

        await Refuses(service.Put("/invoices/LOSS-1/write-offs/P-1", new { kind = "irrecoverable", reclaimVat = true }), HttpStatusCode.Conflict, "irrecoverability_unproved");
        await Accepts(service.Put("/invoices/LOSS-1/irrecoverability", new { ground = "liquidation", on = "2026-02-10", proof = "JUG-1" }));
        var loss = await service.Get("/invoices/LOSS-1/loss");
        Assert.Equal(("insolvency", 150_000, 375_000, "2028-12-31"), (loss.Text("doubtfulFor"), loss.Cents("vatOfOutstanding"), loss.Cents("impairment"), loss.Text("vatClaimUntil")));
        Assert.Contains("article 272", loss.Text("vatObstacle"), StringComparison.Ordinal);
        Assert.Contains("qui ne peut faire l'objet d'une déduction (CGI, art. 272)", loss.Text("mention"), StringComparison.Ordinal);
        await Accepts(service.Put("/invoices/LOSS-1/rectifying-invoice", new { reference = "FR-1", sentOn = "2026-02-25" }));
        Assert.Equal(JsonValueKind.Null, (await service.Get("/invoices/LOSS-1/loss")).GetProperty("vatObstacle").ValueKind);
        for (var i = 0; i < 2; i++) await Accepts(service.Put("/invoices/LOSS-1/write-offs/P-1", new { kind = "irrecoverable", reclaimVat = true, on = "2026-03-01" }));

        Assert.Equal(0, await service.Outstanding("LOSS-1"));
        var listed = (await service.Get("/losses?limit=1000")).GetProperty("items").EnumerateArray().Single(l => l.Text("invoice") == "LOSS-1");
        Assert.Equal((customer, 900_000, 150_000, 0), (listed.Text("customer"), listed.Cents("lost"), listed.Cents("vatOfLost"), listed.Cents("outstanding")));
        Assert.Equal(
            ["416 900000 0", "411 0 900000", "68174 375000 0", "491 0 375000", "491 375000 0", "78174 0 375000", "6541 750000 0", "44571 150000 0", "416 0 900000"],
            await Lines(customer, 4));
        await Eventually.Is(() => service.Bus.Heard<InvoiceBalanceChangedV1>().Any(m => m.Number == "LOSS-1" && m.Cause == "write_off"), "the loss was told");
        Assert.Equal((0, 900_000), service.Bus.Heard<InvoiceBalanceChangedV1>().Where(m => m.Number == "LOSS-1" && m.Cause == "write_off").Select(m => (m.OutstandingCents, m.AmountCents)).Single());
    }

    [Fact]
    public async Task Money_that_comes_in_after_all_pays_what_was_lost()
    {
        var customer = await Owing("LOSS-2");
        await Accepts(service.Put("/invoices/LOSS-2/write-offs/P-1", new { kind = "irrecoverable" }));
        await service.Payment(customer, "LOSS-2-DIV", 60_000);
        Assert.Equal(60_000, await service.Unallocated("LOSS-2-DIV"));

        for (var i = 0; i < 2; i++) await Accepts(service.Put("/invoices/LOSS-2/recoveries/DIV-1", new { amountCents = 60_000 }));
        Assert.Equal((0, 0), (await service.Outstanding("LOSS-2"), await service.Unallocated("LOSS-2-DIV")));
        Assert.Equal(60_000, (await service.Get("/invoices/LOSS-2/loss")).GetProperty("writeOffs")[0].Cents("recovered"));
        Assert.Equal(840_000, (await service.Get("/invoices/LOSS-2/loss")).Cents("lost"));
        Assert.Equal(["6541 900000 0", "411 0 900000", "411 60000 0", "758 0 60000"], await Lines(customer, 2));
    }

    [Fact]
    public async Task What_is_paid_of_a_doubtful_debt_leaves_416_and_takes_the_impairment_along()
    {
        var customer = await Owing("LOSS-4");
        await Accepts(service.Put("/invoices/LOSS-4/doubt", new { reason = "age" }));
        await Accepts(service.Put("/invoices/LOSS-4/impairment", new { amountCents = 500_000 }));
        await service.Payment(customer, "LOSS-4-DIV", 600_000);
        Assert.Equal((300_000, 250_000), (await service.Outstanding("LOSS-4"), (await service.Get("/invoices/LOSS-4/loss")).Cents("impairment")));
        await Accepts(service.Post("/payments/LOSS-4-DIV/reversal", new { }));
        Assert.Equal(
            ["416 900000 0", "411 0 900000", "68174 500000 0", "491 0 500000", "411 600000 0", "416 0 600000", "491 250000 0", "78174 0 250000", "416 600000 0", "411 0 600000"],
            await Lines(customer, 5));
    }

    [Fact]
    public async Task A_small_difference_goes_with_the_payment_that_left_it()
    {
        await Refuses(service.Put("/small-differences", new { upToCents = 5_001 }), HttpStatusCode.UnprocessableEntity, field: "upToCents");
        await Accepts(service.Put("/small-differences", new { upToCents = 200 }));
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "SMALL-1", 10_000);
        await service.Invoice(customer, "SMALL-2", 10_000);
        await service.Payment(customer, "SMALL-VIR-2", 9_799, new { number = "SMALL-2" });
        Assert.Equal(201, await service.Outstanding("SMALL-2"));
        await service.Payment(customer, "SMALL-VIR-1", 9_800, new { number = "SMALL-1" });
        Assert.Equal((0, 201), (await service.Outstanding("SMALL-1"), await service.Outstanding("SMALL-2")));
        Assert.Equal(["658 200 0", "411 0 200"], await Lines(customer, 1));

        await Accepts(service.Post("/payments/SMALL-VIR-1/reversal", new { }));
        Assert.Equal((10_000, 201), (await service.Outstanding("SMALL-1"), await service.Outstanding("SMALL-2")));
        Assert.Equal(["658 200 0", "411 0 200", "411 200 0", "658 0 200"], await Lines(customer, 2));
        await Accepts(service.Put("/small-differences", new { upToCents = 0 }));
    }

    [Fact]
    public async Task A_small_difference_that_a_correction_brings_back_is_looked_at_again()
    {
        await Accepts(service.Put("/small-differences", new { upToCents = 200 }));
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "SMALL-7", 10_000);
        await service.Payment(customer, "SMALL-VIR-7", 9_990);
        await service.Invoice(customer, "SMALL-7", 10_050);
        Assert.Equal(0, await service.Outstanding("SMALL-7"));
        await service.Invoice(customer, "SMALL-7", 10_191);
        Assert.Equal(201, await service.Outstanding("SMALL-7"));
        await Accepts(service.Put("/small-differences", new { upToCents = 0 }));
    }

    [Fact]
    public async Task What_is_hardly_paid_and_what_is_kept_back_is_no_small_difference()
    {
        await Accepts(service.Put("/small-differences", new { upToCents = 5_000 }));
        var customer = await service.NewCustomer();
        await Accepts(service.Put("/invoices/SMALL-LATER", new { customer, issuedOn = "2026-02-20", dueOn = "2026-03-31", amountCents = 4_500 }));
        await service.Payment(customer, "SMALL-VIR-3", 100);
        Assert.Equal(4_400, await service.Outstanding("SMALL-LATER"));
        var other = await service.NewCustomer();
        await Accepts(service.Put("/invoices/SMALL-KEPT", new
        {
            customer = other, issuedOn = "2026-01-20", amountCents = 10_000,
            instalments = new object[] { new { dueOn = "2026-02-20", amountCents = 9_500 }, new { dueOn = "2026-03-01", amountCents = 500, retention = true } },
        }));
        await service.Payment(other, "SMALL-VIR-4", 9_500, new { number = "SMALL-KEPT" });
        Assert.Equal(500, await service.Outstanding("SMALL-KEPT"));
        await Refuses(service.Put("/invoices/SMALL-KEPT/write-offs/small-difference-3", new { kind = "irrecoverable", amountCents = 1 }), HttpStatusCode.UnprocessableEntity, field: "reference");
        await Accepts(service.Put("/small-differences", new { upToCents = 0 }));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_writes_nothing()
    {
        await Owing("LOSS-3");
        var events = await service.Events();
        await Refuses(service.Put("/invoices/LOSS-3/doubt", new { reason = "mood" }), HttpStatusCode.UnprocessableEntity, field: "reason");
        await Refuses(service.Put("/invoices/LOSS-3/doubt", new { reason = "age", on = "2026-03-03" }), HttpStatusCode.UnprocessableEntity, field: "on");
        await Refuses(service.Put("/invoices/LOSS-3/impairment", new { amountCents = -1 }), HttpStatusCode.UnprocessableEntity, field: "amountCents");
        await Refuses(service.Put("/invoices/LOSS-3/impairment", new { amountCents = 1 }), HttpStatusCode.Conflict, "not_doubtful");
        await Refuses(service.Put("/invoices/LOSS-3/write-offs/P", new { kind = "irrecoverable", amountCents = 900_001 }), HttpStatusCode.Conflict, "invoice_exceeded");
        await Refuses(service.Put("/invoices/LOSS-3/write-offs/P", new { kind = "irrecoverable", amountCents = 1, currency = "USD" }), HttpStatusCode.Conflict, "invoice_exceeded");
        await Refuses(service.Put("/invoices/LOSS-3/recoveries/R", new { amountCents = 1 }), HttpStatusCode.Conflict, "nothing_lost");
        await Refuses(service.Post("/invoices/LOSS-3/write-offs/P/take-back", new { }), HttpStatusCode.Conflict, "write_off_unknown");
        await Refuses(service.Put("/invoices/LOSS-NONE/write-offs/P", new { kind = "irrecoverable" }), HttpStatusCode.NotFound);
        Assert.Equal(events, await service.Events());
    }

    // 12 000.00 with 2 000.00 of tax, 3 000.00 paid.
    async Task<string> Owing(string number)
    {
        var customer = await service.NewCustomer();
        await Accepts(service.Put($"/invoices/{number}", new { customer, issuedOn = "2026-02-02", amountCents = 1_200_000, vatCents = 200_000 }));
        await Accepts(service.Put($"/payments/{number}-VIR", new { customer, receivedOn = "2026-02-03", amountCents = 300_000, invoices = new[] { new { number } } }));
        return customer;
    }

    async Task<string[]> Lines(string customer, int entries)
    {
        List<JsonElement> items = [];
        await Eventually.Is(async () => (items = [.. (await service.Get("/erp-feed?limit=1000")).GetProperty("items").EnumerateArray()
            .Where(i => i.Text("customer") == customer && i.Text("kind") == "accounting_entry")]).Count >= entries, "the entries are in the feed");
        Assert.Equal(entries, items.Count);
        return [.. items.SelectMany(i => i.GetProperty("entry").GetProperty("lines").EnumerateArray()).Select(l => $"{l.Text("account")} {l.Cents("debit")} {l.Cents("credit")}")];
    }
}
