namespace Recouvrement.Client.Tests;

public sealed class FiguresTests(InvoicingWithClient invoicing) : IClassFixture<InvoicingWithClient>
{
    const string Siren = InvoicingWithClient.Siren;

    [Fact]
    public async Task The_aged_balance_of_a_past_day_is_read_with_its_formula_and_its_events()
    {
        var erp = invoicing.Erp;
        await erp.PutCreditorAsync(Siren, new("Comptoir d'Essai"));
        await erp.PutCustomerAsync(Siren, "C-AGE", new("Essai & Fils", "company", TermDays: 30));
        await erp.PutInvoiceAsync(Siren, "FA-AGE", new("C-AGE", new(2026, 1, 5), 120_00));
        await erp.PutPaymentAsync(Siren, "VIR-AGE", new("C-AGE", new(2026, 3, 2), 20_00, Invoices: [new("FA-AGE")]));

        var before = await erp.GetAgedBalanceAsync(Siren, "2026-03-01");
        var row = Assert.Single(before.Rows, r => r.Key == "C-AGE");
        Assert.Equal(new Amount(120_00, "EUR"), row.Ranges.Single(r => r.Range == "1-30").Amount);
        Assert.Equal(100_00, Assert.Single((await erp.GetAgedBalanceAsync(Siren, "2026-03-02")).Rows, r => r.Key == "C-AGE").Total.Cents);
        Assert.NotEmpty(before.Formula);
        Assert.True(before.Events.FromSequence <= before.Events.ToSequence);
    }
}
