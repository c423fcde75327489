using Recouvrement.Kernel.Calendars;
using Xunit;

namespace Recouvrement.Kernel.Tests.Calendars;

public sealed class EasterTests
{
    [Theory]
    [InlineData("1818-03-22")]
    [InlineData("1954-04-18")]
    [InlineData("1981-04-19")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2038-04-25")]
    public void Easter_falls_on_the_Sunday_of_the_almanac(string sunday) =>
        Assert.Equal(Day.Of(sunday), Easter.SundayOf(Day.Of(sunday).Year));

    [Fact]
    public void Two_methods_agree_on_every_Easter() =>
        Assert.All(Enumerable.Range(1583, 8400), year => Assert.Equal(ByGoldenNumberAndEpact(year), Easter.SundayOf(year)));

    // Knuth's algorithm E: the full moon from golden number and epact, then the next Sunday.
    static DateOnly ByGoldenNumberAndEpact(int year)
    {
        var golden = (year % 19) + 1;
        var century = (year / 100) + 1;
        var solar = (3 * century / 4) - 12;
        var lunar = (((8 * century) + 5) / 25) - 5;
        var sunday = (5 * year / 4) - solar - 10;
        var epact = (((11 * golden) + 20 + lunar - solar) % 30 + 30) % 30;
        if (epact == 24 || (epact == 25 && golden > 11)) epact++;
        var moon = 44 - epact;
        if (moon < 21) moon += 30;
        return new DateOnly(year, 3, 1).AddDays(moon + 7 - ((sunday + moon) % 7) - 1);
    }
}
