namespace Recouvrement.Kernel.Calendars;

/// <summary>
/// The eleven public holidays of metropolitan France (jours fériés légaux, C. trav. L3133-1). The two more of
/// Alsace-Moselle stand apart, and the overseas commemorations are not among them.
/// </summary>
public static class FrenchHolidays
{
    /// <summary>True on a public holiday, whatever day of the week it falls on.</summary>
    public static bool IsHoliday(DateOnly date) => NameOf(date) is not null;

    /// <summary>The holiday's French name, or null on any other day.</summary>
    public static string? NameOf(DateOnly date) => (date.Month, date.Day) switch
    {
        (1, 1)   => "Jour de l'an",
        (5, 1)   => "Fête du Travail",
        (5, 8)   => "Victoire 1945",
        (7, 14)  => "Fête nationale",
        (8, 15)  => "Assomption",
        (11, 1)  => "Toussaint",
        (11, 11) => "Armistice 1918",
        (12, 25) => "Noël",
        _        => (date.DayNumber - Easter.SundayOf(date.Year).DayNumber) switch
        {
            1  => "Lundi de Pâques",
            39 => "Ascension",
            50 => "Lundi de Pentecôte",
            _  => null,
        },
    };

    /// <summary>True on one of the two holidays that Bas-Rhin, Haut-Rhin and Moselle have beside those (C. trav. L3134-13): Good Friday and 26 December.</summary>
    public static bool IsOfAlsaceMoselle(DateOnly date) => date is { Month: 12, Day: 26 } || date.DayNumber - Easter.SundayOf(date.Year).DayNumber == -2;

    /// <summary>The holidays of a year in order: eleven, or ten where Ascension falls on 1 or 8 May (1997, 2008, 2059).</summary>
    public static IReadOnlyList<DateOnly> Of(int year)
    {
        var easter = Easter.SundayOf(year);
        return
        [
            .. new SortedSet<DateOnly>
            {
                new(year, 1, 1), easter.AddDays(1), new(year, 5, 1), new(year, 5, 8), easter.AddDays(39), easter.AddDays(50),
                new(year, 7, 14), new(year, 8, 15), new(year, 11, 1), new(year, 11, 11), new(year, 12, 25),
            },
        ];
    }
}
