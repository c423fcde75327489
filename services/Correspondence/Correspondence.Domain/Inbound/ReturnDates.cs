using System.Globalization;
using System.Text.RegularExpressions;

namespace Recouvrement.Correspondence.Domain.Inbound;

/// <summary>Reads the day on which an absence ends, where its words say one. A hint for people: nothing is decided by it.</summary>
public static partial class ReturnDates
{
    const int MostDays = 366;

    static readonly string[][] Months =
    [
        ["janvier", "january", "januar", "enero", "gennaio", "jan"], ["fevrier", "february", "februar", "febrero", "febbraio", "feb", "fev"], ["mars", "march", "marz", "maerz", "marzo", "mar"],
        ["avril", "april", "abril", "aprile", "apr", "avr"], ["mai", "may", "mayo", "maggio"], ["juin", "june", "juni", "junio", "giugno", "jun"],
        ["juillet", "july", "juli", "julio", "luglio", "jul", "juil"], ["aout", "august", "agosto", "aug"], ["septembre", "september", "septiembre", "settembre", "sept", "sep"],
        ["octobre", "october", "oktober", "octubre", "ottobre", "oct", "okt"], ["novembre", "november", "noviembre", "novembre", "nov"], ["decembre", "december", "dezember", "diciembre", "dicembre", "dec", "dez"],
    ];

    /// <summary>The day that a text says an absence lasts until, or ends on; null where it says none that makes sense.</summary>
    /// <param name="text">Subject and beginning.</param>
    /// <param name="on">Day on which it came; a day without a year is the next one of that name.</param>
    public static DateOnly? In(string text, DateOnly on)
    {
        var plain = Plain(ReceivedMail.Cut(text, 4_000));
        foreach (Match said in Until().Matches(plain))
            if (Day(said.Groups["day"].Value, on) is { } day && day >= on && day <= on.AddDays(MostDays)) return day;
        return null;
    }

    static DateOnly? Day(string words, DateOnly on)
    {
        if (Iso().Match(words) is { Success: true } iso) return Of(Number(iso, "y"), Number(iso, "m"), Number(iso, "d"), on);
        if (Numbers().Match(words) is { Success: true } numbers) return Of(Year(numbers), Number(numbers, "m"), Number(numbers, "d"), on);
        if (DayFirst().Match(words) is { Success: true } first && Month(first.Groups["m"].Value) is { } month) return Of(Year(first), month, Number(first, "d"), on);
        if (MonthFirst().Match(words) is { Success: true } second && Month(second.Groups["m"].Value) is { } named) return Of(Year(second), named, Number(second, "d"), on);
        return null;
    }

    static DateOnly? Of(int? year, int? month, int? day, DateOnly on)
    {
        if (month is not (>= 1 and <= 12) || day is not >= 1) return null;
        if (year is { } given) return given is >= 2000 and < 2100 && day <= DateTime.DaysInMonth(given, month.Value) ? new(given, month.Value, day.Value) : null;
        foreach (var next in (int[])[on.Year, on.Year + 1])
            if (day <= DateTime.DaysInMonth(next, month.Value) && new DateOnly(next, month.Value, day.Value) >= on) return new(next, month.Value, day.Value);
        return null;
    }

    static int? Month(string word) => Array.FindIndex(Months, names => names.Contains(word.TrimEnd('.'))) is >= 0 and var at ? at + 1 : null;

    static int? Year(Match said) => Number(said, "y") is { } year ? year < 100 ? 2000 + year : year : null;

    static int? Number(Match said, string group) => int.TryParse(said.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Without accents and in lower case: months are written either way.
    static string Plain(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    [GeneratedRegex(@"(?x)\b(?: jusqu['’]?\s?(?:au|a\s+la\s+date\s+du) | de\s+retour\s+(?:le|au\s+bureau\s+le) | (?:mon\s+)?retour\s+(?:est\s+)?(?:prevu\s+)?le | until | till | through | back\s+(?:in\s+the\s+office\s+)?on | return(?:ing)?\s+(?:to\s+the\s+office\s+)?on
        | bis\s+(?:einschlie(?:ss|ß)lich\s+)?(?:zum\s+|den\s+)? | ab\s+(?:dem\s+)? | hasta\s+(?:el\s+)? | de\s+vuelta\s+el | regreso\s+el | fino\s+al? | rientro\s+il ) :?\s*
        (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|lunes|martes|miercoles|jueves|viernes|lunedi|martedi|mercoledi|giovedi|venerdi)?,?\s*(?:the\s+|den\s+|le\s+|el\s+)?
        (?<day>\d{4}-\d{2}-\d{2} | \d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})? | \d{1,2}(?:er|st|nd|rd|th|\.)?\s+(?:de\s+|of\s+)?[a-z]{3,10}\.?(?:,?\s+(?:de\s+)?\d{4})? | [a-z]{3,10}\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})? )", RegexOptions.CultureInvariant)]
    private static partial Regex Until();

    [GeneratedRegex(@"^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<d>\d{1,2})[./-](?<m>\d{1,2})(?:[./-](?<y>\d{2,4}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^(?<d>\d{1,2})(?:er|st|nd|rd|th|\.)?\s+(?:de\s+|of\s+)?(?<m>[a-z]{3,10})\.?(?:,?\s+(?:de\s+)?(?<y>\d{4}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?<m>[a-z]{3,10})\s+(?<d>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<y>\d{4}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthFirst();
}
