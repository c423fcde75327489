using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Kernel.Calendars;
using Xunit;

namespace Recouvrement.Kernel.Tests.Calendars;

public sealed class WorkingDayTests
{
    static readonly Gen<DateOnly> Days = Gen.Choose(0, 36_500).Select(day => new DateOnly(1990, 1, 1).AddDays(day));

    [Theory]
    [InlineData("2026-11-20", true)] // Friday
    [InlineData("2026-11-21", false)]
    [InlineData("2026-11-22", false)]
    [InlineData("2026-11-23", true)]
    [InlineData("2026-11-11", false)] // a Wednesday
    [InlineData("2026-12-24", true)]
    [InlineData("2026-12-25", false)]
    [InlineData("2024-02-29", true)]
    public void A_working_day_is_neither_weekend_nor_holiday(string date, bool works) =>
        Assert.Equal(works, WorkingDays.IsWorkingDay(Day.Of(date)));

    [Theory]
    [InlineData("2026-11-20", "2026-11-20")]
    [InlineData("2026-11-21", "2026-11-23")]
    [InlineData("2026-04-03", "2026-04-03")]
    [InlineData("2026-04-04", "2026-04-07")] // over Easter Monday
    [InlineData("2027-12-31", "2027-12-31")]
    [InlineData("2028-01-01", "2028-01-03")]
    public void Next_is_the_day_itself_when_it_works(string date, string next) => Assert.Equal(Day.Of(next), WorkingDays.Next(Day.Of(date)));

    [Theory]
    [InlineData("2026-11-20", 0, "2026-11-20")]
    [InlineData("2026-11-21", 0, "2026-11-21")]
    [InlineData("2026-11-20", 1, "2026-11-23")]
    [InlineData("2026-11-21", 1, "2026-11-23")]
    [InlineData("2026-11-16", 5, "2026-11-23")]
    [InlineData("2026-04-30", 5, "2026-05-11")] // over 1 May and 8 May, two weekends
    [InlineData("2024-02-28", 2, "2024-03-01")] // 29 February counts
    [InlineData("2026-11-23", -1, "2026-11-20")]
    [InlineData("2026-04-07", -2, "2026-04-02")]
    public void Adding_counts_only_working_days(string date, int days, string result) =>
        Assert.Equal(Day.Of(result), WorkingDays.AddWorkingDays(Day.Of(date), days));

    [Theory]
    [InlineData("2026-11-20", "2026-11-20", 0)]
    [InlineData("2026-11-20", "2026-11-22", 0)]
    [InlineData("2026-11-20", "2026-11-23", 1)]
    [InlineData("2026-11-22", "2026-11-23", 1)]
    [InlineData("2026-11-23", "2026-11-20", 0)]
    [InlineData("2025-12-31", "2026-12-31", 252)]
    public void Between_two_days_the_first_is_left_out_and_the_last_counted(string from, string to, int days) =>
        Assert.Equal(days, WorkingDays.CountBetween(Day.Of(from), Day.Of(to)));

    [Fact]
    public void Counting_undoes_adding() =>
        Prop.ForAll(Days.Zip(Gen.Choose(0, 300)).ToArbitrary(), pair =>
        {
            var (from, days) = pair;
            var to = WorkingDays.AddWorkingDays(from, days);
            return WorkingDays.CountBetween(from, to) == days && (days == 0 || WorkingDays.IsWorkingDay(to));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Counting_agrees_with_sieving_the_calendar() =>
        Prop.ForAll(Days.Zip(Gen.Choose(0, 800)).ToArbitrary(), pair =>
        {
            var (from, span) = pair;
            var sieved = Enumerable.Range(1, span).Select(from.AddDays)
                .Where(day => ((int)day.DayOfWeek + 6) % 7 < 5)
                .Except(Enumerable.Range(from.Year, 4).SelectMany(FrenchHolidays.Of));
            return WorkingDays.CountBetween(from, from.AddDays(span)) == sieved.Count();
        }).QuickCheckThrowOnFailure();
}
