using System.Text.Json;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Bills of penalties that the ERP posted, in its exports.</summary>
public sealed class PostedPenaltyTests(InvoicingService service) : IClassFixture<InvoicingService>, IAsyncLifetime
{
    const string Number = "PEN-2026-000001", Piece = "EN-2026-000001";

    static readonly string Posting = Fec.Sundry(Piece, "20261001", ("411000", OpenItemsDesk.Customer, 473.75m, 0), ("763100", "", 0, 473.75m));

    public Task InitializeAsync() => service.Host.SetToday(new(2026, 10, 1));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_the_accountants_letter_with_its_posting_pays_the_bill()
    {
        var desk = await Billed("443061841", others: 3);
        var report = await new Importing(service, desk.Siren).Completed(Fec.Of(
            Posting.Replace("|473,75|0,00||", "|473,75|0,00|A|", StringComparison.Ordinal), Fec.Bank("8", "20261001", OpenItemsDesk.Customer, 300, "A")));
        Assert.Equal((0, 1), (report.Number("invoices"), report.Number("warnedCount")));
        Assert.Equal(17_375, await desk.Outstanding(Number));
    }

    [Fact]
    public async Task What_is_no_posting_of_it_is_a_claim_though_it_names_the_bill()
    {
        var desk = await Billed("552081317");
        var before = await desk.Balance();
        var report = await new Importing(service, desk.Siren).Completed(Fec.Of(
            Posting,
            Fec.Sundry(Piece, "20260930", ("411000", OpenItemsDesk.Customer, 473.75m, 0), ("512000", "", 0, 473.75m)),
            Fec.Sundry(Piece, "20260929", ("411000", OpenItemsDesk.Customer, 12, 0), ("763100", "", 0, 12)),
            Fec.Sundry(Piece, "20260928", ("411000", "C2", 473.75m, 0), ("763100", "", 0, 473.75m))));
        Assert.Equal((3, 1), (report.Number("invoices"), report.Number("warnedCount")));
        Assert.Equal(before + 47_375 + 12_00 + 47_375, await desk.Balance());
    }

    [Fact]
    public async Task The_next_year_opens_with_the_bill_that_is_known()
    {
        var desk = await Billed("542051180");
        var books = new Importing(service, desk.Siren);
        await books.Completed(Fec.Of(Fec.Sale("1", "20260901", OpenItemsDesk.Customer, 100), Posting));
        var before = await desk.Balance();
        var year = Fec.Of(Fec.Opening("1", "20270101", OpenItemsDesk.Customer, 100), Fec.Opening(Piece, "20270101", OpenItemsDesk.Customer, 473.75m));
        for (var i = 0; i < 2; i++)
        {
            var report = await books.Completed(year, $"{desk.Siren}FEC20271231.txt");
            Assert.Equal((0, 2, 0), (report.Number("added"), report.Number("unchanged"), report.Number("warnedCount")));
            Assert.Equal(before, await desk.Balance());
        }
    }

    [Fact]
    public async Task A_first_year_that_opens_with_the_bill_is_no_second_claim()
    {
        var desk = await Billed("775670417");
        var before = await desk.Balance();
        var report = await new Importing(service, desk.Siren).Completed(Fec.Of(Fec.Opening(Piece, "20261001", OpenItemsDesk.Customer, 473.75m)));
        Assert.Equal((0, 1), (report.Number("added"), report.Number("unchanged")));
        Assert.Equal(before, await desk.Balance());
    }

    async Task<OpenItemsDesk> Billed(string siren, int others = 0)
    {
        var desk = await OpenItemsDesk.Of(service, siren, others);
        await desk.Put("/invoices/POSTED-1", new { customer = OpenItemsDesk.Customer, issuedOn = "2026-03-01", dueOn = "2026-05-31", amountCents = 1_200_000 });
        await desk.Pays("POSTED-VIR", 1_200_000, "2026-09-15", new { number = "POSTED-1" });
        using var billed = await desk.Post($"/customers/{OpenItemsDesk.Customer}/penalty-bills", new { });
        Assert.Equal(Number, JsonDocument.Parse(await billed.Content.ReadAsStringAsync()).RootElement.GetProperty("bill").Text("number"));
        return desk;
    }
}
