using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Xunit;
using static Recouvrement.Kernel.LateInterest.Settlement;

namespace Recouvrement.Kernel.Tests.LateInterest;

public sealed class ImputationTests
{
    static readonly LateClaim TenThousand = LateClaim.Legal(Money.Euros(10_000), Day.Of("2026-03-31"), DebtorKind.Company);

    [Fact]
    public void Interest_is_paid_first_as_in_rule_R2_4()
    {
        var statement = TenThousand.At("2026-09-30", Pays("2026-06-10", 3_000));

        Assert.Equal(new Imputed(Pays("2026-06-10", 3_000), Money.Euros(236.34m), Money.Euros(2_763.66m), Money.Zero, Money.Zero), Assert.Single(statement.Imputations));
        Assert.Equal(Money.Euros(7_236.34m), statement.Principal);
        Assert.Equal("71x10000.00 20x7236.34 92x7236.34", statement.Interest.Bases());
        Assert.Equal([236.34m, 48.18m, 226.17m], statement.Interest.Lines.Select(line => line.Amount.Amount));
        Assert.Equal(Money.Euros(274.35m), statement.InterestOutstanding);
        Assert.Equal(Money.Euros(7_510.69m), statement.PrincipalAndInterest);
        Assert.Equal(Money.Euros(40), statement.CompensationOutstanding);
        Assert.Equal(Money.Euros(7_550.69m), statement.Total);
    }

    // The rules page says 7 541.73, which is rounded once: line by line it is a cent less.
    [Fact]
    public void Principal_first_would_ask_too_little() =>
        Assert.Equal(Money.Euros(7_541.72m), Money.Euros(7_000 + 40) + TenThousand.On("2026-09-30", new Reduction(Day.Of("2026-06-10"), Money.Euros(3_000))).Total);

    [Fact]
    public void A_payment_smaller_than_the_interest_leaves_the_principal_and_its_line_whole()
    {
        var statement = TenThousand.At("2026-06-30", Pays("2026-06-10", 100));
        Assert.Equal("91x10000.00", statement.Interest.Bases());
        Assert.Equal(Money.Euros(10_000), statement.Principal);
        Assert.Equal(statement.Interest.Total - Money.Euros(100), statement.InterestOutstanding);
    }

    [Fact]
    public void A_credit_note_lowers_principal_and_never_interest()
    {
        var statement = TenThousand.At("2026-06-30", Credits("2026-06-10", 3_000));
        Assert.Equal(Money.Euros(7_000), statement.Principal);
        Assert.Equal(Money.Zero, statement.InterestPaid);
        Assert.Equal("71x10000.00 20x7000.00", statement.Interest.Bases());
    }

    [Fact]
    public void What_a_credit_note_has_over_the_principal_is_left_and_pays_nothing_else()
    {
        var statement = TenThousand.At("2026-06-30", Credits("2026-06-10", 10_500));
        Assert.Equal(Money.Euros(500), statement.Imputations[0].Left);
        Assert.Equal(Money.Euros(236.34m), statement.InterestOutstanding);
        Assert.Equal(Money.Euros(40), statement.CompensationOutstanding);
    }

    [Fact]
    public void The_compensation_is_paid_last_and_the_rest_is_left()
    {
        var statement = TenThousand.At("2026-06-30", Pays("2026-06-10", 10_300));
        Assert.Equal(new Imputed(Pays("2026-06-10", 10_300), Money.Euros(236.34m), Money.Euros(10_000), Money.Euros(40), Money.Euros(23.66m)), Assert.Single(statement.Imputations));
        Assert.Equal(Money.Zero, statement.Total);
    }

    [Fact]
    public void Paid_on_the_due_date_nothing_more_is_owed()
    {
        var statement = TenThousand.At("2026-06-30", Pays("2026-03-31", 10_000));
        Assert.Equal(Money.Zero, statement.Total);
        Assert.Empty(statement.Interest.Lines);
    }

    [Fact]
    public void Paid_a_day_late_one_day_and_the_compensation_are_owed()
    {
        var statement = TenThousand.At("2026-06-30", Pays("2026-04-01", 10_000));
        Assert.Equal(Money.Euros(3.33m), statement.Imputations[0].ToInterest);
        Assert.Equal(Money.Euros(3.33m), statement.Principal);
        Assert.Equal(Money.Euros(40), statement.CompensationOutstanding);
    }

    [Fact]
    public void A_cent_missing_on_the_due_date_is_late() =>
        Assert.Equal(Money.Euros(40), TenThousand.At("2026-04-01", Pays("2026-03-31", 9_999.99m)).Compensation);

    [Fact]
    public void Settlements_after_the_day_of_the_statement_are_left_out()
    {
        var statement = TenThousand.At("2026-06-09", Pays("2026-06-10", 3_000));
        Assert.Equal(Money.Euros(10_000), statement.Principal);
        Assert.Empty(statement.Imputations);
    }

    [Fact]
    public void Of_one_day_the_credit_note_comes_first() =>
        Assert.Equal([Money.Euros(10_000), Money.Euros(0)], TenThousand.At("2026-03-31", Pays("2026-03-31", 500), Credits("2026-03-31", 10_000)).Imputations.Select(imputed => imputed.ToPrincipal));

    [Fact]
    public void A_consumer_owes_no_compensation_and_interest_from_the_notice_only()
    {
        var claim = LateClaim.Legal(Money.Euros(1_500), Day.Of("2026-01-31"), DebtorKind.Consumer, Day.Of("2026-03-10"));
        Assert.Equal(Money.Euros(1_522.46m), claim.At("2026-09-30").Total);
    }

    [Fact]
    public void An_invoice_in_another_currency_shows_the_compensation_beside_it()
    {
        var statement = (TenThousand with { Principal = new Money(10_000, "CHF") }).At("2026-06-30", new Payment(Day.Of("2026-06-10"), new Money(10_300, "CHF")));
        Assert.Equal(new Money(63.66m, "CHF"), statement.Imputations[0].Left);
        Assert.Equal(Money.Euros(40), statement.CompensationOutstanding);
    }

    [Fact]
    public void A_settlement_is_not_negative() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TenThousand.At("2026-06-30", Pays("2026-06-10", -1)));

    static Payment Pays(string on, decimal amount) => new(Day.Of(on), Money.Euros(amount));

    static CreditNote Credits(string on, decimal amount) => new(Day.Of(on), Money.Euros(amount));
}

static class ClaimStatements
{
    internal static ClaimStatement At(this LateClaim claim, string day, params Settlement[] settlements) =>
        Imputation.AsOf(claim, Day.Of(day), LegalParameters.Shipped, settlements);
}
