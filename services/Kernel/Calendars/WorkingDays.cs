namespace Recouvrement.Kernel.Calendars;

/// <summary>
/// Working days of metropolitan France (jours ouvrés): Monday to Friday without the public holidays. Payment terms and
/// late interest count calendar days and never use this.
/// </summary>
public static class WorkingDays
{
    /// <summary>Neither weekend nor public holiday.</summary>
    public static bool IsWorkingDay(DateOnly date) => !DayWalk.IsWeekend(date) && !FrenchHolidays.IsHoliday(date);

    /// <summary>The first working day on or after a date: the date itself when it is one.</summary>
    public static DateOnly Next(DateOnly date) => DayWalk.Next(date, IsWorkingDay);

    /// <summary>The n-th working day after a date, or before it where n is negative. Zero is the date itself, working day or not.</summary>
    public static DateOnly AddWorkingDays(DateOnly date, int days) => DayWalk.Add(date, days, IsWorkingDay);

    /// <summary>
    /// The working days after <paramref name="from"/> up to and including <paramref name="to"/>, so that it undoes
    /// <see cref="AddWorkingDays"/>; 0 where <paramref name="to"/> is not later.
    /// </summary>
    public static int CountBetween(DateOnly from, DateOnly to) => DayWalk.CountBetween(from, to, IsWorkingDay);
}
