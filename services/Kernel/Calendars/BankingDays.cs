namespace Recouvrement.Kernel.Calendars;

/// <summary>
/// Days on which euro payments settle (T2, formerly TARGET): Monday to Friday without 1 January, Good Friday, Easter Monday,
/// 1 May, 25 and 26 December, the closing days fixed by the ECB since 2002.
/// </summary>
public static class BankingDays
{
    /// <summary>True when payments settle.</summary>
    public static bool IsBankingDay(DateOnly date) => !DayWalk.IsWeekend(date) && !IsClosed(date);

    /// <summary>The first banking day on or after a date: the date itself when it is one.</summary>
    public static DateOnly Next(DateOnly date) => DayWalk.Next(date, IsBankingDay);

    /// <summary>The n-th banking day after a date, or before it where n is negative. Zero is the date itself, banking day or not.</summary>
    public static DateOnly Add(DateOnly date, int days) => DayWalk.Add(date, days, IsBankingDay);

    static bool IsClosed(DateOnly date) =>
        (date.Month, date.Day) is (1, 1) or (5, 1) or (12, 25) or (12, 26)
        || date.DayNumber - Easter.SundayOf(date.Year).DayNumber is -2 or 1;
}
