using System.Globalization;

namespace Recouvrement.Correspondence.Tests.Letters;

/// <summary>How each language writes what a statement says, told apart from what the texts use: plain spaces, as a PDF is read back.</summary>
static class Written
{
    static readonly Dictionary<string, string[]> Months = new()
    {
        ["fr"] = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        ["en"] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["de"] = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
        ["es"] = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        ["it"] = ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
    };

    public static string Money(string language, long cents, string currency = "EUR")
    {
        var english = string.Create(CultureInfo.InvariantCulture, $"{cents / 100m:#,##0.00}");
        return (language, currency) switch
        {
            ("en", "EUR") => $"€{english}",
            ("en", _)     => $"{currency} {english}",
            ("fr", _)     => english.Replace(',', ' ').Replace('.', ',') + Unit(currency),
            _             => english.Replace(',', '\'').Replace('.', ',').Replace('\'', '.') + Unit(currency),
        };
    }

    public static string Percent(string language, string rate) => language switch
    {
        "en" => $"{rate}%",
        "it" => $"{rate.Replace('.', ',')}%",
        _    => $"{rate.Replace('.', ',')} %",
    };

    public static string Date(string language, DateOnly day) => language switch
    {
        "fr" => $"{(day.Day == 1 ? "1er" : $"{day.Day}")} {Month(language, day)} {day.Year}",
        "de" => $"{day.Day}. {Month(language, day)} {day.Year}",
        "es" => $"{day.Day} de {Month(language, day)} de {day.Year}",
        "it" => $"{(day.Day == 1 ? "1°" : $"{day.Day}")} {Month(language, day)} {day.Year}",
        _    => $"{day.Day} {Month(language, day)} {day.Year}",
    };

    public static string Day(string language, DateOnly day) => language switch
    {
        "de" => $"{day.Day:00}.{day.Month:00}.{day.Year}",
        "en" => $"{day.Day} {Month(language, day)[..3]} {day.Year}",
        _    => $"{day.Day:00}/{day.Month:00}/{day.Year}",
    };

    static string Month(string language, DateOnly day) => Months[language][day.Month - 1];

    static string Unit(string currency) => currency == "EUR" ? " €" : $" {currency}";
}
