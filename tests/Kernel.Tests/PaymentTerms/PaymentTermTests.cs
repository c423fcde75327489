using Recouvrement.Kernel.LateInterest;
using Recouvrement.Kernel.PaymentTerms;
using Xunit;

namespace Recouvrement.Kernel.Tests.PaymentTerms;

public sealed class PaymentTermTests
{
    [Theory]
    [InlineData("2026-01-15", "2026-02-14", "2026-03-16", "2026-03-31", "2026-03-17", "2026-03-01")]
    [InlineData("2026-02-01", "2026-03-03", "2026-04-02", "2026-03-31", "2026-04-14", "2026-03-18")]
    [InlineData("2026-03-10", "2026-04-09", "2026-05-09", "2026-04-30", "2026-05-15", "2026-04-24")]
    [InlineData("2026-05-31", "2026-06-30", "2026-07-30", "2026-07-31", "2026-07-15", "2026-07-15")]
    [InlineData("2026-12-31", "2027-01-30", "2027-03-01", "2027-02-28", "2027-02-14", "2027-02-14")]
    public void Due_dates_are_those_of_rule_R1_1(string issue, string net30, string net60, string eom45A, string eom45B, string periodic45)
    {
        Assert.Equal(Day.Of(net30), PaymentTerm.Default.DueOn(Day.Of(issue)));
        Assert.Equal(Day.Of(net30), PaymentTerm.Net(30).DueOn(Day.Of(issue)));
        Assert.Equal(Day.Of(net60), PaymentTerm.Net(60).DueOn(Day.Of(issue)));
        Assert.Equal(Day.Of(eom45A), PaymentTerm.Eom45A.DueOn(Day.Of(issue)));
        Assert.Equal(Day.Of(eom45B), PaymentTerm.Eom45B.DueOn(Day.Of(issue)));
        Assert.Equal(Day.Of(periodic45), PaymentTerm.Periodic45.DueOn(Day.Of(issue)));
    }

    [Theory]
    [InlineData("NET30", "2024-01-30", "2024-02-29")]
    [InlineData("NET30", "2024-01-31", "2024-03-01")]
    [InlineData("NET30", "2023-01-30", "2023-03-01")]
    [InlineData("NET0", "2024-02-29", "2024-02-29")]
    [InlineData("NET365", "2024-02-29", "2025-02-28")]
    [InlineData("EOM45_A", "2024-01-15", "2024-02-29")]
    [InlineData("EOM45_A", "2024-01-16", "2024-03-31")]
    [InlineData("EOM45_B", "2024-01-31", "2024-03-16")]
    [InlineData("EOM45_B", "2024-02-01", "2024-04-14")]
    [InlineData("PERIODIC45", "2024-01-15", "2024-02-29")]
    public void A_leap_day_is_a_day_like_any_other(string code, string issue, string due) =>
        Assert.Equal(Day.Of(due), PaymentTerm.Parse(code)!.Value.DueOn(Day.Of(issue)));

    [Fact]
    public void A_weekend_or_holiday_moves_nothing()
    {
        Assert.Equal(Day.Of("2026-11-01"), PaymentTerm.Net(30).DueOn(Day.Of("2026-10-02"))); // a Sunday and All Saints'
        Assert.Equal(Day.Of("2026-12-25"), PaymentTerm.Net(30).DueOn(Day.Of("2026-11-25")));
    }

    [Theory]
    [InlineData("DEFAULT")]
    [InlineData("NET0")]
    [InlineData("NET60")]
    [InlineData("NET365")]
    [InlineData("EOM45_A")]
    [InlineData("EOM45_B")]
    [InlineData("PERIODIC45")]
    public void A_term_is_written_as_it_is_read(string code) => Assert.Equal(code, PaymentTerm.Parse(code)!.Value.Code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("NET")]
    [InlineData("NET-1")]
    [InlineData("NET+5")]
    [InlineData("NET366")]
    [InlineData("NET1000")]
    [InlineData("NET99999999999")]
    [InlineData("NET 30")]
    [InlineData("net30")]
    [InlineData("EOM45")]
    public void What_is_no_term_is_not_read(string? code) => Assert.Null(PaymentTerm.Parse(code));

    [Theory]
    [InlineData(-1)]
    [InlineData(366)]
    public void A_term_has_up_to_a_year(int days) => Assert.Throws<ArgumentOutOfRangeException>(() => PaymentTerm.Net(days));

    [Fact]
    public void Nothing_agreed_is_the_default_value() => Assert.Equal(PaymentTerm.Default, default);

    [Fact]
    public void Before_the_law_knew_a_default_term_there_is_none()
    {
        Assert.Equal(Day.Of("2001-06-15"), PaymentTerm.Default.DueOn(Day.Of("2001-05-16")));
        Assert.Throws<LegalParameterMissing>(() => PaymentTerm.Default.DueOn(Day.Of("2001-05-15")));
        Assert.Equal(Day.Of("2001-06-14"), PaymentTerm.Net(30).DueOn(Day.Of("2001-05-15")));
    }
}
