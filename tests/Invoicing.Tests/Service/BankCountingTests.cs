using System.Net;
using Recouvrement.Invoicing.Tests.Domain.Bank;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>The same money is counted once, whatever tells it, in whatever order.</summary>
public sealed class BankCountingTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task Money_that_the_erp_counted_is_not_counted_again_when_the_bank_becomes_master()
    {
        var entity = await Entity.Of(service, "404833048", "erp");
        await entity.Invoice("C1", "FA-1001", 10_000);
        await entity.Invoice("C1", "FA-1002", 10_000);
        await entity.Accepts("/payments/RG-1", new { customer = "C1", receivedOn = "2026-03-01", amountCents = 10_000, invoices = new[] { new { number = "FA-1001" } } }, put: true);
        await entity.Accepts("/allocation-master", new { master = "bank" }, put: true);

        // The statement of the day before comes late; that of today is the bank's to count.
        await entity.Import(Camt.Statement(8, entity.Iban, 0, 100, Camt.Entry(100, "B1", on: "2026-03-01", details: Camt.Details(text: "FA-1001"))));
        Assert.Equal((0, 10_000), (await entity.Outstanding("FA-1001"), await entity.Outstanding("FA-1002")));
        var compared = Assert.Single(await entity.Movements("compared"));
        await InvoicingService.Refuses(entity.Post($"/bank-movements/{compared.Text("key")}/assignment", new { customer = "C1" }), HttpStatusCode.Conflict, "movement_compared");
        await entity.Import(Camt.Statement(8, entity.Iban, 100, 200, Camt.Entry(100, "B2", details: Camt.Details(text: "FA-1002"))));
        Assert.Equal(0, await entity.Outstanding("FA-1002"));
        await InvoicingService.Refuses(entity.Put("/payments/RG-2", new { customer = "C1", receivedOn = "2026-03-02", amountCents = 10_000 }), HttpStatusCode.Conflict, "bank_is_master");
        await entity.Accepts("/payments/RG-1", new { customer = "C1", receivedOn = "2026-03-01", amountCents = 10_000, invoices = new[] { new { number = "FA-1001" } } }, put: true);
    }

    [Fact]
    public async Task Money_that_the_bank_counted_is_not_counted_again_when_the_erp_becomes_master()
    {
        var entity = await Entity.Of(service, "542065479", "bank");
        await entity.Invoice("C1", "FA-1001", 10_000);
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(100, "B1", on: "2026-03-01", details: Camt.Details(text: "FA-1001"))));
        await entity.Accepts("/allocation-master", new { master = "erp" }, put: true);
        await InvoicingService.Refuses(entity.Put("/payments/RG-1", new { customer = "C1", receivedOn = "2026-03-01", amountCents = 10_000 }), HttpStatusCode.Conflict, "bank_is_master");
        await entity.Accepts("/payments/RG-2", new { customer = "C1", receivedOn = "2026-03-02", amountCents = 500 }, put: true);
        Assert.Equal(0, await entity.Outstanding("FA-1001"));
    }

    [Fact]
    public async Task Money_of_our_own_that_came_back_is_no_payment_though_it_names_an_invoice()
    {
        var entity = await Entity.Of(service, "552100554", "bank");
        await entity.Invoice("C1", "FA-1001", 10_000);
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(100, "B1", details: Camt.Details(text: "Remboursement FA-1001", returned: "AC04"))));
        Assert.Equal(10_000, await entity.Outstanding("FA-1001"));
        Assert.Equal("Compte clôturé", Assert.Single(await entity.Movements("unmatched")).Text("returnText"));
    }

    [Fact]
    public async Task One_number_in_two_years_has_two_references_and_each_settles_its_own()
    {
        var entity = await Entity.Of(service, "383474814", "bank");
        await entity.Customer("C1");
        foreach (var year in new[] { "2025", "2026" }) await entity.Accepts("/invoices/FA-12", new { customer = "C1", issuedOn = $"{year}-02-02", amountCents = 10_000 }, put: true);
        var (first, second) = (await Of(2025), await Of(2026));
        Assert.Equal(("FA12", "FA12Y2026"), (first.Text("paymentReference")![4..], second.Text("paymentReference")![4..]));
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(100, "B1", details: Camt.Details(creditorReference: second.Text("paymentReference")))));
        Assert.Equal((10_000, 0), ((await Of(2025)).Cents("outstanding"), (await Of(2026)).Cents("outstanding")));

        Task<System.Text.Json.JsonElement> Of(int year) => service.Read($"/creditors/{entity.Siren}/invoices/FA-12?year={year}");
    }

    [Fact]
    public async Task Charges_and_payments_of_our_own_wait_for_nobody()
    {
        var entity = await Entity.Of(service, "775672272", "bank");
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(-24, "B1", code: "PMNT/RCDT/CHRG"), Camt.Entry(-80, "B2", code: "PMNT/RDDT/ESDD"), Camt.Entry(0, "B3")));
        Assert.Empty(await entity.Movements("unmatched"));
    }

    [Fact]
    public async Task Unclaimed_money_that_went_back_waits_for_nobody()
    {
        var entity = await Entity.Of(service, "309634954", "bank");
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(100, "B1", details: Camt.Details(endToEnd: "WHO-KNOWS"))));
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(-100, "B2", on: "2026-03-03", details: Camt.Details(endToEnd: "WHO-KNOWS", returned: "MS03"))));
        Assert.Empty(await entity.Movements("unmatched"));
        Assert.Equal(2, (await entity.Movements("dismissed")).Count);
    }

    [Fact]
    public async Task A_refund_that_the_debtor_asked_for_opens_the_invoice_and_is_recalled()
    {
        var entity = await Entity.Of(service, "130025265", "bank");
        await entity.Invoice("C1", "FA-1001", 10_000);
        await entity.Import(Camt.NotificationOf(entity.Iban,
            Camt.Entry(100, "B1", code: "PMNT/IDDT/ESDD", details: Camt.Details(endToEnd: "FA1001")),
            Camt.Entry(-100, "B2", code: "PMNT/IDDT/UPDD", details: Camt.Details(endToEnd: "FA1001", returned: "MD06"))));
        Assert.Equal(10_000, await entity.Outstanding("FA-1001"));
        Assert.Equal(1, await service.Count("select count(*) from mt_events where type = 'payment_reversed' and data->>'reason' = 'recalled'"));
    }
}
