using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Kernel.Procedure;

/// <summary>
/// How times of procedure are counted (CPC 640 to 642). They are used to one side: what the creditor itself must do by a day is never put off to the
/// next working day (<see cref="ProceduralDays.SafeOn"/>), and what it must wait for always is (<see cref="ProceduralDays.LastOn"/>).
/// </summary>
public static class ProceduralTime
{
    /// <summary>So many months on: the same day of the month, or the last of that month where it has no such day (CPC 641).</summary>
    public static DateOnly AddMonths(DateOnly from, int months) => from.AddMonths(months);

    /// <summary>So many days on; the day of the act itself does not count (CPC 641).</summary>
    public static DateOnly AddDays(DateOnly from, int days) => from.AddDays(days);

    /// <summary>A last day that is a Saturday, a Sunday or a public holiday goes on to the next working day (CPC 642).</summary>
    /// <param name="last">The last day as it is counted.</param>
    /// <param name="isAlsaceMoselle">The court sits where Good Friday and 26 December are holidays as well.</param>
    public static DateOnly Extended(DateOnly last, bool isAlsaceMoselle = false) =>
        DayWalk.Next(last, day => WorkingDays.IsWorkingDay(day) && !(isAlsaceMoselle && FrenchHolidays.IsOfAlsaceMoselle(day)));
}

/// <summary>The two last days of one time of procedure, each to its end at midnight (CPC 642).</summary>
/// <param name="SafeOn">As it is counted, put off by nothing: who must act does so by then.</param>
/// <param name="LastOn">With what CPC 642 adds: the last day that can be argued, and the first on whose end a wait is surely over.</param>
public sealed record ProceduralDays(DateOnly SafeOn, DateOnly LastOn)
{
    /// <summary>The two days of a last day as it is counted.</summary>
    public static ProceduralDays Of(DateOnly last, bool isAlsaceMoselle = false) => new(last, ProceduralTime.Extended(last, isAlsaceMoselle));
}
