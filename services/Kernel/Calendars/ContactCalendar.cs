namespace Recouvrement.Kernel.Calendars;

/// <summary>Why a debtor is left alone on a day.</summary>
public enum NoContact
{
    /// <summary>Nothing stands against a contact.</summary>
    None,

    /// <summary>Saturday or Sunday.</summary>
    Weekend,

    /// <summary>A public holiday of metropolitan France.</summary>
    PublicHoliday,

    /// <summary>A quiet window of the policy, such as 24 December to 2 January.</summary>
    QuietWindow,
}

/// <summary>
/// The days on which a debtor may be contacted: no weekend, no public holiday, no quiet window. The windows are the
/// policy's (policies.md, common values), so they come in as data.
/// </summary>
/// <param name="quiet">Windows of the policy in force; none is allowed.</param>
public sealed class ContactCalendar(params IEnumerable<QuietWindow> quiet)
{
    // Forty years: where the windows leave a single day, even 29 February, it is a plain weekday well before.
    const int SearchedDays = 14_610;

    readonly QuietWindow[] quiet = [.. quiet];

    /// <summary>True when nothing stands against a contact on that day.</summary>
    public bool IsAllowed(DateOnly date) => WhyNot(date) == NoContact.None;

    /// <summary>What stands against a contact on that day; the quiet window first, since it lasts longest.</summary>
    public NoContact WhyNot(DateOnly date) =>
        quiet.Any(window => window.Contains(date)) ? NoContact.QuietWindow
        : FrenchHolidays.IsHoliday(date)           ? NoContact.PublicHoliday
        : DayWalk.IsWeekend(date)                  ? NoContact.Weekend
        : NoContact.None;

    /// <summary>The first allowed day on or after a date: the date itself when it is one.</summary>
    /// <exception cref="InvalidOperationException">The windows together leave no day of the year.</exception>
    public DateOnly Next(DateOnly date)
    {
        for (var searched = 0; searched < SearchedDays; searched++)
            if (IsAllowed(date.AddDays(searched))) return date.AddDays(searched);

        throw new InvalidOperationException($"The quiet windows {string.Join(", ", quiet)} leave no day for a contact.");
    }
}
