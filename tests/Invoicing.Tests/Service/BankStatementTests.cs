using System.Net;
using Recouvrement.Invoicing.Tests.Domain.Bank;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Each test has an entity and a bank account of its own.</summary>
public sealed class BankStatementTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task Cash_that_names_an_invoice_settles_it_and_the_rest_waits_with_proposals()
    {
        var entity = await Entity.Of(service, "404833048", "bank");
        await entity.Invoice("C1", "FA-2026-001", 10_000);
        await entity.Invoice("C2", "FA-2026-002", 5_000);
        var report = await entity.Import(Camt.NotificationOf(entity.Iban,
            Camt.Entry(100, "B1", details: Camt.Details(text: "VIR FA 2026 001", payer: "Essai", iban: "FR1420041010050500013M02606")),
            Camt.Entry(50, "B2", details: Camt.Details(text: "merci")),
            Camt.Entry(-12, "B3"), Camt.Entry(9, "B4", status: "PDNG")));

        Assert.Equal((1, 1, 2), (report.Number("payments"), report.Number("unmatched"), report.Number("ignored")));
        Assert.Equal((0, 5_000), (await entity.Outstanding("FA-2026-001"), await entity.Outstanding("FA-2026-002")));
        var waiting = Assert.Single(await entity.Movements("unmatched"));
        Assert.Equal(("amount", "C2"), (waiting.GetProperty("proposals")[0].Text("rule"), waiting.GetProperty("proposals")[0].Text("customer")));
        var paid = Assert.Single(await entity.Movements("assigned"));
        Assert.Equal(("Essai", "2606", "C1"), (paid.Text("payer"), paid.Text("payerAccount"), paid.Text("customer")));
    }

    [Fact]
    public async Task Cash_that_quotes_the_reference_of_a_message_is_its_customers_and_pays_the_oldest_first()
    {
        var entity = await Entity.Of(service, "775665019", "bank");
        await entity.Invoice("C-1.7", "FA-2026-071", 10_000);
        await entity.Invoice("C-18", "FA-2026-072", 10_000);
        var quoted = MessageReference.Of("C-1.7", Guid.Parse("8f2a1c3e-0000-7000-8000-000000000000"))!.Value.Compact;
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(100, "B1", details: Camt.Details(text: $"VIR {quoted}"))));
        Assert.Equal(("C-1.7", 0), (Assert.Single(await entity.Movements("assigned")).Text("customer"), await entity.Outstanding("FA-2026-071")));
        Assert.Equal(10_000, await entity.Outstanding("FA-2026-072"));
    }

    [Fact]
    public async Task The_same_movement_told_three_times_is_booked_once()
    {
        var entity = await Entity.Of(service, "542065479", "bank");
        await entity.Invoice("C1", "FA-1001", 10_000);
        var entry = Camt.Entry(100, "B1", details: Camt.Details(text: "FA-1001"));
        await entity.Import(Camt.NotificationOf(entity.Iban, entry));
        var events = await service.Events();
        await entity.Import(Camt.NotificationOf(entity.Iban, entry));
        var report = await entity.Import(Camt.Statement(8, entity.Iban, 0, 100, entry));
        Assert.Equal((0, 1), (report.Number("added"), report.Number("unchanged")));
        // The statement adds one thing: up to which day the bank is known.
        Assert.Equal(events + 1, await service.Events());
        Assert.Equal("2026-03-02", (await service.Read($"/creditors/{entity.Siren}")).Text("bankFeedThrough"));
    }

    [Fact]
    public async Task A_person_assigns_releases_and_dismisses()
    {
        var entity = await Entity.Of(service, "552100554", "bank");
        await entity.Invoice("C1", "FA-2001", 10_000);
        await entity.Customer("C2");
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(100, "B1", details: Camt.Details(text: "sans objet", iban: "FR1420041010050500013M02606"))));
        var key = Assert.Single(await entity.Movements("unmatched")).Text("key");

        await entity.Accepts($"/bank-movements/{key}/assignment", new { customer = "C2" });
        await entity.Accepts($"/bank-movements/{key}/assignment", new { customer = "C2" });
        await InvoicingService.Refuses(entity.Post($"/bank-movements/{key}/assignment", new { customer = "C1" }), HttpStatusCode.Conflict, "movement_assigned");
        await InvoicingService.Refuses(entity.Post($"/bank-movements/{key}/dismissal", new { reason = "not_a_customer" }), HttpStatusCode.Conflict, "movement_assigned");
        await entity.Accepts($"/bank-movements/{key}/release", new { });
        await entity.Accepts($"/bank-movements/{key}/assignment", new { customer = "C1", invoices = new[] { new { number = "FA-2001" } } });
        Assert.Equal(0, await entity.Outstanding("FA-2001"));

        // Its account is known now: the next one needs nobody.
        await entity.Invoice("C1", "FA-2002", 7_700);
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(77, "B2", on: "2026-03-03", details: Camt.Details(iban: "FR1420041010050500013M02606"))));
        Assert.Equal(0, await entity.Outstanding("FA-2002"));
    }

    [Fact]
    public async Task A_direct_debit_is_provisional_and_its_return_opens_the_invoice_again()
    {
        var entity = await Entity.Of(service, "775672272", "bank");
        await entity.Invoice("C1", "FA-3001", 10_000);
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(100, "B1", code: "PMNT/RDDT/ESDD", details: Camt.Details(endToEnd: "FA3001"))));
        Assert.Equal("2026-04-27", Assert.Single(await entity.Movements("assigned")).Text("provisionalUntil"));
        Assert.Equal(0, await entity.Outstanding("FA-3001"));

        var report = await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(-100, "B2", on: "2026-03-10", code: "PMNT/RDDT/UPDD", details: Camt.Details(endToEnd: "FA3001", returned: "AM04"))));
        Assert.Equal((1, 0), (report.Number("returned"), report.Number("unmatched")));
        Assert.Equal(10_000, await entity.Outstanding("FA-3001"));
    }

    [Fact]
    public async Task Where_the_erp_is_master_the_bank_is_compared_and_never_counted()
    {
        var entity = await Entity.Of(service, "309634954", "erp");
        await entity.Invoice("C1", "FA-4001", 10_000);
        await entity.Invoice("C1", "FA-4002", 3_000);
        await entity.Accepts("/payments/RG-1", new { customer = "C1", receivedOn = "2026-03-01", amountCents = 10_000 }, put: true);
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(100, "B1", details: Camt.Details(text: "FA-4001")), Camt.Entry(30, "B2", details: Camt.Details(text: "FA-4002"))));
        Assert.Equal((0, 3_000), (await entity.Outstanding("FA-4001"), await entity.Outstanding("FA-4002")));
        var compared = await service.Read($"/creditors/{entity.Siren}/cash-comparison?from=2026-03-01&until=2026-03-31");
        Assert.Equal((1, 3_000), (compared.Number("both"), compared.GetProperty("onlyBank")[0].Cents("amount")));
    }

    [Fact]
    public async Task Where_the_bank_is_master_payments_of_the_erp_are_not_booked()
    {
        var entity = await Entity.Of(service, "130025265", "bank");
        await entity.Invoice("C1", "FA-5001", 10_000);
        await InvoicingService.Refuses(entity.Put("/payments/RG-1", new { customer = "C1", receivedOn = "2026-03-01", amountCents = 10_000 }), HttpStatusCode.Conflict, "bank_is_master");
    }

    [Fact]
    public async Task A_file_that_lies_or_is_nobodys_is_refused_and_nothing_is_stored()
    {
        var entity = await Entity.Of(service, "383474814", "bank");
        var imports = await service.Count("select count(*) from imports");
        await InvoicingService.Refuses(entity.Send(Camt.Statement(8, entity.Iban, 0, 100, Camt.Entry(99, "B1"))), HttpStatusCode.UnprocessableEntity, "bank_balance");
        await InvoicingService.Refuses(entity.Send(Camt.NotificationOf("DE89370400440532013000", Camt.Entry(99, "B1"))), HttpStatusCode.Conflict, "bank_account_unknown");
        await InvoicingService.Refuses(entity.Send("<a/>"u8.ToArray()), HttpStatusCode.UnprocessableEntity, "bank_not_a_statement");
        Assert.Equal(imports, await service.Count("select count(*) from imports"));
        await InvoicingService.Refuses(entity.Put("/bank-accounts/FR7630006000011234567890188", new { }), HttpStatusCode.UnprocessableEntity, field: "iban");
    }
}
