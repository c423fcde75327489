using System.Globalization;

namespace Recouvrement.Kernel.Calendars;

/// <summary>
/// Days of every year on which nobody is dunned, both ends included; a window may run over the turn of the year.
/// Written <c>12-24/01-02</c> (month-day) in policies.
/// </summary>
public readonly record struct QuietWindow
{
    readonly int from;
    readonly int to;

    QuietWindow(int from, int to) => (this.from, this.to) = (from, to);

    /// <summary>Reads <c>MM-DD/MM-DD</c>; null when that is not what it is, or when no day of the year would be left.</summary>
    public static QuietWindow? Parse(string? text) =>
        text?.Split('/') is [var first, var last] && DayOf(first) is { } from && DayOf(last) is { } to && !CoversTheYear(from, to)
            ? new QuietWindow(from, to)
            : null;

    /// <summary>True on a quiet day. The default value has none.</summary>
    public bool Contains(DateOnly date)
    {
        var day = (date.Month * 100) + date.Day;
        return from <= to ? from <= day && day <= to : day >= from || day <= to;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{from / 100:00}-{from % 100:00}/{to / 100:00}-{to % 100:00}");

    // Read in a leap year, so that 29 February can end a window.
    static int? DayOf(string text) =>
        DateOnly.TryParseExact($"2024-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? (date.Month * 100) + date.Day
            : null;

    static bool CoversTheYear(int from, int to)
    {
        var all = new QuietWindow(from, to);
        return Enumerable.Range(0, 365).All(day => all.Contains(new DateOnly(2023, 1, 1).AddDays(day)));
    }
}
