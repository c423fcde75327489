using System.Net.Http.Json;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Entries that this service asked the ERP for come back in its next export.</summary>
public sealed class FecLossTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task A_small_difference_that_a_later_lettering_brings_back_is_paid_by_it_and_not_written_off_again()
    {
        var books = new Importing(service, "333000030");
        await books.Register();
        await Accepts(service.Erp.PutAsJsonAsync("/creditors/333000030/small-differences", new { upToCents = 200 }));
        await books.Completed(Fec.Of(Fec.Sale("1", "20260105", "C1", 100), Fec.Bank("2", "20260110", "C1", 99.90m)));
        Assert.Equal((0, 0), (await books.Outstanding("VE-1-20260105-411000-C1-1"), (await books.Account("C1")).Cents("open")));

        await books.Completed(Fec.Of(Fec.Sale("1", "20260105", "C1", 100, "AA"), Fec.Bank("2", "20260110", "C1", 99.90m), Fec.Bank("3", "20260111", "C1", 100, "AA")));
        Assert.Equal((0, -99_90), (await books.Outstanding("VE-1-20260105-411000-C1-1"), (await books.Account("C1")).Cents("open")));
    }

    [Fact]
    public async Task What_was_asked_of_the_ERP_comes_back_and_settles_nothing()
    {
        var books = new Importing(service, "510000078");
        await books.Register();
        string[] sales = [Fec.Sale("1", "20260105", "C1", 120), Fec.Sale("2", "20260106", "C1", 60), Fec.Bank("3", "20260110", "C2", 30)];
        await books.Completed(Fec.Of(sales));
        var events = await service.Events();

        var report = await books.Completed(Fec.Of([.. sales,
            Fec.Sundry("1", "20260201", ("411000", "C1", 0, 120), ("416000", "C1", 120, 0)),
            Fec.Sundry("2", "20260202", ("411000", "C1", 0, 60), ("654100", "", 50, 0), ("445710", "", 10, 0)),
            Fec.Sundry("3", "20260203", ("411000", "C1", 60, 0), ("758000", "", 0, 60)),
            Fec.Sundry("4", "20260204", ("411000", "C9", 0, 1), ("658000", "", 1, 0)),
            Fec.Sundry("5", "20260205", ("512000", "", 15, 0), ("416000", "C1", 0, 15))]));
        Assert.Equal((2, 1, 0, 3), (report.Number("invoices"), report.Number("payments"), report.Number("added"), report.Number("unchanged")));
        Assert.Equal((5, 2), (report.Number("warnedCount"), report.Number("customers")));
        Assert.Contains(report.GetProperty("warnings").EnumerateArray(), w => w.GetString()!.StartsWith("4 rows on customers' accounts are left out", StringComparison.Ordinal));
        Assert.Equal([8L, 10L, 13L, 15L, 18L], report.GetProperty("warned").EnumerateArray().Select(w => w.GetProperty("line").GetInt64()));
        Assert.Equal((120_00, 60_00), (await books.Outstanding("VE-1-20260105-411000-C1-1"), await books.Outstanding("VE-2-20260106-411000-C1-1")));
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task A_payment_with_a_difference_is_booked_whole_and_one_that_leaves_a_doubtful_rest_is_booked_without_it()
    {
        var books = new Importing(service, "510000086");
        await books.Register();
        await books.Completed(Fec.Of(
            Fec.Sale("1", "20260105", "C1", 100), Fec.Sundry("2", "20260202", ("411000", "C1", 0, 100), ("658000", "", 2, 0), ("512000", "", 98, 0)),
            Fec.Sale("3", "20260105", "C2", 100), Fec.Sundry("4", "20260202", ("411000", "C2", 0, 100), ("416000", "C2", 40, 0), ("512000", "", 60, 0))));
        Assert.Equal((0, 40_00), (await books.Outstanding("VE-1-20260105-411000-C1-1"), await books.Outstanding("VE-3-20260105-411000-C2-1")));
    }

    [Fact]
    public async Task An_account_of_losses_that_the_entity_has_named_is_known()
    {
        var books = new Importing(service, "510000094");
        await books.Register();
        await Accepts(service.Erp.PutAsync("/creditors/510000094/ledger-accounts", System.Net.Http.Json.JsonContent.Create(new { accounts = new[] { new { role = "small_loss", account = "668800" } } })));
        var report = await books.Completed(Fec.Of(Fec.Sale("1", "20260105", "C1", 100), Fec.Sundry("2", "20260202", ("411000", "C1", 0, 1), ("668800", "", 1, 0))));
        Assert.Equal((1, 0, 1), (report.Number("invoices"), report.Number("payments"), report.Number("warnedCount")));
    }

    [Fact]
    public async Task What_an_agency_reported_is_not_paid_once_more_by_the_entry_it_was_posted_with()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "AGENCY-1", 100_00);
        var entity = Kernel.Identifiers.Siren.Parse(Siren)!.Value;
        await service.Bus.Publish(new CollectionReportedV1(
            Guid.NewGuid(), Guid.NewGuid(), Siren, BusinessKey.OfCustomer(entity, customer), customer, "agency", BusinessKey.OfInvoice(entity, "AGENCY-1", 2026), "R-1", 20_00, "EUR", Today, 1, Today));
        await Eventually.Is(async () => await service.Outstanding("AGENCY-1") == 80_00, "the collection is booked");

        var books = new Importing(service, Siren);
        var report = await books.Completed(Fec.Of(
            Fec.Sundry("1", "20260302", ("467000", "", 20, 0), ("411000", customer, 0, 20)), Fec.Sundry("2", "20260302", ("467000", "", 5, 0), ("411000", customer, 0, 5))));
        Assert.Equal((1, 1), (report.Number("payments"), report.Number("warnedCount")));
        Assert.Equal(75_00, await service.Outstanding("AGENCY-1"));
    }
}
