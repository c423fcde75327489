using System.Globalization;
using Recouvrement.Kernel.Calendars;
using Xunit;

namespace Recouvrement.Kernel.Tests.Calendars;

public sealed class ParisTimeTests
{
    [Theory]
    [InlineData("2026-01-31T22:59:59Z", "2026-01-31")]
    [InlineData("2026-01-31T23:00:00Z", "2026-02-01")]
    [InlineData("2026-07-31T21:59:59Z", "2026-07-31")]
    [InlineData("2026-07-31T22:00:00Z", "2026-08-01")]
    [InlineData("2024-02-28T23:00:00Z", "2024-02-29")]
    [InlineData("2025-12-31T23:30:00Z", "2026-01-01")]
    [InlineData("2026-01-01T00:30:00+02:00", "2025-12-31")]
    public void An_instant_falls_on_the_day_of_Paris(string instant, string day) => Assert.Equal(Day.Of(day), ParisTime.DateOf(Instant(instant)));

    [Theory]
    [InlineData("2026-01-01", "2025-12-31T23:00:00Z")]
    [InlineData("2026-07-01", "2026-06-30T22:00:00Z")]
    [InlineData("2026-03-29", "2026-03-28T23:00:00Z")] // clocks go forward that night
    [InlineData("2026-03-30", "2026-03-29T22:00:00Z")]
    [InlineData("2026-10-25", "2026-10-24T22:00:00Z")] // clocks go back that night
    [InlineData("2026-10-26", "2026-10-25T23:00:00Z")]
    public void A_day_starts_at_midnight_in_Paris(string day, string instant)
    {
        Assert.Equal(Instant(instant), ParisTime.StartOf(Day.Of(day)));
        Assert.Equal(TimeSpan.Zero, ParisTime.StartOf(Day.Of(day)).Offset);
    }

    [Fact]
    public void The_last_tick_before_a_day_belongs_to_the_day_before()
    {
        foreach (var day in Enumerable.Range(0, 800).Select(Day.Of("2024-01-01").AddDays))
        {
            Assert.Equal(day, ParisTime.DateOf(ParisTime.StartOf(day)));
            Assert.Equal(day.AddDays(-1), ParisTime.DateOf(ParisTime.StartOf(day).AddTicks(-1)));
        }
    }

    [Theory]
    [InlineData("2026-03-29", "01:59", "2026-03-29T00:59:00Z")]
    [InlineData("2026-03-29", "02:30", "2026-03-29T01:30:00Z")] // does not exist
    [InlineData("2026-03-29", "03:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25", "02:30", "2026-10-25T01:30:00Z")] // comes twice
    [InlineData("2026-11-22", "08:00", "2026-11-22T07:00:00Z")]
    public void A_time_of_day_is_that_of_Paris(string day, string time, string instant) =>
        Assert.Equal(Instant(instant), ParisTime.At(Day.Of(day), TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture)));

    [Fact]
    public void The_time_of_an_instant_is_that_of_Paris() =>
        Assert.Equal(new TimeOnly(9, 15), ParisTime.TimeOf(Instant("2026-06-01T07:15:00Z")));

    [Fact]
    public void Today_follows_the_clock_it_is_given() =>
        Assert.Equal(Day.Of("2026-12-01"), ParisTime.Today(new StoppedClock(Instant("2026-11-30T23:00:00Z"))));

    static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
