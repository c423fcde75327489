using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Xunit;
using static Recouvrement.Kernel.LateInterest.CapitalisationGround;
using static Recouvrement.Kernel.LateInterest.Settlement;

namespace Recouvrement.Kernel.Tests.LateInterest;

public sealed class CapitalisationTests
{
    // 10 % on 36 500.00 are 10.00 a day, 3 650.00 a year of 365 days.
    static readonly LateClaim Claim = new(
        Money.Euros(36_500), Day.Of("2024-03-31"), DebtorKind.Company, new InterestRate.ContractualFixed(10), Capitalisation: new(Contract, Day.Of("2020-01-01")));

    [Fact]
    public void A_whole_years_interest_bears_interest_from_the_day_after_the_year()
    {
        Assert.Equal("91x36500.00 184x36500.00 90x36500.00", Claim.On("2025-03-31").Bases());

        var line = Claim.On("2025-04-10").Lines[^1];
        Assert.Equal(new InterestLine(Day.Of("2025-04-01"), Day.Of("2025-04-10"), 10, Money.Euros(40_150), 10, Money.Euros(110), Money.Euros(3_650)), line);
        Assert.Equal(Money.Euros(3_760), Claim.On("2025-04-10").Total);
    }

    [Fact]
    public void It_is_capitalised_again_after_each_further_year()
    {
        // The second year bears 11.00 a day on 40 150.00: 4 015.00, the third 12.10 a day on 44 165.00.
        var third = Claim.On("2026-04-10").Lines[^1];
        Assert.Equal((Money.Euros(44_165), Money.Euros(7_665), Money.Euros(121)), (third.Base, third.Capitalised, third.Amount));
    }

    [Fact]
    public void Without_contract_or_court_interest_never_bears_interest()
    {
        foreach (var none in new[] { null, new Capitalisation(None, Day.Of("2020-01-01")) })
            Assert.All((Claim with { Capitalisation = none }).On("2026-06-30").Lines, line => Assert.Equal((Money.Euros(36_500), Money.Zero), (line.Base, line.Capitalised)));
    }

    [Theory]
    [InlineData("2024-06-01", "2025-04-01")] // no whole year is due on the day named: the year's end decides
    [InlineData("2025-03-31", "2025-04-01")]
    [InlineData("2025-04-01", "2025-04-01")]
    [InlineData("2025-04-02", "2025-04-02")]
    [InlineData("2025-09-15", "2025-09-15")]
    public void A_court_allows_it_from_the_day_it_names_where_a_year_is_due_by_then(string named, string first) =>
        Assert.Equal(Day.Of(first), (Claim with { Capitalisation = new(Court, Day.Of(named)) }).On("2025-12-31").Lines.First(line => line.Capitalised.IsPositive).From);

    [Theory]
    [InlineData("2024-02-28", "2025-02-28")]
    [InlineData("2024-02-29", "2025-03-01")]
    [InlineData("2023-03-01", "2024-03-01")]
    [InlineData("2023-02-28", "2024-02-28")]
    public void A_whole_year_ends_on_the_eve_of_the_same_day(string since, string after) => Assert.Equal(Day.Of(after), Capitalisation.YearAfter(Day.Of(since)));

    [Fact]
    public void Beyond_the_calendar_there_is_no_year() => Assert.Null(Capitalisation.YearAfter(Day.Of("9999-02-01")));

    [Theory]
    [InlineData("2025-04-01", false)]
    [InlineData("2025-04-02", true)]
    public void Insolvency_that_opens_on_the_very_day_stops_it(string opened, bool isCapitalised) =>
        Assert.Equal(isCapitalised, (Claim with { InsolvencyOpenedOn = Day.Of(opened) }).On("2026-12-31").Lines.Any(line => line.Capitalised.IsPositive));

    [Fact]
    public void What_was_paid_of_the_year_is_not_capitalised() =>
        Assert.Equal(Money.Euros(650), Claim.At("2025-04-10", new Payment(Day.Of("2025-03-31"), Money.Euros(3_000))).Interest.Lines[^1].Capitalised);

    [Fact]
    public void A_payment_takes_fresh_interest_first_then_what_was_capitalised_then_the_principal()
    {
        // On 10 April 2025 3 760.00 of interest are due, 110.00 of them fresh.
        Assert.Equal("91x36500.00 184x36500.00 90x36500.00 20x40150.00", Claim.At("2025-04-20", Pays(100)).Interest.Bases());
        Assert.Equal("91x36500.00 184x36500.00 90x36500.00 10x40150.00 10x39260.00", Claim.At("2025-04-20", Pays(1_000)).Interest.Bases());
        Assert.Equal("91x36500.00 184x36500.00 90x36500.00 10x40150.00 10x35500.00", Claim.At("2025-04-20", Pays(4_760)).Interest.Bases());
    }

    [Fact]
    public void Interest_that_ran_less_than_a_year_until_the_principal_was_gone_is_never_capitalised()
    {
        var credited = Claim.At("2026-12-31", new CreditNote(Day.Of("2025-03-30"), Money.Euros(36_500)));
        Assert.Equal(Day.Of("2025-03-30"), credited.Interest.Lines[^1].To);
        Assert.Equal(Money.Euros(3_640), credited.InterestOutstanding);
    }

    [Fact]
    public void Capitalised_interest_goes_on_bearing_after_the_principal_is_gone() =>
        Assert.Equal("10x36500.00 10x3650.00", string.Join(' ', Claim.At("2025-04-20", new CreditNote(Day.Of("2025-04-10"), Money.Euros(36_500))).Interest.Lines.TakeLast(2)
            .Select(line => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{line.Days}x{(line.To.Day == 10 ? line.Base - line.Capitalised : line.Base).Amount:0.00}"))));

    static Payment Pays(decimal euros) => new(Day.Of("2025-04-10"), Money.Euros(euros));
}
