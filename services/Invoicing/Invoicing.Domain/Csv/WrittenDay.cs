using System.Globalization;

namespace Recouvrement.Invoicing.Domain.Csv;

/// <summary>Days as programs write them for people, in the formats that were declared and no other.</summary>
public static class WrittenDay
{
    static readonly DateOnly[] Tried = [new(2003, 11, 25), new(2028, 2, 9)];

    /// <summary>A format says year, month and day in figures, and reads back what it writes.</summary>
    public static bool IsFormat(string format) =>
        format.Length is >= 4 and <= 20 && !format.Contains("ddd", StringComparison.Ordinal) && !format.Contains("MMM", StringComparison.Ordinal) && format.All(c => c is 'd' or 'M' or 'y' or '/' or '-' or '.' or ' ') &&
        Tried.All(day => Parse(day.ToString(format, CultureInfo.InvariantCulture), [format]) == day);

    /// <summary>Null where it is no day so written.</summary>
    public static DateOnly? Parse(string text, string[] formats) =>
        DateOnly.TryParseExact(text.Trim(), formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
