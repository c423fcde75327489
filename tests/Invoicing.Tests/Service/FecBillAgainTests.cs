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

    /// <summary>413 was not read once: what stood against it was a payment, as what stands against a bank is.</summary>
    [Fact]
    public async Task A_payment_that_turns_out_to_be_a_bill_is_taken_back_and_its_invoice_is_owed_until_the_money_is_there()
    {
        var books = await Books("520000118");
        string[] sales = [Fec.Sale("1", "20260105", "C1", 100, "A"), Fec.Sale("9", "20260102", "C1", 70)];
        var bill = Fec.Bill("2", "20260110", "C1", 100, "A", "Z");
        await books.Completed(Fec.Of([.. sales, bill.Replace("|413000|Compte|C1|Client C1|", "|512000|Compte|||", StringComparison.Ordinal)]));
        Assert.Equal((0, 70_00), (await books.Outstanding(Invoice), await books.Outstanding("VE-9-20260102-411000-C1-1")));

        var now = Fec.Of([.. sales, bill]);
        await books.Completed(now);
        Assert.Equal((100_00, 70_00, 170_00), (await books.Outstanding(Invoice), await books.Outstanding("VE-9-20260102-411000-C1-1"), (await books.Account("C1")).Cents("open")));
        Assert.Equal(Invoice, Assert.Single((await books.Get("/bills/OD-2-20260110-413000-C1-1")).GetProperty("invoices").EnumerateArray()).Text("number"));
        Assert.True((await books.Get("/payments/OD-2-20260110-411000-C1-1")).GetProperty("isReversed").GetBoolean());
        var events = await service.Events();
        await books.Completed(now);
        Assert.Equal(events, await service.Events());

        await books.Completed(Fec.Of([.. sales, bill, Fec.BillMoney("3", "20260228", "C1", 100, "Z")]));
        Assert.Equal((0, 70_00), (await books.Outstanding(Invoice), await books.Outstanding("VE-9-20260102-411000-C1-1")));
    }

    [Fact]
    public async Task Where_what_came_back_was_booked_as_a_claim_too_the_invoice_is_not_owed_beside_it()
    {
        var books = await Books("520000126");
        string[] rows =
        [
            Fec.Sale("1", "20260105", "C1", 100, "A"), Fec.Bill("2", "20260110", "C1", 100, "A"), Fec.Sundry("3", "20260220", ("411000", "C1", 100, 0), ("413000", "C1", 0, 100)),
        ];
        await books.Completed(Fec.Of([.. rows.Select(r => r.Replace("|413000|Compte|C1|Client C1|", "|512000|Compte|||", StringComparison.Ordinal))]));
        Assert.Equal(100_00, (await books.Account("C1")).Cents("open"));
        for (var i = 0; i < 2; i++)
        {
            await books.Completed(Fec.Of(rows));
            Assert.Equal(100_00, (await books.Account("C1")).Cents("open"));
        }
    }

    async Task<Importing> Books(string siren)
    {
        var books = new Importing(service, siren);
        await books.Register();
        return books;
    }
}
