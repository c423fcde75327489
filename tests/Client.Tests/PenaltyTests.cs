using Recouvrement.Client.Erp;

namespace Recouvrement.Client.Tests;

public sealed class PenaltyTests(InvoicingWithClient invoicing) : IClassFixture<InvoicingWithClient>
{
    const string Siren = InvoicingWithClient.Siren;

    [Fact]
    public async Task What_was_paid_late_is_looked_at_and_billed_once()
    {
        var erp = invoicing.Erp;
        await erp.PutCreditorAsync(Siren, new("Comptoir d'Essai"));
        await erp.PutCustomerAsync(Siren, "C-PEN", new("Essai & Fils", "company"));
        await erp.PutInvoiceAsync(Siren, "FA-PEN", new("C-PEN", new(2026, 1, 5), 1_000_00, new(2026, 1, 31)));
        await erp.PutPaymentAsync(Siren, "VIR-PEN", new("C-PEN", new(2026, 2, 10), 1_000_00, Invoices: [new("FA-PEN")]));

        var preview = await erp.GetPenaltiesAsync(Siren, "C-PEN", paidFrom: "2026-02-10");
        Assert.Equal(("FA-PEN", 10, 3_33, 40_00), (preview.Lines[0].Invoice, preview.Lines[0].DaysLate, preview.Lines[0].Interest.Cents, preview.Total.Cents - 3_33));
        var bill = (await erp.BillPenaltiesAsync(Siren, "C-PEN", new())).Bill!;
        Assert.Equal(43_33, bill.Amount.Cents);
        Assert.Null((await erp.BillPenaltiesAsync(Siren, "C-PEN", new())).Bill);
        Assert.Equal(bill.Number, Assert.Single((await erp.GetPenaltyBillsAsync(Siren, "C-PEN")).Items).Number);
        Assert.Equal("FA-PEN", Assert.Single((await erp.GetPenaltyBillAsync(Siren, bill.Number)).Lines).Invoice);
        Assert.Equal(new PenalisedInvoice("FA-PEN", 2026, bill.Number), Assert.Single((await erp.GetLateInterestAsync(Siren, "C-PEN")).Billed));
    }
}
