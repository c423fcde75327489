namespace Recouvrement.Kernel.Calendars;

/// <summary>The feast that moves most public holidays, in the Gregorian calendar.</summary>
public static class Easter
{
    /// <summary>Easter Sunday of a year, by the algorithm of Meeus, Jones and Butcher; 22 March to 25 April.</summary>
    public static DateOnly SundayOf(int year)
    {
        var (moonYear, century, yearOfCentury) = (year % 19, year / 100, year % 100);
        var moonShift = (century - ((century + 8) / 25) + 1) / 3;
        var moon = ((19 * moonYear) + century - (century / 4) - moonShift + 15) % 30;
        var sunday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - moon - (yearOfCentury % 4)) % 7;
        var late = (moonYear + (11 * moon) + (22 * sunday)) / 451;
        var day = moon + sunday - (7 * late) + 114;
        return new DateOnly(year, day / 31, (day % 31) + 1);
    }
}
