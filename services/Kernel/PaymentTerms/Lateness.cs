namespace Recouvrement.Kernel.PaymentTerms;

/// <summary>
/// Late is what was not credited in full at 24:00 of the due date (rule R1.4): the first day of lateness is the day after, also
/// where the due date is a weekend or holiday.
/// </summary>
public static class Lateness
{
    /// <summary>The day after the due date, on which interest and compensation are due of right (L441-10 II); the calendar's last day, which some ERPs write for "never", stays itself.</summary>
    public static DateOnly FirstDayLate(DateOnly dueOn) => dueOn < DateOnly.MaxValue ? dueOn.AddDays(1) : dueOn;

    /// <summary>True from the day after the due date.</summary>
    public static bool IsLate(DateOnly dueOn, DateOnly on) => on > dueOn;

    /// <summary>Calendar days of lateness that a day closes: 0 on the due date and before, 1 on the day after.</summary>
    public static int DaysLate(DateOnly dueOn, DateOnly on) => Math.Max(0, on.DayNumber - dueOn.DayNumber);
}
