namespace Recouvrement.Kernel.Calendars;

/// <summary>Legal and business dates are days in Paris; instants are UTC.</summary>
public static class ParisTime
{
    static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The day an instant falls on in Paris.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Paris).DateTime);

    /// <summary>The wall-clock time of an instant in Paris.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Paris).DateTime);

    /// <summary>The day it is in Paris by a clock, real or virtual.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOf(clock.GetUtcNow());

    /// <summary>Midnight in Paris at which a day starts, as an instant with offset zero (PostgreSQL takes no other).</summary>
    public static DateTimeOffset StartOf(DateOnly date) => At(date, TimeOnly.MinValue);

    /// <summary>A wall-clock time of a day in Paris, as an instant with offset zero. Of an hour that comes twice, the second; of one left out, as if the clock had not moved.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, Paris.GetUtcOffset(local)).ToUniversalTime();
    }
}
