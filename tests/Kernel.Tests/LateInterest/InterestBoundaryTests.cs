using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Xunit;
using static Recouvrement.Kernel.LateInterest.InterestRate;

namespace Recouvrement.Kernel.Tests.LateInterest;

public sealed class InterestBoundaryTests
{
    [Theory]
    [InlineData("2026-03-30", 0)]
    [InlineData("2026-03-31", 0)]
    [InlineData("2026-04-01", 1)]
    [InlineData("2026-04-02", 2)]
    public void The_due_date_bears_nothing_and_the_day_after_does(string until, int days) =>
        Assert.Equal(days, Company("2026-03-31").On(until).Days);

    [Theory]
    [InlineData("2026-06-29", "2026-06-30", "2026-06-30..2026-06-30@12.15")]
    [InlineData("2026-06-29", "2026-07-01", "2026-06-30..2026-06-30@12.15 2026-07-01..2026-07-01@12.40")]
    [InlineData("2026-06-30", "2026-07-01", "2026-07-01..2026-07-01@12.40")]
    [InlineData("2024-12-30", "2025-01-01", "2024-12-31..2024-12-31@14.25 2025-01-01..2025-01-01@13.15")]
    [InlineData("2024-12-31", "2025-01-01", "2025-01-01..2025-01-01@13.15")]
    [InlineData("2024-02-28", "2024-02-29", "2024-02-29..2024-02-29@14.50")]
    [InlineData("2024-02-28", "2024-03-01", "2024-02-29..2024-03-01@14.50")]
    public void A_rate_changes_with_the_first_day_of_the_half_year(string due, string until, string lines) =>
        Assert.Equal(lines, Company(due).On(until).Ranges());

    [Fact]
    public void A_leap_year_has_366_days_of_365()
    {
        var statement = new LateClaim(Money.Euros(36_500), Day.Of("2023-12-31"), DebtorKind.Company, new ContractualFixed(10)).On("2024-12-31");
        Assert.Equal(366, statement.Days);
        Assert.Equal(Money.Euros(3_660), statement.Total);
    }

    [Fact]
    public void Half_a_cent_is_charged_as_one() =>
        Assert.Equal(Money.OfCents(1), new LateClaim(Money.Euros(18.25m), Day.Of("2026-03-31"), DebtorKind.Company, new ContractualFixed(10)).On("2026-04-01").Total);

    [Theory]
    [InlineData("2026-06-29", "10.15")]
    [InlineData("2026-06-30", "10.40")]
    public void A_public_buyers_rate_is_frozen_on_the_first_day_late(string due, string percent) =>
        Assert.All(LateClaim.Legal(Money.Euros(100), Day.Of(due), DebtorKind.PublicBody).On("2026-12-31").Lines,
            line => Assert.Equal(percent, line.Percent.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_half_year_that_is_not_in_the_table_stops_the_calculation()
    {
        var missing = Assert.Throws<LegalParameterMissing>(() => Company("2026-12-30").On("2027-01-01"));
        Assert.Equal("2027-S1", missing.Period);
        Assert.Contains("2027-S1", missing.Message, StringComparison.Ordinal);
        Assert.Throws<LegalParameterMissing>(() => Company("2026-12-31").On("2027-01-01"));
        Assert.Throws<LegalParameterMissing>(() => Company("2018-12-30").On("2019-06-30"));
        Assert.Throws<LegalParameterMissing>(() => LateClaim.Legal(Money.Euros(1), Day.Of("2026-12-31"), DebtorKind.PublicBody).On("2027-01-01"));
    }

    [Fact]
    public void A_half_year_that_bears_nothing_is_not_asked_for()
    {
        Assert.Equal(1, Company("2026-12-30").On("2026-12-31").Days);
        Assert.Empty(Company("2026-12-31").On("2026-12-31").Lines);
        Assert.Empty(Company("2027-03-01").On("2027-02-01").Lines);
        Assert.Equal(31, Company("2026-11-30").On("2027-12-31", new Reduction(Day.Of("2026-12-31"), Money.Euros(1000))).Days);
        Assert.Equal(62, LateClaim.Legal(Money.Euros(1), Day.Of("2026-11-30"), DebtorKind.PublicBody).On("2027-01-31").Days);
        Assert.Equal(62, new LateClaim(Money.Euros(1), Day.Of("2026-11-30"), DebtorKind.Company, new ContractualFixed(15)).On("2027-01-31").Days);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("2026-03-10", 21)]
    [InlineData("2026-04-09", 21)] // the due date itself
    [InlineData("2026-04-10", 20)]
    [InlineData("2026-04-29", 1)]
    [InlineData("2026-04-30", 0)]
    [InlineData("2026-05-02", 0)]
    public void A_consumer_owes_interest_from_the_day_after_notice_and_due_date(string? notice, int days) =>
        Assert.Equal(days, LateClaim.Legal(Money.Euros(100), Day.Of("2026-04-09"), DebtorKind.Consumer, notice is null ? null : Day.Of(notice)).On("2026-04-30").Days);

    [Fact]
    public void A_debtor_not_known_owes_no_interest() =>
        Assert.Empty(LateClaim.Legal(Money.Euros(100), Day.Of("2026-04-09"), DebtorKind.Unknown, Day.Of("2026-04-10")).On("2026-09-30").Lines);

    [Theory]
    [InlineData("2026-04-10", 0)]
    [InlineData("2026-04-11", 1)]
    [InlineData("2026-05-01", 21)]
    [InlineData("2026-05-02", 21)]
    public void Interest_stops_on_the_eve_of_insolvency(string opened, int days) =>
        Assert.Equal(days, (Company("2026-04-09") with { InsolvencyOpenedOn = Day.Of(opened) }).On("2026-04-30").Days);

    [Fact]
    public void A_due_date_at_the_end_of_time_is_never_late() => Assert.Empty(Company("9999-12-31").On("2026-12-31").Lines);

    [Theory]
    [InlineData(-0.01)]
    [InlineData(100.01)]
    public void A_clause_lies_between_0_and_100(double figure)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContractualFixed((decimal)figure));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContractualStatutoryMultiple((decimal)figure));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContractualMainRefinancingPlus((decimal)figure));
    }

    static LateClaim Company(string due) => LateClaim.Legal(Money.Euros(1_000), Day.Of(due), DebtorKind.Company);
}
