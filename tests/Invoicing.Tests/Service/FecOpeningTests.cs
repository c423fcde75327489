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

    async Task<Importing> Books(string siren)
    {
        var books = new Importing(service, siren);
        await books.Register();
        return books;
    }

    Task<long> Owed(string siren, string customer) => service.Count(
        "select coalesce(sum(outstanding_cents), 0)::bigint from invoices i join customers c on c.id = i.customer where c.creditor = $1 and c.number = $2", siren, customer);
}
