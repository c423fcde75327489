using Recouvrement.Kernel.Calendars;
using Xunit;

namespace Recouvrement.Kernel.Tests.Calendars;

public sealed class ContactCalendarTests
{
    static readonly ContactCalendar Calendar = new(QuietWindow.Parse("12-24/01-02")!.Value);

    [Theory]
    [InlineData("2026-12-23", NoContact.None)]
    [InlineData("2026-12-24", NoContact.QuietWindow)]
    [InlineData("2026-12-25", NoContact.QuietWindow)]
    [InlineData("2026-12-31", NoContact.QuietWindow)]
    [InlineData("2027-01-01", NoContact.QuietWindow)]
    [InlineData("2027-01-02", NoContact.QuietWindow)]
    [InlineData("2027-01-03", NoContact.Weekend)]
    [InlineData("2027-01-04", NoContact.None)]
    [InlineData("2026-11-11", NoContact.PublicHoliday)]
    [InlineData("2026-11-21", NoContact.Weekend)]
    [InlineData("2024-02-29", NoContact.None)]
    public void A_day_says_what_stands_against_a_contact(string date, NoContact why)
    {
        Assert.Equal(why, Calendar.WhyNot(Day.Of(date)));
        Assert.Equal(why == NoContact.None, Calendar.IsAllowed(Day.Of(date)));
    }

    [Theory]
    [InlineData("2026-12-23", "2026-12-23")]
    [InlineData("2026-12-24", "2027-01-04")]
    [InlineData("2024-12-24", "2025-01-03")]
    [InlineData("2026-04-04", "2026-04-07")]
    public void Next_is_the_first_allowed_day(string date, string next) => Assert.Equal(Day.Of(next), Calendar.Next(Day.Of(date)));

    [Fact]
    public void Without_windows_only_weekends_and_holidays_are_quiet()
    {
        Assert.True(new ContactCalendar().IsAllowed(Day.Of("2026-12-24")));
        Assert.False(new ContactCalendar().IsAllowed(Day.Of("2026-12-25")));
    }

    [Fact]
    public void Several_windows_add_up()
    {
        var calendar = new ContactCalendar(QuietWindow.Parse("12-24/01-02")!.Value, QuietWindow.Parse("08-10/08-20")!.Value);
        Assert.Equal(Day.Of("2026-08-21"), calendar.Next(Day.Of("2026-08-10")));
    }

    [Fact]
    public void Windows_that_leave_one_day_of_the_year_still_find_it()
    {
        var calendar = new ContactCalendar(QuietWindow.Parse("03-01/12-31")!.Value, QuietWindow.Parse("01-01/02-28")!.Value);
        Assert.Equal(Day.Of("2024-02-29"), calendar.Next(Day.Of("2023-01-01")));
        Assert.Equal(Day.Of("2028-02-29"), calendar.Next(Day.Of("2024-03-01")));
        Assert.Equal(Day.Of("2024-02-29"), calendar.Next(Day.Of("2016-03-01"))); // in 2020 it is a Saturday
    }

    [Fact]
    public void Windows_that_leave_no_day_are_an_error_and_no_endless_search() =>
        Assert.Throws<InvalidOperationException>(() =>
            new ContactCalendar(QuietWindow.Parse("01-01/06-30")!.Value, QuietWindow.Parse("07-01/12-31")!.Value).Next(Day.Of("2026-01-01")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12-24")]
    [InlineData("12-24/01-02/03-04")]
    [InlineData("13-01/01-02")]
    [InlineData("02-30/03-01")]
    [InlineData("24-12/02-01")]
    [InlineData("1-1/1-2")]
    [InlineData("01-01/12-31")]
    [InlineData("03-01/02-28")]
    [InlineData("03-01/02-29")]
    public void What_is_no_window_is_not_read(string? text) => Assert.Null(QuietWindow.Parse(text));

    [Theory]
    [InlineData("12-24/01-02")]
    [InlineData("08-01/08-31")]
    [InlineData("02-29/02-29")]
    public void A_window_is_written_as_it_is_read(string text) => Assert.Equal(text, QuietWindow.Parse(text).ToString());

    [Fact]
    public void A_window_inside_the_year_holds_its_ends()
    {
        var august = QuietWindow.Parse("08-01/08-31")!.Value;
        Assert.False(august.Contains(Day.Of("2026-07-31")));
        Assert.True(august.Contains(Day.Of("2026-08-01")));
        Assert.True(august.Contains(Day.Of("2026-08-31")));
        Assert.False(august.Contains(Day.Of("2026-09-01")));
    }
}
