using System.Net.Http.Json;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class FecImportTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    const string Export = "data/fec/111111111FEC20221231.TXT";

    [SharedFact(Export)]
    public async Task A_real_export_gives_the_figures_computed_independently()
    {
        var real = new Importing(service, "111111111");
        await real.Register();
        var bytes = await File.ReadAllBytesAsync(Shared.PathOf(Export));
        var report = await real.Completed(bytes, "111111111FEC20221231.TXT");

        Assert.Equal((934, 22_568_223, 22_568_223), (report.Number("rows"), report.Number("debitCents"), report.Number("creditCents")));
        Assert.Equal((34, 0, 0), (report.Number("customers"), report.Number("rejectedCount"), report.Number("later")));
        Assert.Equal((151, 0, 0), (report.Number("added"), report.Number("changed"), report.Number("unchanged")));
        Assert.Equal((30, 4), (report.GetProperty("beforeAllocation").Number("openInvoices"), report.GetProperty("beforeAllocation").Number("openCredits")));
        Assert.Contains(report.GetProperty("warnings").EnumerateArray(), w => w.GetString()!.Contains("check digit", StringComparison.Ordinal));

        var totals = await real.Get("/totals");
        Assert.Equal((34, 1_441_652), (totals.Number("customers"), totals.Cents("openBalance")));
        Assert.Equal((18, 1_447_255), (totals.GetProperty("debtorsOwing").Number("count"), totals.GetProperty("debtorsOwing").Cents("amount")));
        Assert.Equal((1, 5_603), (totals.GetProperty("debtorsInCredit").Number("count"), totals.GetProperty("debtorsInCredit").Cents("amount")));
        Assert.Equal((30, 4), (totals.GetProperty("beforeAllocation").Number("openInvoices"), totals.GetProperty("beforeAllocation").Number("openCredits")));
        Assert.Equal(44_012, (await real.Account("41104250")).Cents("open"));
        Assert.Equal((12_251, 1), ((await real.Account("41102785")).Cents("open"), (await real.Account("41102785")).Number("openInvoices")));

        var events = await service.Events();
        var again = await real.Completed(bytes, "111111111FEC20221231.TXT");
        Assert.Equal((0, 0, 151), (again.Number("added"), again.Number("changed"), again.Number("unchanged")));
        Assert.Equal(events, await service.Events());
    }

    [SharedFact(Export)]
    public async Task Entries_of_a_later_day_are_booked_on_their_own_day()
    {
        await using var own = await InvoicingService.Start(new(2023, 4, 30));
        var real = new Importing(own, "111111111");
        await real.Register();
        var report = await real.Completed(await File.ReadAllBytesAsync(Shared.PathOf(Export)), "111111111FEC20221231.TXT");
        Assert.Equal(151, report.Number("added") + report.Number("later"));
        Assert.True(report.Number("later") > 0);

        for (var day = new DateOnly(2023, 5, 1); day <= new DateOnly(2023, 7, 31); day = day.AddDays(7)) await own.Host.DoDay(day);
        await own.Host.DoDay(new(2023, 7, 31));
        var totals = await real.Get("/totals");
        Assert.Equal((1_441_652, 18, 1), (totals.Cents("openBalance"), totals.GetProperty("debtorsOwing").Number("count"), totals.GetProperty("debtorsInCredit").Number("count")));
        Assert.Equal((30, 4), (totals.GetProperty("beforeAllocation").Number("openInvoices"), totals.GetProperty("beforeAllocation").Number("openCredits")));
        Assert.Equal(0, (await real.Report()).Number("later"));
    }

    [Fact]
    public async Task A_corrected_file_adds_only_what_changed()
    {
        var books = new Importing(service, "200000008");
        await books.Register();
        await books.Completed(Fec.Of(
            Fec.Sale("1", "20260105", "C1", 100), Fec.Sale("2", "20260106", "C1", 50), Fec.Sale("3", "20260107", "C2", 70), Fec.Bank("4", "20260110", "C1", 50), Fec.Sale("6", "20260111", "C2", 10)));
        Assert.Equal(10_000, (await books.Account("C1")).Cents("open"));

        // The payment had been guessed to settle the invoice of its amount; the accountants now letter it with the other.
        var report = await books.Completed(Fec.Of(
            Fec.Sale("1", "20260105", "C1", 100, "AA"), Fec.Sale("2", "20260106", "C1", 50), Fec.Sale("3", "20260107", "C2", 75), Fec.Bank("4", "20260110", "C1", 50, "AA"), Fec.Sale("5", "20260112", "C3", 20)));
        Assert.Equal((1, 1, 3, 1), (report.Number("added"), report.Number("changed"), report.Number("unchanged"), report.Number("vanished")));
        Assert.Equal(("VE-6-20260111-411000-C2-1", 1), ((await service.Read($"/imports/{report.GetProperty("id").GetString()}/vanished")).GetProperty("items")[0].GetProperty("number").GetString(), report.Number("vanished")));
        Assert.Equal((5_000, 5_000, 7_500), (await books.Outstanding("VE-1-20260105-411000-C1-1"), await books.Outstanding("VE-2-20260106-411000-C1-1"), await books.Outstanding("VE-3-20260107-411000-C2-1")));
        Assert.Equal((10_000, 8_500, 2_000), ((await books.Account("C1")).Cents("open"), (await books.Account("C2")).Cents("open"), (await books.Account("C3")).Cents("open")));
    }

    [Fact]
    public async Task A_payment_booked_anew_takes_the_place_of_the_one_that_is_gone()
    {
        var books = new Importing(service, "500000005");
        await books.Register();
        await books.Completed(Fec.Of(Fec.Sale("1", "20260105", "C1", 100, "AA"), Fec.Bank("2", "20260110", "C1", 100, "AA")));
        var report = await books.Completed(Fec.Of(Fec.Sale("1", "20260105", "C1", 100, "AA"), Fec.Bank("3", "20260110", "C1", 100, "AA")));
        Assert.Equal((1, 0, 1, 1), (report.Number("added"), report.Number("changed"), report.Number("unchanged"), report.Number("vanished")));
        Assert.Equal(0, await books.Outstanding("VE-1-20260105-411000-C1-1"));
        Assert.Equal(10_000, (await books.Get("/payments/BQ-2-20260110-411000-C1-1")).Cents("unallocated"));
        Assert.Equal(0, (await books.Get("/payments/BQ-3-20260110-411000-C1-1")).Cents("unallocated"));
    }

    [Fact]
    public async Task A_credit_stays_what_it_was_booked_as_whatever_a_later_file_shows_of_its_journal()
    {
        var books = new Importing(service, "500000021");
        await books.Register();
        string[] january = [Fec.Sale("1", "20260105", "C1", 100), Fec.Sale("2", "20260106", "C1", 50), Fec.CreditNote("3", "20260107", "C1", 20)];
        await books.Completed(Fec.Of(january));
        Assert.Equal(13_000, (await books.Account("C1")).Cents("open"));
        var report = await books.Completed(Fec.Of([.. january, Fec.Receipt("4", "20260201", "C1", 30), Fec.Receipt("5", "20260202", "C1", 30)]));
        Assert.Equal((2, 3, 0), (report.Number("added"), report.Number("unchanged"), report.Number("vanished")));
        Assert.Equal(7_000, (await books.Account("C1")).Cents("open"));
    }

    [Fact]
    public async Task Opening_entries_of_an_account_that_is_in_the_books_already_are_told_of()
    {
        var books = new Importing(service, "500000039");
        await books.Register();
        var first = await books.Completed(Fec.Of(Fec.Sale("1", "20251205", "C1", 100)), "500000039FEC20251231.txt");
        var second = await books.Completed(Fec.Of(Fec.Opening("1", "20260101", "C1", 100)), "500000039FEC20261231.txt");
        Assert.Empty(Warnings(first, "opening entries"));
        Assert.Single(Warnings(second, "1 opening entries"));

        static IEnumerable<string> Warnings(System.Text.Json.JsonElement report, string of) =>
            report.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!).Where(w => w.Contains(of, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_name_that_the_erp_gave_stands_over_an_export_though_it_was_the_same_at_first()
    {
        var books = new Importing(service, "500000047");
        await books.Register();
        var file = Fec.Of(Fec.Sale("1", "20260105", "C1", 100));
        await books.Completed(file);
        await Accepts(service.Erp.PutAsJsonAsync("/creditors/500000047/customers/C1", new { name = "Client C1", kind = "company" }));
        await books.Completed(System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(file).Replace("Client C1", "Ancien nom", StringComparison.Ordinal)));
        Assert.Equal("Client C1", (await books.Get("/customers/C1")).Text("name"));
    }

    [Fact]
    public async Task A_bad_row_takes_its_entry_with_it_and_is_named_and_the_rest_is_booked()
    {
        var books = new Importing(service, "300000007");
        await books.Register();
        var report = await books.Completed(Fec.Of(Fec.Sale("1", "20260105", "C1", 100), Fec.Sale("2", "20260132", "C1", 50), Fec.Sale("3", "20260107", "C2", 70)));
        var rejected = report.GetProperty("rejected").EnumerateArray().Select(r => (r.Number("line"), r.GetProperty("field").GetString())).ToList();
        Assert.Contains((4, "EcritureDate"), rejected);
        Assert.Equal((2, 17_000), (report.Number("added"), (await books.Get("/totals")).Cents("openBalance")));
        var page = await service.Read($"/imports/{report.GetProperty("id").GetString()}/rejections?limit=1");
        Assert.Equal(1, page.GetProperty("items").GetArrayLength());
        Assert.NotNull(page.GetProperty("next").GetString());
    }

    [Fact]
    public async Task An_opening_entry_waits_for_a_person_to_confirm_its_dates()
    {
        var books = new Importing(service, "400000006");
        await books.Register();
        await books.Completed(Fec.Of(Fec.Opening("1", "20260101", "C1", 100)));
        var number = "AN-1-20260101-411000-C1-1";
        Assert.True((await books.Get($"/invoices/{number}")).GetProperty("dateUncertain").GetBoolean());
        await Accepts(books.Post($"/invoices/{number}/date-confirmation", new { issuedOn = "2025-10-01", dueOn = "2025-10-31" }));
        Assert.False((await books.Get($"/invoices/{number}")).GetProperty("dateUncertain").GetBoolean());
        Assert.Equal(1, (await books.Completed(Fec.Of(Fec.Opening("1", "20260101", "C1", 100)))).Number("unchanged"));
        Assert.Equal("2025-10-31", (await books.Get($"/invoices/{number}")).GetProperty("dueOn").GetString());
    }
}
