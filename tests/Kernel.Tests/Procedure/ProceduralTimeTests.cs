using Recouvrement.Kernel.Limitation;
using Recouvrement.Kernel.Procedure;
using Xunit;

namespace Recouvrement.Kernel.Tests.Procedure;

/// <summary>Times of procedure (CPC 640 to 643), the law of a payment order by its day, and the tables of courts.</summary>
public sealed class ProceduralTimeTests
{
    [Theory]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2028-01-31", 1, "2028-02-29")]
    [InlineData("2026-02-28", 1, "2026-03-28")]
    [InlineData("2026-08-31", 6, "2027-02-28")]
    [InlineData("2027-08-31", 6, "2028-02-29")]
    [InlineData("2026-12-31", 2, "2027-02-28")]
    [InlineData("2026-10-09", 1, "2026-11-09")]
    public void A_month_ends_on_the_same_day_or_the_last_one(string from, int months, string last) => Assert.Equal(Day.Of(last), ProceduralTime.AddMonths(Day.Of(from), months));

    [Theory]
    [InlineData("2026-11-09", 8, "2026-11-17")]
    [InlineData("2028-02-28", 1, "2028-02-29")]
    [InlineData("2026-12-31", 15, "2027-01-15")]
    public void The_day_of_the_act_does_not_count(string from, int days, string last) => Assert.Equal(Day.Of(last), ProceduralTime.AddDays(Day.Of(from), days));

    [Theory]
    [InlineData("2027-02-07", "2027-02-08")] // a Sunday
    [InlineData("2027-02-06", "2027-02-08")] // a Saturday
    [InlineData("2026-05-01", "2026-05-04")] // 1 May on a Friday
    [InlineData("2027-05-01", "2027-05-03")] // 1 May on a Saturday
    [InlineData("2026-12-25", "2026-12-28")]
    [InlineData("2026-04-06", "2026-04-07")] // Easter Monday
    [InlineData("2026-12-07", "2026-12-07")]
    [InlineData("2027-05-06", "2027-05-07")] // Ascension
    public void What_ends_on_a_day_of_rest_goes_on_to_the_next_working_day(string last, string extended)
    {
        var days = ProceduralDays.Of(Day.Of(last));
        Assert.Equal((Day.Of(last), Day.Of(extended)), (days.SafeOn, days.LastOn));
    }

    [Theory]
    [InlineData("2026-04-03", "2026-04-03", "2026-04-07")] // Good Friday, then Easter Monday
    [InlineData("2028-12-26", "2028-12-26", "2028-12-27")]
    [InlineData("2026-12-26", "2026-12-28", "2026-12-28")] // a Saturday anyway
    public void Alsace_Moselle_has_two_holidays_more(string last, string elsewhere, string there) =>
        Assert.Equal((Day.Of(elsewhere), Day.Of(there)), (ProceduralTime.Extended(Day.Of(last)), ProceduralTime.Extended(Day.Of(last), isAlsaceMoselle: true)));

    [Theory]
    [InlineData("2022-02-28", 6, true, false, false)]
    [InlineData("2022-03-01", 6, false, false, false)]
    [InlineData("2026-08-31", 6, false, false, false)]
    [InlineData("2026-09-01", 3, false, true, true)]
    public void The_day_of_the_order_selects_the_law(string ordered, int months, bool formula, bool waits, bool proven)
    {
        var regime = PaymentOrderRegime.Of(Day.Of(ordered), TimeLimits.Shipped)!;
        Assert.Equal((months, formula, waits, proven), (regime.Service.Length, regime.Formula is not null, regime.Enforcement is not null, regime.ServiceIsProvenAtHearing));
    }

    [Fact]
    public void An_order_from_before_the_table_has_no_guessed_law() => Assert.Null(PaymentOrderRegime.Of(Day.Of("1981-12-31"), TimeLimits.Shipped));

    [Theory]
    [InlineData("Lyon", "2026-10-01", true)]
    [InlineData("le havre", "2026-10-01", true)]
    [InlineData("Lyon", "2024-12-31", false)]
    [InlineData("Lyon", "2029-01-01", false)]
    [InlineData("Grenoble", "2026-10-01", false)]
    public void Twelve_commercial_courts_are_economic_courts_for_four_years(string city, string day, bool economic) => Assert.Equal(economic, CourtTables.Shipped.IsEconomic(city, Day.Of(day)));

    [Fact]
    public void An_amount_on_which_sources_conflict_is_not_guessed()
    {
        Assert.Null(CourtTables.Shipped.Find(CourtAmount.PaymentOrderFeeCommercial, Day.Of("2026-10-01")));
        Assert.Equal(5000, CourtTables.Shipped.Find(CourtAmount.SmallClaimCeiling, Day.Of("2026-10-01"))!.Value.Amount);
        Assert.Null(CourtTables.Shipped.Find(CourtAmount.SmallClaimCeiling, Day.Of("2019-12-31")));
    }

    [Theory]
    [InlineData("""{"version": "", "amounts": [], "economicCourts": []}""")]
    [InlineData("""{"version": "1", "amounts": [{"amount": "none", "cents": 1, "source": "x", "validFrom": "2020-01-01", "validTo": null, "lawyerValidated": false}], "economicCourts": []}""")]
    [InlineData("""{"version": "1", "amounts": [{"amount": "lawyer_threshold", "cents": -1, "source": "x", "validFrom": "2020-01-01", "validTo": null, "lawyerValidated": false}], "economicCourts": []}""")]
    [InlineData("""{"version": "1", "amounts": [], "economicCourts": [], "more": 1}""")]
    public void A_table_that_makes_no_sense_ends_the_reading(string json) => Assert.Throws<FormatException>(() => CourtTables.Read(json));
}
