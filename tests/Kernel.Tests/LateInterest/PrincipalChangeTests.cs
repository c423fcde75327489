using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Xunit;

namespace Recouvrement.Kernel.Tests.LateInterest;

public sealed class PrincipalChangeTests
{
    static readonly LateClaim Claim = LateClaim.Legal(Money.Euros(1_000), Day.Of("2026-03-31"), DebtorKind.Company);

    [Fact]
    public void The_day_of_payment_still_bears_interest_on_what_was_owed() =>
        Assert.Equal("10x1000.00 20x600.00", Claim.On("2026-04-30", Falls("2026-04-10", 400)).Bases());

    [Fact]
    public void A_payment_on_the_due_date_is_in_time() => Assert.Equal("30x600.00", Claim.On("2026-04-30", Falls("2026-03-31", 400)).Bases());

    [Fact]
    public void A_payment_before_the_due_date_lowers_the_base_from_the_start() =>
        Assert.Equal("30x600.00", Claim.On("2026-04-30", Falls("2026-02-01", 400)).Bases());

    [Fact]
    public void A_payment_on_the_first_day_late_bears_one_day() => Assert.Equal("1x1000.00 29x600.00", Claim.On("2026-04-30", Falls("2026-04-01", 400)).Bases());

    [Fact]
    public void A_payment_on_the_last_day_changes_no_line() => Assert.Equal("30x1000.00", Claim.On("2026-04-30", Falls("2026-04-30", 400)).Bases());

    [Fact]
    public void A_later_payment_changes_no_line() => Assert.Equal("30x1000.00", Claim.On("2026-04-30", Falls("2026-05-01", 400)).Bases());

    [Fact]
    public void Two_payments_of_a_day_make_one_line() =>
        Assert.Equal("10x1000.00 20x500.00", Claim.On("2026-04-30", Falls("2026-04-10", 400), Falls("2026-04-10", 100)).Bases());

    [Fact]
    public void The_order_in_which_they_are_given_does_not_matter() =>
        Assert.Equal("10x1000.00 10x600.00 10x500.00", Claim.On("2026-04-30", Falls("2026-04-20", 100), Falls("2026-04-10", 400)).Bases());

    [Fact]
    public void A_payment_at_the_end_of_a_half_year_makes_no_line_of_its_own() =>
        Assert.Equal("91x1000.00 31x600.00", Claim.On("2026-07-31", Falls("2026-06-30", 400)).Bases());

    [Fact]
    public void A_payment_of_nothing_makes_no_line() => Assert.Equal("30x1000.00", Claim.On("2026-04-30", Falls("2026-04-10", 0)).Bases());

    [Fact]
    public void Interest_ends_when_all_is_paid() => Assert.Equal("10x1000.00", Claim.On("2026-12-31", Falls("2026-04-10", 1_000)).Bases());

    [Fact]
    public void More_than_all_bears_no_interest_to_the_debtor() => Assert.Equal("10x1000.00", Claim.On("2026-12-31", Falls("2026-04-10", 1_200)).Bases());

    [Fact]
    public void A_reduction_is_not_negative() => Assert.Throws<ArgumentOutOfRangeException>(() => Claim.On("2026-04-30", Falls("2026-04-10", -1)));

    [Theory]
    [InlineData(0)]
    [InlineData(-50)]
    public void Nothing_owed_bears_nothing(int principal) => Assert.Empty((Claim with { Principal = Money.Euros(principal) }).On("2026-12-31").Lines);

    static Reduction Falls(string on, decimal amount) => new(Day.Of(on), Money.Euros(amount));
}
