namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Exports of two years of one company.</summary>
public sealed class FecOpeningTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task What_was_open_the_year_before_is_not_counted_twice()
    {
        var books = await Books("510000011");
        await books.Completed(Fec.Of(Fec.Sale("1", "20251001", "C1", 100), Fec.Sale("2", "20251101", "C1", 50), Fec.Bank("3", "20251201", "C2", 40), Fec.Sale("4", "20251201", "C3", 70)), "510000011FEC20251231.txt");
        var year = Fec.Of(
            Fec.Opening("1", "20260101", "C1", 150), Fec.OpeningCredit("2", "20260101", "C2", 40), Fec.Opening("3", "20260101", "C3", 70), Fec.Opening("4", "20260101", "C9", 30), Fec.Sale("5", "20260110", "C1", 20));
        var report = await books.Completed(year, "510000011FEC20261231.txt");
        Assert.Equal((3, 2), (report.Number("unchanged"), report.Number("added")));
        Assert.Equal((5L, 5L), (report.GetProperty("progress").GetProperty("done").GetInt64(), report.GetProperty("progress").GetProperty("of").GetInt64()));
        Assert.Equal(0, report.Number("warnedCount"));
        Assert.Equal((170_00, 70_00, 30_00), (await Owed("510000011", "C1"), await Owed("510000011", "C3"), await Owed("510000011", "C9")));

        var events = await service.Events();
        var again = await books.Completed(year, "510000011FEC20261231.txt");
        Assert.Equal((5, 0), (again.Number("unchanged"), again.Number("warnedCount")));
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task What_is_lettered_with_an_opening_entry_is_lettered_with_the_invoice_it_repeats()
    {
        var books = await Books("510000029");
        await books.Completed(Fec.Of(Fec.Sale("1", "20251001", "C1", 100), Fec.Sale("2", "20251101", "C1", 60), Fec.Sale("3", "20251115", "C1", 60)), "510000029FEC20251231.txt");
        // Unlettered, the money would go to the oldest.
        var year = Fec.Of(Fec.Opening("1", "20260101", "C1", 100), Fec.Opening("2", "20260101", "C1", 60), Fec.Opening("3", "20260101", "C1", 60, "A"), Fec.Bank("4", "20260115", "C1", 45, "A"));
        await books.Completed(year, "510000029FEC20261231.txt");
        await books.Completed(year, "510000029FEC20261231.txt");
        Assert.Equal(175_00, await Owed("510000029", "C1"));
        Assert.Equal(1, await service.Count("select count(*) from invoices where creditor = '510000029' and outstanding_cents = 1500"));
        Assert.Equal(1, await service.Count("select count(*) from invoices where creditor = '510000029' and outstanding_cents = 10000"));
    }

    [Fact]
    public async Task Opening_entries_that_differ_from_what_was_open_are_told_and_not_booked()
    {
        var books = await Books("510000037");
        await books.Completed(Fec.Of(Fec.Sale("1", "20251001", "C1", 100), Fec.Sale("2", "20251001", "C2", 100)), "510000037FEC20251231.txt");
        var report = await books.Completed(Fec.Of(Fec.Opening("1", "20260101", "C1", 80), Fec.Opening("2", "20260101", "C2", 100)), "510000037FEC20261231.txt");
        var warned = Assert.Single(report.GetProperty("warned").EnumerateArray());
        Assert.Equal(2, warned.GetProperty("line").GetInt64());
        Assert.StartsWith("The opening entries of C1 carry over 80.00 EUR, and 100.00 EUR was open", warned.Text("reason"), StringComparison.Ordinal);
        Assert.Equal((100_00, 100_00), (await Owed("510000037", "C1"), await Owed("510000037", "C2")));
    }

    [Fact]
    public async Task What_a_later_export_of_the_year_letters_with_an_opening_entry_is_lettered_with_the_invoice_it_repeats()
    {
        var books = await Books("510000045");
        await books.Completed(Fec.Of(Fec.Sale("1", "20251001", "C1", 100), Fec.Sale("2", "20251101", "C1", 60)), "510000045FEC20251231.txt");
        await books.Completed(Fec.Of(Fec.Opening("1", "20260101", "C1", 100), Fec.Opening("2", "20260101", "C1", 60), Fec.Bank("4", "20260115", "C1", 45)), "510000045FEC20261231.txt");
        Assert.Equal((5500, 6000), (await Left("510000045", 100_00), await Left("510000045", 60_00)));

        var lettered = Fec.Of(Fec.Opening("1", "20260101", "C1", 100), Fec.Opening("2", "20260101", "C1", 60, "A"), Fec.Bank("4", "20260115", "C1", 45, "A"));
        for (var i = 0; i < 2; i++)
        {
            var report = await books.Completed(lettered, "510000045FEC20261231.txt");
            Assert.Equal((0, 3, 0), (report.Number("added"), report.Number("unchanged"), report.Number("vanished")));
            Assert.Equal((10000, 1500), (await Left("510000045", 100_00), await Left("510000045", 60_00)));
        }
    }

    [Fact]
    public async Task A_year_that_comes_after_a_later_one_is_refused_and_leaves_nothing()
    {
        var books = await Books("510000052");
        var later = Fec.Of(Fec.Opening("1", "20260101", "C1", 100), Fec.Sale("2", "20260110", "C1", 20));
        await books.Completed(later, "510000052FEC20261231.txt");
        var events = await service.Events();
        using var sent = await books.SendFec(Fec.Of(Fec.Sale("1", "20251001", "C1", 100), Fec.Sale("2", "2025-11-01", "C2", 50)), "510000052FEC20251231.txt");
        var report = await books.Over(sent);
        Assert.Equal(("failed", 0L, 0), (report.Text("state"), report.GetProperty("rejectedCount").GetInt64(), report.Number("customers")));
        Assert.StartsWith("The export that closes on 2026-12-31 came before this older one", report.Text("failure"), StringComparison.Ordinal);
        Assert.Contains("1 of the accounts here (C1)", report.Text("failure"), StringComparison.Ordinal);
        Assert.Equal(0, await service.Count("select count(*) from import_items i join imports m on m.id = i.import where m.creditor = '510000052' and m.closing_on = '2025-12-31'"));
        Assert.Equal(events, await service.Events());

        var again = await books.Completed(later, "510000052FEC20261231.txt");
        Assert.Equal((0, 2), (again.Number("added"), again.Number("unchanged")));
        Assert.Equal(120_00, await Owed("510000052", "C1"));
        // What no later year opens was not counted by it.
        Assert.Equal(1, (await books.Completed(Fec.Of(Fec.Sale("9", "20251001", "C7", 70)), "510000052FEC20251231.txt")).Number("added"));
    }

    [Fact]
    public async Task A_year_that_was_booked_in_its_order_may_be_corrected_after_the_next()
    {
        var books = await Books("510000060");
        await books.Completed(Fec.Of(Fec.Sale("1", "20251001", "C1", 100)), "510000060FEC20251231.txt");
        await books.Completed(Fec.Of(Fec.Opening("1", "20260101", "C1", 100), Fec.Opening("2", "20260101", "C9", 30)), "510000060FEC20261231.txt");
        Assert.Equal(1, (await books.Completed(Fec.Of(Fec.Sale("1", "20251001", "C1", 100), Fec.Sale("2", "20251002", "C1", 5)), "510000060FEC20251231.txt")).Number("added"));
        Assert.Equal((105_00, 30_00), (await Owed("510000060", "C1"), await Owed("510000060", "C9")));
    }

    async Task<Importing> Books(string siren)
    {
        var books = new Importing(service, siren);
        await books.Register();
        return books;
    }

    Task<long> Left(string siren, long cents) => service.Count("select outstanding_cents from invoices where creditor = $1 and amount_cents = $2", siren, cents);

    Task<long> Owed(string siren, string customer) => service.Count(
        "select coalesce(sum(outstanding_cents), 0)::bigint from invoices i join customers c on c.id = i.customer where c.creditor = $1 and c.number = $2", siren, customer);
}
