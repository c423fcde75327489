using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Exports with bills of exchange (413) that are sent again, and say more than before.</summary>
public sealed class FecBillAgainTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    const string Invoice = "VE-1-20260105-411000-C1-1";

    [Fact]
    public async Task What_a_row_was_found_to_mean_stays_its_own_though_an_earlier_bill_of_the_same_amount_is_told_later()
    {
        var books = await Books("520000100");
        string[] sales = [Fec.Sale("1", "20260105", "C1", 100), Fec.Sale("2", "20260106", "C1", 100)];
        await books.Completed(Fec.Of(sales));
        var told = new
        {
            customer = "C1", kind = "bor", amountCents = 100_00, drawnOn = "2026-01-10", maturesOn = "2026-02-25", invoices = new[] { new { number = Invoice, year = 2026, amountCents = 100_00 } },
        };
        await Accepts(service.Erp.PutAsync("/creditors/520000100/bills/BO-7", System.Net.Http.Json.JsonContent.Create(told)));
        var known = Fec.Bill("3", "20260110", "C1", 100);
        await books.Completed(Fec.Of([.. sales, known]));
        Assert.Equal(1, await service.Count("select count(*) from bills where creditor = '520000100'"));

        var more = Fec.Of([.. sales, Fec.Bill("4", "20260108", "C1", 100), known]);
        await books.Completed(more);
        Assert.Equal(2, await service.Count("select count(*) from bills where creditor = '520000100' and status = 'open'"));
        Assert.Equal("open", (await books.Get("/bills/OD-4-20260108-413000-C1-1")).Text("status"));
        var events = await service.Events();
        await books.Completed(more);
        Assert.Equal(events, await service.Events());
    }

    async Task<Importing> Books(string siren)
    {
        var books = new Importing(service, siren);
        await books.Register();
        return books;
    }
}
