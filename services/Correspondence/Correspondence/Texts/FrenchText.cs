using System.Globalization;
using System.Text;

namespace Recouvrement.Correspondence.Texts;

/// <summary>How amounts, days and names are written in French, the same on every machine: spaces inside them never break.</summary>
public static class FrenchText
{
    const char NonBreakingSpace = '\u00a0';

    static readonly string[] Months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    static readonly NumberFormatInfo Grouped = new() { NumberGroupSeparator = $"{NonBreakingSpace}", NumberDecimalSeparator = "," };

    /// <summary>123456 → <c>1 234,56 €</c>.</summary>
    public static string Money(long cents, string currency = "EUR") =>
        $"{(cents / 100m).ToString("#,##0.00", Grouped)}{NonBreakingSpace}{(currency == "EUR" ? "€" : currency)}";

    /// <summary>A share capital: without cents where it has none.</summary>
    public static string Capital(long cents) =>
        cents % 100 == 0 ? $"{(cents / 100m).ToString("#,##0", Grouped)}{NonBreakingSpace}€" : Money(cents);

    /// <summary><c>5 mars 2026</c>, <c>1er mars 2026</c>.</summary>
    public static string Date(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day}{(day.Day == 1 ? "er" : "")}{NonBreakingSpace}{Months[day.Month - 1]}{NonBreakingSpace}{day.Year}");

    /// <summary><c>05/03/2026</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>1 jour</c>, <c>12 jours</c>.</summary>
    public static string Days(long days) => string.Create(CultureInfo.InvariantCulture, $"{days}{NonBreakingSpace}{(days > 1 ? "jours" : "jour")}");

    /// <summary>A SIREN, three digits at a time; an IBAN, four.</summary>
    public static string InGroups(string text, int of) =>
        string.Join(NonBreakingSpace, text.Replace(" ", "", StringComparison.Ordinal).Chunk(of).Select(group => new string(group)));

    /// <summary>One line without control and invisible characters: a name can neither add a header to a mail nor read as another one.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator: line.Append(' '); break;
                case UnicodeCategory.Format: break;
                default: line.Append(rune); break;
            }
        return line.ToString().Normalize();
    }
}
