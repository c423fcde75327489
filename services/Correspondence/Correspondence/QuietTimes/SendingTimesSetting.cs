using Recouvrement.Correspondence.Domain.QuietTimes;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Correspondence.QuietTimes;

/// <summary>When messages of an entity leave. What is left out is as the service has it.</summary>
/// <param name="Email">Hours of e-mails, such as <c>08:00-19:00</c>.</param>
/// <param name="Sms">Hours of text messages.</param>
/// <param name="Days">Days of every year on which nothing leaves, such as <c>12-24/01-02</c>.</param>
/// <param name="ClosedOn">Single days on which nothing leaves.</param>
/// <param name="AlsaceMoselle">The two holidays of Alsace-Moselle are quiet as well.</param>
public sealed record SendingTimesSetting(string? Email = null, string? Sms = null, IReadOnlyList<string>? Days = null, IReadOnlyList<DateOnly>? ClosedOn = null, bool? AlsaceMoselle = null)
{
    const int MostWindows = 20;

    /// <summary>What is wrong with it; null where nothing is.</summary>
    internal (string Field, string Reason)? Fault() =>
        Email is not null && OpenHours.Parse(Email) is null                                                            ? ("email", "is written as 08:00-19:00")
        : Sms is not null && OpenHours.Parse(Sms) is null                                                              ? ("sms", "is written as 09:00-18:00")
        : Days?.Count > MostWindows || Days?.Any(days => QuietWindow.Parse(days) is null) is true                      ? ("days", $"is at most {MostWindows} times 12-24/01-02, and leaves a day of the year")
        : ClosedOn?.Count > SendingTimes.MostClosedDays || ClosedOn?.Any(day => day.Year is < 2000 or > 2100) is true  ? ("closedOn", $"is at most {SendingTimes.MostClosedDays} days from 2000 to 2100")
        : null;

    /// <summary>As it is followed.</summary>
    internal SendingTimes Over(SendingTimes otherwise) => new(
        Email is null ? otherwise.Email : OpenHours.Parse(Email), Sms is null ? otherwise.Sms : OpenHours.Parse(Sms),
        Days is null ? otherwise.Windows : [.. Days.Select(days => QuietWindow.Parse(days)!.Value)],
        ClosedOn is null ? otherwise.ClosedOn : [.. ClosedOn], AlsaceMoselle ?? otherwise.AlsaceMoselle);

    /// <summary>All of what is followed, written out.</summary>
    internal static SendingTimesSetting Of(SendingTimes times) => new(
        times.Email?.ToString(), times.Sms?.ToString(), [.. times.Windows.Select(window => window.ToString())], [.. times.ClosedOn], times.AlsaceMoselle);
}
