namespace Recouvrement.Kernel.Calendars;

static class DayWalk
{
    internal static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    internal static DateOnly Next(DateOnly date, Func<DateOnly, bool> open)
    {
        while (!open(date)) date = date.AddDays(1);
        return date;
    }

    internal static DateOnly Add(DateOnly date, int days, Func<DateOnly, bool> open)
    {
        var step = Math.Sign(days);
        for (var left = Math.Abs(days); left > 0;)
        {
            date = date.AddDays(step);
            if (open(date)) left--;
        }

        return date;
    }

    internal static int CountBetween(DateOnly from, DateOnly to, Func<DateOnly, bool> open)
    {
        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            if (open(day)) count++;
        }

        return count;
    }
}
