using Recouvrement.Kernel.Amounts;
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
    [InlineData(12_800, 1290)]
    [InlineData(12_801, 2579)]
    [InlineData(128_000, 2579)]
    [InlineData(128_001, 5158)]
    public void The_emolument_of_a_service_follows_the_claim_by_its_bands(long claim, long cents) =>
        Assert.Equal(cents, CourtTables.Shipped.Row(CourtAmount.ServiceEmolument, Day.Of("2026-10-01"))!.For(Money.OfCents(claim)).Exact!.Value.Cents);

    [Fact]
    public void A_tariff_without_its_claim_is_a_range_that_follows_from_its_bands()
    {
        var row = CourtTables.Shipped.Row(CourtAmount.ServiceEmolument, Day.Of("2026-10-01"))!;
        Assert.Equal((12.90m, 51.58m, null), (row.Low, row.High, row.Exact));
    }

    [Fact]
    public void Costs_are_dated_rows_with_a_source_and_a_figure_that_nobody_confirmed_is_none()
    {
        Assert.All(CourtTables.Shipped.Amounts, row => Assert.False(string.IsNullOrWhiteSpace(row.Source) || row.LawyerValidated));
        var fee = CourtTables.Shipped.Row(CourtAmount.PaymentOrderFeeCommercial, Day.Of("2026-10-01"))!;
        Assert.Equal((25.19m, 33.47m), (fee.Low, fee.High));
        Assert.Null(CourtTables.Shipped.Row(CourtAmount.SmallClaimProcedure, Day.Of("2026-10-01"))!.Low);
        Assert.Null(CourtTables.Shipped.Row(CourtAmount.PaymentOrderFeeCommercial, Day.Of("2025-12-31")));
    }

    [Theory]
    [InlineData("2026-02-28", null)]
    [InlineData("2026-03-01", "0-50")]
    [InlineData("2026-04-30", "0-50")]
    [InlineData("2026-05-01", "50-50")]
    public void The_duty_for_legal_aid_is_a_range_while_sources_disagree_on_its_first_day(string day, string? range) =>
        Assert.Equal(range, CourtTables.Shipped.Row(CourtAmount.LegalAidDuty, Day.Of(day)) is { } row ? $"{row.Low:0}-{row.High:0}" : null);

    [Theory]
    [InlineData(50_000, 250, 60, 4, null)]
    [InlineData(50_001, 250, 60, 4, 1500.03)]
    [InlineData(50_001, 249, 60, 4, null)]
    [InlineData(100_000, 250, 50, 4, null)]
    [InlineData(100_000, 250, 60, 3, null)]
    [InlineData(100_000, 250, 1500, 4, 3000.0)]
    [InlineData(100_000, 250, 1501, 1, 5000.0)]
    [InlineData(100_000, 250, 1501, 0, null)]
    [InlineData(5_000_000, 250, 60, 4, 50_000.0)]
    [InlineData(5_000_000, 250, 1501, 4, 100_000.0)]
    public void The_contribution_before_economic_courts_has_its_bounds(int claim, int staff, int turnoverMillions, int profitMillions, double? due) => Assert.Equal(
        (decimal?)due, CourtTables.Shipped.Contribution(new(staff, Money.Euros(turnoverMillions * 1_000_000m), Money.Euros(profitMillions * 1_000_000m)), Money.Euros(claim), Day.Of("2026-10-01"))?.Amount);

    [Theory]
    [InlineData("2024-12-31", false)]
    [InlineData("2025-01-01", true)]
    [InlineData("2028-12-31", true)]
    [InlineData("2029-01-01", false)]
    public void The_contribution_is_asked_for_four_years(string day, bool due) =>
        Assert.Equal(due, CourtTables.Shipped.Contribution(new(250, Money.Euros(60_000_000), Money.Euros(4_000_000)), Money.Euros(100_000), Day.Of(day)) is not null);

    [Theory]
    [InlineData("""{"version": "", "amounts": [], "economicCourts": [], "contributions": []}""")]
    [InlineData("""{"version": "1", "amounts": [{"amount": "none", "low": "1", "high": "1", "unit": "euros", "basis": "file", "source": "x", "validFrom": "2020-01-01", "validTo": null, "lawyerValidated": false}], "economicCourts": [], "contributions": []}""")]
    [InlineData("""{"version": "1", "amounts": [{"amount": "lawyer_threshold", "low": "-1", "high": "1", "unit": "euros", "basis": "file", "source": "x", "validFrom": "2020-01-01", "validTo": null, "lawyerValidated": false}], "economicCourts": [], "contributions": []}""")]
    [InlineData("""{"version": "1", "amounts": [{"amount": "lawyer_fee", "low": "2", "high": "1", "unit": "euros", "basis": "file", "source": "x", "validFrom": "2026-01-01", "validTo": null, "lawyerValidated": false}], "economicCourts": [], "contributions": []}""")]
    [InlineData("""{"version": "1", "amounts": [{"amount": "lawyer_fee", "low": "2", "high": null, "unit": "euros", "basis": "file", "source": "x", "validFrom": "2026-01-01", "validTo": null, "lawyerValidated": false}], "economicCourts": [], "contributions": []}""")]
    [InlineData("""{"version": "1", "amounts": [{"amount": "lawyer_fee", "low": null, "high": null, "unit": "euros", "basis": "file", "source": "", "validFrom": "2026-01-01", "validTo": null, "lawyerValidated": false}], "economicCourts": [], "contributions": []}""")]
    [InlineData("""{"version": "1", "amounts": [{"amount": "service_emolument", "base": "2", "unit": "euros", "basis": "act", "source": "x", "validFrom": "2026-01-01", "validTo": null, "lawyerValidated": false}], "economicCourts": [], "contributions": []}""")]
    [InlineData("""{"version": "1", "amounts": [{"amount": "service_emolument", "base": "2", "bands": [{"upTo": null, "coefficient": "1"}, {"upTo": "5", "coefficient": "2"}], "unit": "euros", "basis": "act", "source": "x", "validFrom": "2026-01-01", "validTo": null, "lawyerValidated": false}], "economicCourts": [], "contributions": []}""")]
    [InlineData("""{"version": "1", "amounts": [], "economicCourts": [], "contributions": [], "more": 1}""")]
    public void A_table_that_makes_no_sense_ends_the_reading(string json) => Assert.Throws<FormatException>(() => CourtTables.Read(json));
}
