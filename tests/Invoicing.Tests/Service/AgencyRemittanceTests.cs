using Recouvrement.Contracts.Litigation;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Tests.Domain.Bank;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Support;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>An agency's bulk remittance clears its account and is nobody's payment, whatever its text names.</summary>
public sealed class AgencyRemittanceTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    const string Account = "FR7699999000010000001234537", Debtor = "FR1420041010050500013M02606";

    [Fact]
    public async Task A_transfer_that_an_agency_told_of_clears_its_account_and_pays_no_invoice_that_its_text_names()
    {
        var entity = await Entity.Of(service, "404833048", "bank");
        await entity.Invoice("C1", "FA-2026-001", 10_000);
        await entity.Invoice("C1", "FA-2026-002", 10_000);
        await Collected(entity, "C1", "FA-2026-001", 10_000);
        await Remits(entity, "REM-2026-1", 10_000);
        var report = await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(100, "B1", details: Camt.Details(text: "REM-2026-1 FA-2026-002", iban: Account))));

        Assert.Equal((0, 0), (report.Number("payments"), report.Number("unmatched")));
        Assert.Equal((0, 10_000), (await entity.Outstanding("FA-2026-001"), await entity.Outstanding("FA-2026-002")));
        Assert.Single(await entity.Movements("dismissed"));
        var account = await service.Read($"/creditors/{entity.Siren}/agency-account");
        var balance = account.GetProperty("balances")[0];
        Assert.Equal((10_000, 10_000, 0), (balance.Cents("collected"), balance.Cents("cleared"), balance.Cents("open")));
        Assert.Equal("2026-03-02", account.GetProperty("transfers")[0].Text("clearedOn"));
    }

    [Fact]
    public async Task A_transfer_that_the_bank_shows_first_is_cleared_when_the_agency_tells_of_it()
    {
        var entity = await Entity.Of(service, "775665019", "bank");
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(250, "B1", details: Camt.Details(text: "reversement mars", iban: Account))));
        Assert.Single(await entity.Movements("unmatched"));
        await Remits(entity, "REM-2026-2", 25_000, Account);
        await Eventually.Is(async () => (await entity.Movements("dismissed")).Count == 1, "the transfer is cleared");
        Assert.Empty(await entity.Movements("unmatched"));
    }

    [Fact]
    public async Task What_comes_from_an_agencys_account_or_names_its_transfer_with_another_amount_waits_for_a_person()
    {
        var entity = await Entity.Of(service, "542065479", "bank");
        await entity.Invoice("C1", "FA-1001", 10_000);
        await Remits(entity, "REM-2026-3", 30_000, Account);
        await entity.Import(Camt.NotificationOf(entity.Iban,
            Camt.Entry(100, "B1", details: Camt.Details(text: "REM-2026-3 FA-1001", iban: Debtor)), Camt.Entry(100, "B2", details: Camt.Details(text: "FA-1001", iban: Account))));
        Assert.Equal((2, 10_000), ((await entity.Movements("unmatched")).Count, await entity.Outstanding("FA-1001")));

        // The debtor's own payment is still the debtor's.
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(100, "B3", on: "2026-03-03", details: Camt.Details(text: "FA-1001", iban: Debtor))));
        Assert.Equal(0, await entity.Outstanding("FA-1001"));
    }

    async Task Remits(Entity entity, string reference, long cents, string? account = null)
    {
        await service.Bus.Publish(new AgencyRemittedV1(
            NameBasedId.Of($"remittance|alpha|{entity.Siren}|{reference}"), entity.Siren, "alpha", reference, cents, "EUR", new(2026, 3, 1), account,
            [new(Guid.CreateVersion7(), "col-1", cents)], 1, InvoicingService.Today));
        await Eventually.Is(async () => await service.Count("select count(*) from agency_remittances where creditor = $1 and reference = $2", entity.Siren, reference) == 1, "the transfer is awaited");
    }

    async Task Collected(Entity entity, string customer, string invoice, long cents)
    {
        var siren = Siren.Parse(entity.Siren)!.Value;
        await service.Bus.Publish(new CollectionReportedV1(
            Guid.CreateVersion7(), Guid.Empty, entity.Siren, BusinessKey.OfCustomer(siren, customer), customer, "alpha",
            BusinessKey.OfInvoice(siren, invoice, 2026), "col-1", cents, "EUR", new(2026, 3, 1), 4, InvoicingService.Today));
        await Eventually.Is(async () => await entity.Outstanding(invoice) == 0, "the collection is booked");
    }
}
