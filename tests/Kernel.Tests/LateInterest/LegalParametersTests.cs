using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Xunit;
using static Recouvrement.Kernel.LateInterest.InterestRate;

namespace Recouvrement.Kernel.Tests.LateInterest;

public sealed class LegalParametersTests
{
    const string Half = """
        { "halfYear": "2027-S1", "mainRefinancing": "2.65", "statutoryProfessional": null, "statutoryIndividuals": null,
          "source": "BCE", "validFrom": "2027-01-01", "validTo": "2027-06-30", "lawyerValidated": true }
        """;

    const string Surcharge = """
        { "quantity": "default_interest_surcharge", "value": "10", "unit": "points", "source": "L441-10 II",
          "validFrom": "2019-01-01", "validTo": "2027-03-31", "lawyerValidated": false }
        """;

    const string Year = """
        { "quantity": "days_per_year", "value": "365", "unit": "days", "source": "practice",
          "validFrom": "2019-01-01", "validTo": null, "lawyerValidated": false }
        """;

    [Fact]
    public void Every_shipped_row_has_its_source_and_awaits_a_lawyer()
    {
        Assert.All(LegalParameters.Shipped.HalfYears, row => Assert.True(row.Source.Length > 0 && !row.LawyerValidated));
        Assert.All(LegalParameters.Shipped.Values, row => Assert.True(row.Source.Length > 0 && row.Unit.Length > 0 && !row.LawyerValidated));
    }

    [Fact]
    public void Every_quantity_is_shipped() => Assert.All(
        Enum.GetValues<LegalQuantity>().Except([LegalQuantity.None]),
        quantity => Assert.NotNull(LegalParameters.Shipped.On(quantity, Day.Of("2026-11-22"))));

    [Fact]
    public void A_new_half_year_is_a_new_row()
    {
        var law = LegalParameters.Read(Table([Half], [Surcharge, Year]));
        var claim = LateClaim.Legal(Money.Euros(36_500), Day.Of("2027-01-01"), DebtorKind.Company);
        var statement = LateInterestCalculator.Statement(claim, Day.Of("2027-01-02"), law);
        Assert.Equal(Money.Euros(12.65m), statement.Total);
        Assert.Equal("test", statement.ParametersVersion);
        Assert.True(law.RatesOf(HalfYear.Parse("2027-S1")!.Value).LawyerValidated);
    }

    [Fact]
    public void A_rate_not_yet_published_is_missing_and_not_zero()
    {
        var law = LegalParameters.Read(Table([Half], [Surcharge, Year]));
        var claim = new LateClaim(Money.Euros(100), Day.Of("2027-01-01"), DebtorKind.Company, new ContractualStatutoryMultiple(3));
        Assert.Throws<LegalParameterMissing>(() => LateInterestCalculator.Statement(claim, Day.Of("2027-01-02"), law));
    }

    [Fact]
    public void A_figure_holds_from_its_first_day_to_its_last()
    {
        var law = LegalParameters.Read(Table([], [Surcharge]));
        Assert.Equal(10, law.On(LegalQuantity.DefaultInterestSurcharge, Day.Of("2019-01-01")).Value);
        Assert.Equal(10, law.On(LegalQuantity.DefaultInterestSurcharge, Day.Of("2027-03-31")).Value);
        Assert.Throws<LegalParameterMissing>(() => law.On(LegalQuantity.DefaultInterestSurcharge, Day.Of("2018-12-31")));
        var missing = Assert.Throws<LegalParameterMissing>(() => law.On(LegalQuantity.DefaultInterestSurcharge, Day.Of("2027-04-01")));
        Assert.Equal(("DefaultInterestSurcharge", "2027-04-01"), (missing.Parameter, missing.Period));
    }

    [Fact]
    public void The_divisor_of_the_year_is_data()
    {
        var law = LegalParameters.Read(Table([Half], [Surcharge, Year.Replace("365", "360", StringComparison.Ordinal)]));
        var claim = LateClaim.Legal(Money.Euros(36_000), Day.Of("2027-01-01"), DebtorKind.Company);
        Assert.Equal(Money.Euros(12.65m), LateInterestCalculator.Statement(claim, Day.Of("2027-01-02"), law).Total);
    }

    [Theory]
    [InlineData("\"2.65\"", "2.65")]
    [InlineData("\"2.65\"", "\"2,65\"")]
    [InlineData("\"2.65\"", "\"-1\"")]
    [InlineData("\"2.65\"", "\"1e3\"")]
    [InlineData("\"2.65\"", "\"1001\"")]
    [InlineData("\"2.65\"", "\"\"")]
    [InlineData("\"2027-S1\"", "\"2027-S3\"")]
    [InlineData("\"2027-S1\"", "\"2027-S2\"")]
    [InlineData("\"2027-S1\"", "null")]
    [InlineData("\"2027-06-30\"", "\"2027-12-31\"")]
    [InlineData("\"2027-06-30\"", "\"30/06/2027\"")]
    [InlineData("\"BCE\"", "\" \"")]
    [InlineData("\"source\": \"BCE\",", "")]
    [InlineData("\"lawyerValidated\"", "\"validated\"")]
    [InlineData("\"default_interest_surcharge\"", "\"DEFAULT\"")]
    [InlineData("\"default_interest_surcharge\"", "1")]
    [InlineData("\"default_interest_surcharge\"", "\"none\"")]
    [InlineData("\"2027-03-31\"", "\"2018-03-31\"")]
    [InlineData("\"365\"", "\"0\"")]
    [InlineData("\"test\"", "\"\"")]
    [InlineData("\"test\"", "\"test\", \"version\": \"twice\"")]
    public void A_slip_in_the_table_is_refused(string right, string wrong)
    {
        var table = Table([Half], [Surcharge, Year]);
        Assert.Contains(right, table, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => LegalParameters.Read(table.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void What_is_no_table_is_refused(string json) => Assert.Throws<FormatException>(() => LegalParameters.Read(json));

    [Fact]
    public void Two_rows_for_one_day_are_refused()
    {
        Assert.Throws<FormatException>(() => LegalParameters.Read(Table([Half, Half], [])));
        Assert.Throws<FormatException>(() => LegalParameters.Read(Table([], [Surcharge, Surcharge.Replace("2019-01-01", "2027-03-31", StringComparison.Ordinal)])));
        Assert.NotNull(LegalParameters.Read(Table([], [Surcharge, Surcharge.Replace("2027-03-31", "2027-06-30", StringComparison.Ordinal).Replace("2019-01-01", "2027-04-01", StringComparison.Ordinal)])));
    }

    static string Table(string[] halfYears, string[] values) =>
        $$"""{ "version": "test", "halfYears": [{{string.Join(',', halfYears)}}], "values": [{{string.Join(',', values)}}] }""";
}
