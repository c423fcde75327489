using Recouvrement.Client.Erp;

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

    [Fact]
    public async Task Late_interest_of_a_past_day_is_read_again_as_it_was_known_then()
    {
        var erp = invoicing.Erp;
        await erp.PutCreditorAsync(Siren, new("Comptoir d'Essai"));
        await erp.PutCustomerAsync(Siren, "C-LATE", new("Essai & Fils", "company"));
        await erp.PutPenaltyClauseAsync(Siren, "C-LATE", "2026-01-01", new("fixed_rate", 1_500));
        await erp.PutInvoiceAsync(Siren, "FA-LATE", new("C-LATE", new(2026, 4, 30), 12_000_00, new(2026, 5, 31)));
        Assert.Equal(new AgreedPenaltyClause(new(2026, 1, 1), "fixed_rate", 1_500, false), Assert.Single(await erp.GetPenaltyClausesAsync(Siren, "C-LATE")));

        var then = await erp.GetLateInterestAsync(Siren, "C-LATE", "2026-09-15");
        Assert.Equal((527_68, 40_00), (then.Interest.Cents, then.Compensation.Cents));
        await erp.PutPenaltyClauseAsync(Siren, "C-LATE", "2026-01-01", new("legal_default"));
        Assert.Equal(433_75, (await erp.GetInvoiceLateInterestAsync(Siren, "FA-LATE", on: "2026-09-15")).Interest.Cents);
        Assert.Equal(527_68, (await erp.GetLateInterestAsync(Siren, "C-LATE", "2026-09-15", through: then.Through)).Interest.Cents);
    }

    [Fact]
    public async Task A_statement_of_account_adds_up()
    {
        var erp = invoicing.Erp;
        await erp.PutCreditorAsync(Siren, new("Comptoir d'Essai"));
        await erp.PutCustomerAsync(Siren, "C-STAT", new("Essai & Fils", "company", TermDays: 30));
        await erp.PutInvoiceAsync(Siren, "FA-STAT", new("C-STAT", new(2026, 1, 5), 120_00));
        await erp.PutPaymentAsync(Siren, "VIR-STAT", new("C-STAT", new(2026, 3, 2), 20_00, Invoices: [new("FA-STAT")]));
        var statement = await erp.GetAccountStatementAsync(Siren, "C-STAT", "2026-02-01", "2026-03-31");
        Assert.Equal((120_00, 0, 20_00, 100_00), (statement.Opening.Cents, statement.Debits.Cents, statement.Credits.Cents, statement.Closing.Cents));
        Assert.Equal(55, Assert.Single(statement.OpenItems).DaysLate);
    }
}
