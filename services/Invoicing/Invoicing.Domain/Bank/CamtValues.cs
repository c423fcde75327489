using System.Globalization;
using Recouvrement.Invoicing.Domain.Xml;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>Values as camt files write them; null for what is none.</summary>
static class CamtValues
{
    /// <summary>More than any account holds, and exact in every reader of JSON.</summary>
    public const long MostCents = 9_000_000_000_000_000;

    /// <summary>With its currency. A third decimal that is not 0 is no amount that can be booked in cents.</summary>
    public static Money? Amount(XmlBranch? element)
    {
        if (element is null || Currency(element.Attributes.GetValueOrDefault("Ccy")) is not { } currency) return null;
        if (element.Text.Length > 24 || !decimal.TryParse(element.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)) return null;
        return amount <= MostCents / 100 && decimal.Round(amount, 2) == amount ? new Money(decimal.Round(amount, 2), currency) : null;
    }

    public static string? Currency(string? text) => text is { Length: 3 } && text.All(char.IsAsciiLetterUpper) ? text : null;

    /// <summary>A day, or the day of an instant as the bank writes it.</summary>
    public static DateOnly? Day(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2100 ? day : null;

    public static string? Iban(string? text) => Kernel.Identifiers.Iban.Parse(text)?.Compact;

    /// <summary>One line that a database takes, or null.</summary>
    public static string? Line(string? text, int longest = 140)
    {
        if (text is null) return null;
        var line = string.Join(' ', string.Concat(text.EnumerateRunes().Where(r => r.Value is not 0xFFFE and not 0xFFFF).Select(r => Rune(r))).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (line.Length > longest) line = line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)];
        return line.Length == 0 ? null : line;
    }

    static string Rune(System.Text.Rune rune) => System.Text.Rune.IsControl(rune) || System.Text.Rune.IsWhiteSpace(rune) ? " " : rune.ToString();
}
