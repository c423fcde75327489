using System.Collections.Immutable;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Correspondence.Domain.QuietTimes;

/// <summary>
/// When messages of an entity leave. The day of a step is Dunning's to decide; this is for what comes late: a queue that drains at night, a server that was away over a weekend.
/// Letters have no hours: nobody is woken by one.
/// </summary>
/// <param name="Email">Hours of e-mails; null: any hour.</param>
/// <param name="Sms">Hours of text messages; null: any hour.</param>
/// <param name="Windows">Days of every year on which nothing leaves.</param>
/// <param name="ClosedOn">Single days on which nothing leaves.</param>
/// <param name="AlsaceMoselle">The two holidays of Alsace-Moselle are quiet as well.</param>
public sealed record SendingTimes(OpenHours? Email, OpenHours? Sms, ImmutableArray<QuietWindow> Windows, ImmutableSortedSet<DateOnly> ClosedOn, bool AlsaceMoselle)
{
    /// <summary>Single days that are kept of an entity at most.</summary>
    public const int MostClosedDays = 400;

    // A window of nearly a year, and closing days on top of it, still leave a day.
    const int SearchedDays = 3 * 366;

    /// <summary>As shipped: e-mails from 8 to 19, text messages from 9 to 18, nothing from 24 December to 2 January.</summary>
    public static SendingTimes Shipped { get; } = new(OpenHours.Parse("08:00-19:00"), OpenHours.Parse("09:00-18:00"), [QuietWindow.Parse("12-24/01-02")!.Value], [], AlsaceMoselle: false);

    /// <summary>Nothing leaves on this day: a weekend, a public holiday, a window or a closing day.</summary>
    public bool IsQuiet(DateOnly day) =>
        !WorkingDays.IsWorkingDay(day) || ClosedOn.Contains(day) || (AlsaceMoselle && FrenchHolidays.IsOfAlsaceMoselle(day)) || Windows.Any(window => window.Contains(day));

    /// <summary>The first moment at which a message may leave; null where it may now.</summary>
    /// <param name="channel">Its way.</param>
    /// <param name="now">The moment.</param>
    /// <param name="daysOnly">The clock has days and no hours of its own (a virtual one): only the day counts.</param>
    public DateTimeOffset? WaitsUntil(Channel channel, DateTimeOffset now, bool daysOnly = false)
    {
        var (today, hours) = (ParisTime.DateOf(now), HoursOf(channel));
        var time = ParisTime.TimeOf(now);
        if (!IsQuiet(today) && (daysOnly || hours is not { } open || (time >= open.From && time < open.To))) return null;
        var first = !IsQuiet(today) && hours is { } coming && time < coming.From ? today : NextAfter(today);
        return ParisTime.At(first, hours?.From ?? TimeOnly.MinValue);
    }

    OpenHours? HoursOf(Channel channel) => channel switch
    {
        Channel.Email or Channel.ElectronicRegisteredLetter => Email,
        Channel.Letter or Channel.RegisteredLetter          => null,
        _                                                   => Sms,
    };

    // Where quiet days leave none at all, the first that is no weekend: a message is late rather than never.
    DateOnly NextAfter(DateOnly day)
    {
        for (var n = 1; n <= SearchedDays; n++)
            if (!IsQuiet(day.AddDays(n))) return day.AddDays(n);
        return WorkingDays.Next(day.AddDays(1));
    }
}
