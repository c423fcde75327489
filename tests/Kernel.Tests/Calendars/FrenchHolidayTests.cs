using Recouvrement.Kernel.Calendars;
using Xunit;

namespace Recouvrement.Kernel.Tests.Calendars;

public sealed class FrenchHolidayTests
{
    [Fact]
    public void There_are_eleven_in_2026() => Assert.Equal(
        new[]
        {
            "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-08", "2026-05-14", "2026-05-25",
            "2026-07-14", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25",
        }.Select(Day.Of), FrenchHolidays.Of(2026));

    [Theory]
    [InlineData("2024-04-01", "Lundi de Pâques")]
    [InlineData("2024-05-08", "Victoire 1945")]
    [InlineData("2024-05-09", "Ascension")]
    [InlineData("2024-05-20", "Lundi de Pentecôte")]
    [InlineData("2025-05-29", "Ascension")]
    [InlineData("2025-06-09", "Lundi de Pentecôte")]
    [InlineData("2023-07-14", "Fête nationale")]
    public void Each_has_its_name(string date, string name) => Assert.Equal(name, FrenchHolidays.NameOf(Day.Of(date)));

    [Theory]
    [InlineData("2026-04-03")]
    [InlineData("2026-04-05")]
    [InlineData("2026-12-24")]
    [InlineData("2026-12-26")]
    [InlineData("2026-01-02")]
    [InlineData("2026-05-24")]
    public void Good_Friday_the_Sundays_and_the_eves_are_none(string date) => Assert.False(FrenchHolidays.IsHoliday(Day.Of(date)));

    [Theory]
    [InlineData(1997, "1997-05-08")]
    [InlineData(2008, "2008-05-01")]
    [InlineData(2059, "2059-05-08")]
    public void Ascension_on_a_holiday_leaves_ten(int year, string shared)
    {
        Assert.Equal(10, FrenchHolidays.Of(year).Count);
        Assert.Contains(Day.Of(shared), FrenchHolidays.Of(year));
    }

    [Fact]
    public void The_list_of_a_year_and_the_question_of_a_day_agree()
    {
        foreach (var year in Enumerable.Range(1990, 120))
        {
            var asked = Enumerable.Range(0, 366).Select(day => new DateOnly(year, 1, 1).AddDays(day)).Where(day => day.Year == year && FrenchHolidays.IsHoliday(day));
            Assert.Equal(FrenchHolidays.Of(year), asked);
        }
    }
}
