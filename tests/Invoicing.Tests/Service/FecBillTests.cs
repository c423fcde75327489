using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Bills of exchange that only an accounting export tells (413).</summary>
public sealed class FecBillTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    const string Invoice = "VE-1-20260105-411000-C1-1", Accepted = "OD-2-20260110-413000-C1-1";

    [Fact]
    public async Task A_bill_holds_its_invoice_until_its_money_settles_it_on_its_day()
    {
        var books = await Books("520000019");
        string[] january = [Fec.Sale("1", "20260105", "C1", 100, "A"), Fec.Sale("9", "20260102", "C1", 100), Fec.Bill("2", "20260110", "C1", 100, "A", "Z")];
        var report = await books.Completed(Fec.Of(january));
        Assert.Equal((2, 0, 3), (report.Number("invoices"), report.Number("payments"), report.Number("added")));
        Assert.Contains(report.GetProperty("warnings").EnumerateArray(), w => w.GetString()!.StartsWith("1 bills of exchange (413)", StringComparison.Ordinal));
        Assert.Equal((100_00, 200_00), (await books.Outstanding(Invoice), (await books.Account("C1")).Cents("open")));
        var hold = Assert.Single((await books.Get($"/invoices/{Invoice}")).GetProperty("holds").EnumerateArray());
        Assert.Equal(($"bill:{Accepted}", "bill_accepted", false), (hold.Text("hold"), hold.Text("reason"), hold.GetProperty("isLifted").GetBoolean()));
        Assert.True(!hold.TryGetProperty("until", out var until) || until.ValueKind is System.Text.Json.JsonValueKind.Null);
        var bill = await books.Get($"/bills/{Accepted}");
        Assert.Equal(("unspecified", "open", "2026-03-11", true), (bill.Text("kind"), bill.Text("status"), bill.Text("maturesOn"), bill.GetProperty("isMaturityAssumed").GetBoolean()));

        string[] paid = [.. january, Fec.BillMoney("3", "20260228", "C1", 100, "Z")];
        Assert.Equal((1, 3), (await books.Completed(Fec.Of(paid)) is var second ? (second.Number("added"), second.Number("unchanged")) : default));
        Assert.Equal((0, 100_00), (await books.Outstanding(Invoice), await books.Outstanding("VE-9-20260102-411000-C1-1")));
        Assert.Equal(("paid", "2026-02-28"), (await books.Get($"/bills/{Accepted}")) is var ended ? (ended.Text("status"), ended.Text("endedOn")) : default);

        var events = await service.Events();
        Assert.Equal((0, 4), (await books.Completed(Fec.Of(paid)) is var again ? (again.Number("added"), again.Number("unchanged")) : default));
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task A_bill_without_letters_is_for_the_invoice_of_its_amount_and_so_is_its_money()
    {
        var books = await Books("520000027");
        var file = Fec.Of(Fec.Sale("8", "20260102", "C1", 70), Fec.Sale("1", "20260105", "C1", 100), Fec.Bill("2", "20260110", "C1", 100), Fec.BillMoney("3", "20260228", "C1", 100), Fec.Sale("4", "20260111", "C1", 50));
        await books.Completed(file);
        Assert.Equal((0, 70_00, 50_00), (await books.Outstanding(Invoice), await books.Outstanding("VE-8-20260102-411000-C1-1"), await books.Outstanding("VE-4-20260111-411000-C1-1")));
        var events = await service.Events();
        await books.Completed(file);
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task A_bill_that_comes_back_lets_its_invoice_go_and_is_an_incident()
    {
        var books = await Books("520000035");
        var file = Fec.Of(Fec.Sale("1", "20260105", "C1", 100, "A"), Fec.Bill("2", "20260110", "C1", 100, "A", "Z"), Fec.Sundry("3", "20260220", ("411000", "C1", 100, 0), ("413000", "C1", 0, 100)));
        await books.Completed(file);
        Assert.Equal((100_00, 100_00), (await books.Outstanding(Invoice), (await books.Account("C1")).Cents("open")));
        Assert.True((await books.Get($"/invoices/{Invoice}")).GetProperty("holds")[0].GetProperty("isLifted").GetBoolean());
        Assert.Equal(("unpaid", "2026-02-20"), (await books.Get($"/bills/{Accepted}")) is var ended ? (ended.Text("status"), ended.Text("endedOn")) : default);
        Assert.Equal("payment_incident", Assert.Single((await books.Get("/customers/C1/credit")).GetProperty("signals").EnumerateArray()).Text("kind"));
        var events = await service.Events();
        await books.Completed(file);
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task What_a_bank_advances_settles_on_the_day_of_the_maturity_that_somebody_tells()
    {
        await using var own = await Start(new(2026, 3, 2));
        var books = new Importing(own, "520000043");
        await books.Register();
        var file = Fec.Of(Fec.Sale("1", "20260105", "C1", 100, "A"), Fec.Bill("2", "20260110", "C1", 100, "A", "Z"), Fec.BillMoney("3", "20260120", "C1", 100, "Z", "511400"));
        Assert.Equal(1, (await books.Completed(file)).Number("later"));
        await own.Host.DoDay(new(2026, 3, 10));
        Assert.Equal(100_00, await books.Outstanding(Invoice));
        var told = new
        {
            customer = "C1", kind = "lcr", amountCents = 100_00, drawnOn = "2026-01-10", maturesOn = "2026-03-20", accepted = true, invoices = new[] { new { number = Invoice, year = 2026, amountCents = 100_00 } },
        };
        await Accepts(own.Erp.PutAsync($"/creditors/520000043/bills/{Accepted}", System.Net.Http.Json.JsonContent.Create(told)));
        await books.Completed(file);
        foreach (var (day, owed) in new[] { (new DateOnly(2026, 3, 19), 100_00), (new DateOnly(2026, 3, 20), 0) })
        {
            await own.Host.SetToday(day);
            await own.Host.DoDay(day);
            Assert.Equal(owed, await books.Outstanding(Invoice));
        }

        Assert.Equal("paid", (await books.Get($"/bills/{Accepted}")).Text("status"));
    }

    [Fact]
    public async Task The_next_year_s_opening_entry_of_413_is_the_bill_that_is_known()
    {
        var books = await Books("520000050");
        await books.Completed(Fec.Of(Fec.Sale("1", "20251105", "C1", 100, "A"), Fec.Bill("2", "20251210", "C1", 100, "A")), "520000050FEC20251231.txt");
        string[] opened = [Fec.Sundry("1", "20260101", ("413000", "C1", 100, 0), ("110000", "", 0, 100)).Replace("OD|Opérations diverses", "AN|A nouveaux", StringComparison.Ordinal)];
        var year = await books.Completed(Fec.Of(opened), "520000050FEC20261231.txt");
        Assert.Equal((0, 0), (year.Number("added"), year.Number("warnedCount")));
        Assert.Equal(100_00, (await books.Account("C1")).Cents("open"));

        var paid = Fec.Of([.. opened, Fec.BillMoney("3", "20260115", "C1", 100)]);
        Assert.Equal(1, (await books.Completed(paid, "520000050FEC20261231.txt")).Number("added"));
        Assert.Equal((0, 0), (await books.Outstanding("VE-1-20251105-411000-C1-1"), (await books.Account("C1")).Cents("open")));
        Assert.Equal("paid", (await books.Get("/bills/OD-2-20251210-413000-C1-1")).Text("status"));
        Assert.Equal(1, await service.Count("select count(*) from bills where creditor = '520000050'"));
        var events = await service.Events();
        await books.Completed(paid, "520000050FEC20261231.txt");
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task A_bill_that_the_ERP_sent_itself_is_the_one_that_413_has()
    {
        var books = await Books("520000084");
        var sale = Fec.Sale("1", "20260105", "C1", 100, "A");
        await books.Completed(Fec.Of(sale));
        var told = new
        {
            customer = "C1", kind = "bor", amountCents = 100_00, drawnOn = "2026-01-10", maturesOn = "2026-02-25", invoices = new[] { new { number = Invoice, year = 2026, amountCents = 100_00 } },
        };
        await Accepts(service.Erp.PutAsync("/creditors/520000084/bills/BO-7", System.Net.Http.Json.JsonContent.Create(told)));
        var file = Fec.Of(sale, Fec.Bill("2", "20260110", "C1", 100, "A", "Z"), Fec.BillMoney("3", "20260224", "C1", 100, "Z", "511300"));
        await books.Completed(file);
        Assert.Equal((0, 1), (await books.Outstanding(Invoice), await service.Count("select count(*) from bills where creditor = '520000084'")));
        Assert.Equal(("paid", "2026-02-25"), (await books.Get("/bills/BO-7")) is var ended ? (ended.Text("status"), ended.Text("endedOn")) : default);
        var events = await service.Events();
        await books.Completed(file);
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task A_bill_for_several_invoices_is_paid_in_parts_and_ends_with_the_last()
    {
        var books = await Books("520000092");
        string[] rows =
        [
            Fec.Sale("1", "20260105", "C1", 100, "A"), Fec.Sale("2", "20260106", "C1", 50, "B"), Fec.Sale("3", "20260101", "C1", 150),
            Fec.Sundry("4", "20260110", ("413000", "C1", 150, 0), ("411000", "C1", 0, 100), ("411000", "C1", 0, 50)), Fec.BillMoney("5", "20260210", "C1", 120),
        ];
        rows[3] = rows[3].Replace("|0,00|100,00||", "|0,00|100,00|A|", StringComparison.Ordinal).Replace("|0,00|50,00||", "|0,00|50,00|B|", StringComparison.Ordinal);
        await books.Completed(Fec.Of(rows));
        Assert.Equal((0, 30_00, 150_00), (await books.Outstanding(Invoice), await books.Outstanding("VE-2-20260106-411000-C1-1"), await books.Outstanding("VE-3-20260101-411000-C1-1")));
        Assert.Equal("open", (await books.Get("/bills/OD-4-20260110-413000-C1-1")).Text("status"));
        var paid = Fec.Of([.. rows, Fec.BillMoney("6", "20260220", "C1", 30)]);
        await books.Completed(paid);
        Assert.Equal((0, 150_00), (await books.Outstanding("VE-2-20260106-411000-C1-1"), await books.Outstanding("VE-3-20260101-411000-C1-1")));
        Assert.Equal(("paid", "2026-02-20"), (await books.Get("/bills/OD-4-20260110-413000-C1-1")) is var ended ? (ended.Text("status"), ended.Text("endedOn")) : default);
        var events = await service.Events();
        await books.Completed(paid);
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task A_bill_that_a_first_year_opens_with_is_owed_and_paid_by_its_money()
    {
        var books = await Books("520000068");
        string[] opened = [Fec.Sundry("1", "20260101", ("413000", "C1", 100, 0), ("110000", "", 0, 100)).Replace("OD|Opérations diverses", "AN|A nouveaux", StringComparison.Ordinal)];
        await books.Completed(Fec.Of(opened));
        Assert.Equal(100_00, (await books.Account("C1")).Cents("open"));
        Assert.Equal("AN-1-20260101-413000-C1-1", Assert.Single((await books.Get("/bills/AN-1-20260101-413000-C1-1")).GetProperty("invoices").EnumerateArray()).Text("number"));
        await books.Completed(Fec.Of([.. opened, Fec.BillMoney("3", "20260115", "C1", 100)]));
        Assert.Equal((0, "paid"), ((await books.Account("C1")).Cents("open"), (await books.Get("/bills/AN-1-20260101-413000-C1-1")).Text("status")));
    }

    [Fact]
    public async Task What_nobody_says_anything_of_after_its_assumed_maturity_is_an_alert()
    {
        await using var own = await Start(new(2026, 3, 2));
        var books = new Importing(own, "520000076");
        await books.Register();
        await books.Completed(Fec.Of(Fec.Sale("1", "20260105", "C1", 100, "A"), Fec.Bill("2", "20260110", "C1", 100, "A")));
        // Assumed for Wednesday 11 March; three banking days later is Monday 16 March.
        foreach (var (day, alerts) in new[] { (new DateOnly(2026, 3, 16), 0), (new DateOnly(2026, 3, 17), 1) })
        {
            await own.Host.SetToday(day);
            await own.Host.DoDay(day);
            Assert.Equal(alerts, await own.Count("select count(*) from alerts where kind = 'bill_unanswered' and creditor = '520000076'"));
        }

        Assert.False((await books.Get($"/invoices/{Invoice}")).GetProperty("holds")[0].GetProperty("isLifted").GetBoolean());
    }

    async Task<Importing> Books(string siren)
    {
        var books = new Importing(service, siren);
        await books.Register();
        return books;
    }
}
