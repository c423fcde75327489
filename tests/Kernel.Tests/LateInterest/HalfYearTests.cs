using Recouvrement.Kernel.LateInterest;
using Xunit;

namespace Recouvrement.Kernel.Tests.LateInterest;

public sealed class HalfYearTests
{
    [Theory]
    [InlineData("2026-01-01", "2026-S1")]
    [InlineData("2026-06-30", "2026-S1")]
    [InlineData("2026-07-01", "2026-S2")]
    [InlineData("2026-12-31", "2026-S2")]
    [InlineData("2024-02-29", "2024-S1")]
    public void A_day_lies_in_its_half_year(string day, string half)
    {
        var found = HalfYear.Of(Day.Of(day));
        Assert.Equal(half, found.ToString());
        Assert.Equal(found, HalfYear.Parse(half));
        Assert.InRange(Day.Of(day), found.FirstDay, found.LastDay);
    }

    [Fact]
    public void They_follow_each_other_without_gap()
    {
        var (earlier, later) = (HalfYear.Of(Day.Of("2026-06-30")), HalfYear.Of(Day.Of("2026-07-01")));
        Assert.Equal(later, earlier.Next);
        Assert.Equal(HalfYear.Parse("2027-S1"), later.Next);
        Assert.Equal(earlier.LastDay.AddDays(1), later.FirstDay);
        Assert.True(earlier < later && later > earlier && earlier <= later && later >= earlier);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-S3")]
    [InlineData("2026-S0")]
    [InlineData("2026S1")]
    [InlineData("0000-S1")]
    [InlineData("-026-S1")]
    [InlineData("26-S1")]
    public void What_is_no_half_year_is_not_read(string? text) => Assert.Null(HalfYear.Parse(text));
}
