using System.Text.Json;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Tests.Domain.Bank;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Support;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>From collection to transfer and fee: what the ERP posts leaves the agencies' account at nothing.</summary>
public sealed class AgencyEntryTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task A_collection_its_transfer_and_its_fee_are_each_posted_once_and_balance_the_agencies_account()
    {
        var entity = await Entity.Of(service, "404833048", "bank");
        await entity.Invoice("C1", "FA-1", 500_000);
        var siren = Siren.Parse(entity.Siren)!.Value;
        await service.Bus.Publish(new CollectionReportedV1(
            Guid.CreateVersion7(), Guid.Empty, entity.Siren, BusinessKey.OfCustomer(siren, "C1"), "C1", "alpha", BusinessKey.OfInvoice(siren, "FA-1", 2026), "col-1", 500_000, "EUR", new(2026, 3, 1), 4, InvoicingService.Today));
        await Eventually.Is(async () => await entity.Outstanding("FA-1") == 0, "the collection is booked");
        await service.Bus.Publish(new AgencyRemittedV1(
            NameBasedId.Of("remittance|1"), entity.Siren, "alpha", "REM-2026-1", 410_000, "EUR", new(2026, 3, 1), null, [new(Guid.CreateVersion7(), "col-1", 410_000)], 1, InvoicingService.Today));
        await Eventually.Is(async () => await service.Count("select count(*) from agency_remittances where creditor = $1", entity.Siren) == 1, "the transfer is awaited");
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(4100, "B1", details: Camt.Details(text: "REM-2026-1"))));
        var fees = new AgencyFeesInvoicedV1(NameBasedId.Of("fees|1"), entity.Siren, "alpha", "inv-1", 76_000, 15_200, 90_000, "EUR", new(2026, 3, 1), 1, InvoicingService.Today);
        await service.Bus.Publish(fees);
        await service.Bus.Publish(fees);

        List<JsonElement> entries = [];
        await Eventually.Is(async () =>
        {
            entries = [.. (await service.Read($"/creditors/{entity.Siren}/erp-feed?limit=1000")).GetProperty("items").EnumerateArray().Where(i => i.Text("kind") == "accounting_entry")];
            return entries.Count >= 3;
        }, "the feed has the entries");
        Assert.Equal(
            ["Encaissement par l'agence de recouvrement", "Honoraires de l'agence de recouvrement", "Reversement de l'agence de recouvrement"], entries.Select(e => e.GetProperty("entry").Text("label")).Order(StringComparer.Ordinal));
        var lines = entries.SelectMany(e => e.GetProperty("entry").GetProperty("lines").EnumerateArray()).ToList();
        Assert.Equal(0, Balance("467"));
        Assert.Equal((410_000, 76_000, 15_200, -1_200, -500_000), (Balance("512"), Balance("622"), Balance("44566"), Balance("401"), Balance("411")));
        Assert.Equal(2, entries.Count(e => e.GetProperty("customer").ValueKind is JsonValueKind.Null));
        Assert.Contains("401,alpha", await service.Erp.GetStringAsync($"/creditors/{entity.Siren}/erp-feed?format=csv"), StringComparison.Ordinal);

        long Balance(string account) => lines.Where(l => l.Text("account") == account).Sum(l => l.Cents("debit") - l.Cents("credit"));
    }

    [Fact]
    public async Task A_transfer_is_undone_only_where_it_was_posted_and_on_the_account_that_stands_for_the_bank()
    {
        var entity = await Entity.Of(service, "552100554", "bank");
        await entity.Invoice("C1", "FA-1", 10_000);
        // The accountants book the whole statement, and put an agency's transfer to 471.
        await entity.Accepts("/ledger-accounts", new { accounts = new[] { new { role = "bank", account = "471" } } }, put: true);
        await entity.Import(Camt.NotificationOf(entity.Iban, Camt.Entry(10, "B1", details: Camt.Details(text: "virement A")), Camt.Entry(20, "B2", details: Camt.Details(text: "virement B"))));
        var keys = (await entity.Movements("unmatched")).OrderBy(m => m.Cents("amount")).Select(m => m.Text("key")).ToList();
        foreach (var key in keys) await entity.Accepts($"/bank-movements/{key}/dismissal", new { reason = "agency_remittance" });
        await Eventually.Is(async () => (await Labels()).Count == 2, "both are posted");
        // As of one that was dismissed before the feed posted any.
        Assert.Equal(1, await service.Count("with gone as (delete from erp_items where creditor = $1 and content::text like '%\"cents\": 1000%' returning id) select count(*) from gone", entity.Siren));
        foreach (var key in keys) await entity.Accepts($"/bank-movements/{key}/assignment", new { customer = "C1" });
        await Eventually.Is(async () => (await Labels()).Count == 2, "the other one is undone");
        Assert.Equal(["Reversement de l'agence de recouvrement 471 2000", "Annulation : reversement de l'agence de recouvrement 471 -2000"], await Labels());

        async Task<List<string>> Labels() => [.. (await service.Read($"/creditors/{entity.Siren}/erp-feed?limit=1000")).GetProperty("items").EnumerateArray().Where(i => i.Text("kind") == "accounting_entry").Select(i => i.GetProperty("entry"))
            .Select(e => (Label: e.Text("label"), Line: e.GetProperty("lines").EnumerateArray().Single(l => l.Text("account") == "471")))
            .Select(e => $"{e.Label} {e.Line.Text("account")} {e.Line.Cents("debit") - e.Line.Cents("credit")}")];
    }
}
