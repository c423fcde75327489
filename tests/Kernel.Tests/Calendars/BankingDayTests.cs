using Recouvrement.Kernel.Calendars;
using Xunit;

namespace Recouvrement.Kernel.Tests.Calendars;

public sealed class BankingDayTests
{
    [Theory]
    [InlineData("2026-01-01", false)]
    [InlineData("2026-01-02", true)]
    [InlineData("2026-04-02", true)]
    [InlineData("2026-04-03", false)] // Good Friday
    [InlineData("2026-04-06", false)] // Easter Monday
    [InlineData("2026-04-07", true)]
    [InlineData("2026-05-01", false)]
    [InlineData("2026-05-08", true)]  // a holiday in France, not for payments
    [InlineData("2026-05-14", true)]  // Ascension
    [InlineData("2026-07-14", true)]
    [InlineData("2026-11-11", true)]
    [InlineData("2025-12-24", true)]
    [InlineData("2025-12-25", false)]
    [InlineData("2025-12-26", false)]
    [InlineData("2025-12-27", false)] // Saturday
    public void Payments_settle_on_the_days_of_the_European_calendar(string date, bool settles) =>
        Assert.Equal(settles, BankingDays.IsBankingDay(Day.Of(date)));

    [Theory]
    [InlineData("2026-11-20", 3, "2026-11-25")]
    [InlineData("2026-11-21", 3, "2026-11-25")]
    [InlineData("2026-04-01", 3, "2026-04-08")]
    [InlineData("2025-12-24", 3, "2025-12-31")]
    [InlineData("2025-12-24", 4, "2026-01-02")]
    [InlineData("2026-11-21", 0, "2026-11-21")]
    [InlineData("2026-04-07", -1, "2026-04-02")]
    public void Adding_counts_only_banking_days(string date, int days, string result) =>
        Assert.Equal(Day.Of(result), BankingDays.Add(Day.Of(date), days));

    [Theory]
    [InlineData("2026-04-03", "2026-04-07")]
    [InlineData("2026-04-07", "2026-04-07")]
    public void Next_is_the_day_itself_when_payments_settle(string date, string next) =>
        Assert.Equal(Day.Of(next), BankingDays.Next(Day.Of(date)));
}
