using Recouvrement.Kernel.LateInterest;
using Recouvrement.Kernel.Limitation;
using Xunit;

namespace Recouvrement.Kernel.Tests.Limitation;

/// <summary>The table is read strictly.</summary>
public sealed class TimeLimitsTests
{
    const string Row = """{"limit": "commercial", "length": 5, "unit": "years", "fromYearEnd": false, "source": "L110-4", "validFrom": "2008-06-19", "validTo": "2026-12-31", "lawyerValidated": false}""";

    [Fact]
    public void Every_limit_is_shipped_with_its_source()
    {
        Assert.Equal(Enum.GetValues<LimitKind>().Skip(1), TimeLimits.Shipped.All.Select(limit => limit.Kind).Distinct());
        Assert.All(TimeLimits.Shipped.All, limit => Assert.False(string.IsNullOrWhiteSpace(limit.Source)));
    }

    [Theory]
    [InlineData("\"length\": 5", "\"length\": 0")]
    [InlineData("\"length\": 5", "\"length\": 101")]
    [InlineData("\"commercial\"", "\"none\"")]
    [InlineData("\"commercial\"", "\"forever\"")]
    [InlineData("\"years\"", "\"none\"")]
    [InlineData("\"years\", \"fromYearEnd\": false", "\"months\", \"fromYearEnd\": true")]
    [InlineData("\"L110-4\"", "\" \"")]
    [InlineData("2026-12-31", "2008-06-18")]
    [InlineData("\"lawyerValidated\": false", "\"lawyerValidated\": false, \"more\": 1")]
    public void A_row_that_makes_no_sense_ends_the_reading(string right, string wrong) => Assert.Throws<FormatException>(() => Table(Row.Replace(right, wrong, StringComparison.Ordinal)));

    [Fact]
    public void Two_rows_never_hold_on_one_day()
    {
        Table(Row, Row.Replace("2008-06-19", "2027-01-01", StringComparison.Ordinal).Replace("\"2026-12-31\"", "null", StringComparison.Ordinal));
        Assert.Throws<FormatException>(() => Table(Row, Row.Replace("2008-06-19", "2026-12-31", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_not_in_the_table_is_missing_and_not_guessed() => Assert.Throws<LegalParameterMissing>(() => Table(Row).On(LimitKind.Consumer, Day.Of("2026-01-01")));

    static TimeLimits Table(params string[] rows) => TimeLimits.Read($$"""{"version": "1", "limits": [{{string.Join(",", rows)}}]}""");
}
