using System.Globalization;

namespace Recouvrement.Correspondence.Domain.Templates;

/// <summary>How a calendar day is written.</summary>
static class Days
{
    static readonly Dictionary<string, string[]> Months = new()
    {
        ["fr"] = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        ["en"] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["de"] = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
        ["es"] = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        ["it"] = ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
    };

    /// <summary>In figures, day first or as ISO 8601 has it, and in the words of the language; of one that is not known here, in figures only.</summary>
    public static IEnumerable<string> Forms(DateOnly day, string language)
    {
        foreach (var format in (string[])["dd/MM/yyyy", "d/M/yyyy", "dd.MM.yyyy", "d.M.yyyy", "dd-MM-yyyy", "yyyy-MM-dd"]) yield return day.ToString(format.Replace("/", "'/'", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        if (!Months.TryGetValue(language, out var months)) yield break;
        var month = months[day.Month - 1];
        foreach (var number in day.Day == 1 ? (string[])["1", "1er", "1º", "1°", "1st"] : [$"{day.Day}", $"{day.Day:00}"])
            foreach (var between in (string[])[" ", ". ", " de "])
                foreach (var year in (string[])[" ", " de "])
                    yield return $"{number}{between}{month}{year}{day.Year}";
        if (language != "en") yield break;
        yield return $"{month} {day.Day}, {day.Year}";
        yield return $"{day.Day} {month[..3]} {day.Year}";
    }
}
