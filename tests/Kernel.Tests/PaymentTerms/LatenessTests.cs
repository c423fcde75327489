using Recouvrement.Kernel.PaymentTerms;
using Xunit;

namespace Recouvrement.Kernel.Tests.PaymentTerms;

public sealed class LatenessTests
{
    [Theory]
    [InlineData("2026-05-31", "2026-05-30", false, 0)]
    [InlineData("2026-05-31", "2026-05-31", false, 0)]
    [InlineData("2026-05-31", "2026-06-01", true, 1)]
    [InlineData("2026-05-31", "2026-09-15", true, 107)]
    [InlineData("2024-02-28", "2024-02-29", true, 1)]
    [InlineData("2024-02-28", "2024-03-01", true, 2)]
    [InlineData("2023-02-28", "2023-03-01", true, 1)]
    [InlineData("2026-12-31", "2027-01-01", true, 1)]
    public void Late_begins_the_day_after_the_due_date(string due, string on, bool late, int days)
    {
        Assert.Equal(late, Lateness.IsLate(Day.Of(due), Day.Of(on)));
        Assert.Equal(days, Lateness.DaysLate(Day.Of(due), Day.Of(on)));
    }

    [Theory]
    [InlineData("2026-05-31", "2026-06-01")] // due on a Sunday: no roll-over
    [InlineData("2024-02-28", "2024-02-29")]
    [InlineData("9999-12-31", "9999-12-31")]
    public void The_first_day_late_follows_the_due_date(string due, string first) => Assert.Equal(Day.Of(first), Lateness.FirstDayLate(Day.Of(due)));
}
