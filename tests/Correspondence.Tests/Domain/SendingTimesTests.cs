using System.Globalization;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Domain.QuietTimes;
using Recouvrement.Kernel.Calendars;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Domain;

/// <summary>When a message may leave: days and hours in Paris.</summary>
public sealed class SendingTimesTests
{
    static DateTimeOffset At(string paris) => ParisTime.At(DateOnly.Parse(paris[..10], CultureInfo.InvariantCulture), TimeOnly.Parse(paris[11..], CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(Channel.Email, "2026-03-16 07:59", "2026-03-16 08:00")]
    [InlineData(Channel.Email, "2026-03-16 08:00", null)]
    [InlineData(Channel.Email, "2026-03-16 18:59:59", null)]
    [InlineData(Channel.Email, "2026-03-16 19:00", "2026-03-17 08:00")]
    [InlineData(Channel.Email, "2026-03-20 19:00", "2026-03-23 08:00")] // a Friday evening
    [InlineData(Channel.Email, "2026-03-21 10:00", "2026-03-23 08:00")]
    [InlineData(Channel.Email, "2026-03-27 23:00", "2026-03-30 08:00")] // the clocks go forward in between
    [InlineData(Channel.Email, "2026-05-01 10:00", "2026-05-04 08:00")] // a holiday
    [InlineData(Channel.Email, "2026-12-23 20:00", "2027-01-04 08:00")] // the window ends on 2 January, a Saturday
    [InlineData(Channel.ElectronicRegisteredLetter, "2026-03-16 07:59", "2026-03-16 08:00")]
    [InlineData(Channel.Letter, "2026-03-16 03:00", null)]
    [InlineData(Channel.RegisteredLetter, "2026-03-20 23:30", null)]
    [InlineData(Channel.RegisteredLetter, "2026-03-21 00:00", "2026-03-23 00:00")]
    [InlineData(Channel.None, "2026-03-16 08:59", "2026-03-16 09:00")] // text messages, whatever they are called
    [InlineData(Channel.None, "2026-03-16 18:00", "2026-03-17 09:00")]
    public void A_message_leaves_within_its_hours_on_days_that_are_not_quiet(Channel channel, string now, string? until) =>
        Assert.Equal(until is null ? null : At(until), SendingTimes.Shipped.WaitsUntil(channel, At(now)));

    [Theory]
    [InlineData("2026-03-16 03:00", null)]
    [InlineData("2026-03-16 22:00", null)]
    [InlineData("2026-03-21 08:00", "2026-03-23 08:00")]
    public void A_clock_without_hours_counts_days_only(string now, string? until) =>
        Assert.Equal(until is null ? null : At(until), SendingTimes.Shipped.WaitsUntil(Channel.Email, At(now), daysOnly: true));

    [Fact]
    public void An_entity_may_close_days_live_in_Alsace_and_have_no_hours()
    {
        var goodFriday = At("2026-04-03 10:00");
        Assert.Null(SendingTimes.Shipped.WaitsUntil(Channel.Email, goodFriday));
        Assert.Equal(At("2026-04-07 08:00"), (SendingTimes.Shipped with { AlsaceMoselle = true }).WaitsUntil(Channel.Email, goodFriday));
        Assert.Equal(At("2026-03-18 08:00"), (SendingTimes.Shipped with { ClosedOn = [new(2026, 3, 16), new(2026, 3, 17)] }).WaitsUntil(Channel.Email, At("2026-03-16 10:00")));
        Assert.Null((SendingTimes.Shipped with { Email = null }).WaitsUntil(Channel.Email, At("2026-03-16 03:00")));
        Assert.True((SendingTimes.Shipped with { Windows = [] }).IsQuiet(new(2026, 12, 25)));
        Assert.False((SendingTimes.Shipped with { Windows = [] }).IsQuiet(new(2026, 12, 28)));
        Assert.Equal((true, false), ((SendingTimes.Shipped with { Windows = [], AlsaceMoselle = true }).IsQuiet(new(2025, 12, 26)), (SendingTimes.Shipped with { Windows = [] }).IsQuiet(new(2025, 12, 26))));
    }

    [Fact]
    public void However_many_days_are_closed_a_message_is_late_rather_than_never()
    {
        var day = new DateOnly(2026, 1, 5);
        var shut = SendingTimes.Shipped with { Windows = [QuietWindow.Parse("01-02/12-30")!.Value, QuietWindow.Parse("12-31/01-01")!.Value] };
        Assert.True(shut.WaitsUntil(Channel.Email, At("2026-01-05 10:00")) > ParisTime.StartOf(day));
    }

    [Theory]
    [InlineData("08:00-19:00", "08:00-19:00")]
    [InlineData("00:00-24:00", "00:00-24:00")]
    [InlineData("19:00-08:00", null)]
    [InlineData("08:00-08:00", null)]
    [InlineData("8-19", null)]
    [InlineData("08:00-25:00", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Hours_are_written_in_one_way(string? text, string? read) => Assert.Equal(read, OpenHours.Parse(text)?.ToString());
}
