using System.Globalization;

namespace Recouvrement.Kernel.LateInterest;

/// <summary>January to June or July to December: the period for which interest rates are fixed (semestre civil).</summary>
public readonly record struct HalfYear : IComparable<HalfYear>
{
    HalfYear(int year, int half) => (Year, Half) = (year, half);

    /// <summary>Calendar year.</summary>
    public int Year { get; }

    /// <summary>1 or 2.</summary>
    public int Half { get; }

    /// <summary>1 January or 1 July, the day whose main refinancing rate counts (rule R2.1).</summary>
    public DateOnly FirstDay => new(Year, Half == 1 ? 1 : 7, 1);

    /// <summary>30 June or 31 December.</summary>
    public DateOnly LastDay => Half == 1 ? new(Year, 6, 30) : new(Year, 12, 31);

    /// <summary>The one that follows.</summary>
    public HalfYear Next => Half == 1 ? new(Year, 2) : new(Year + 1, 1);

    /// <summary>The half-year a day lies in.</summary>
    public static HalfYear Of(DateOnly date) => new(date.Year, date.Month <= 6 ? 1 : 2);

    /// <summary>Reads <c>2026-S2</c>; null when it is not that.</summary>
    public static HalfYear? Parse(string? text) =>
        text is [_, _, _, _, '-', 'S', '1' or '2'] && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0
            ? new(year, text[^1] - '0')
            : null;

    /// <inheritdoc/>
    public int CompareTo(HalfYear other) => (Year, Half).CompareTo((other.Year, other.Half));

    /// <summary><c>2026-S2</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-S{Half}");

    /// <summary>Earlier than.</summary>
    public static bool operator <(HalfYear a, HalfYear b) => a.CompareTo(b) < 0;

    /// <summary>Later than.</summary>
    public static bool operator >(HalfYear a, HalfYear b) => a.CompareTo(b) > 0;

    /// <summary>Not later than.</summary>
    public static bool operator <=(HalfYear a, HalfYear b) => a.CompareTo(b) <= 0;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(HalfYear a, HalfYear b) => a.CompareTo(b) >= 0;
}
