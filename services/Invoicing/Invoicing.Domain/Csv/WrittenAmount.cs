using System.Globalization;
using System.Text.RegularExpressions;

namespace Recouvrement.Invoicing.Domain.Csv;

/// <summary>Amounts as programs write them for people: <c>1 234,56</c>, <c>(12,00)</c>, <c>12,00-</c>, <c>1.234,56</c>. Which mark is the decimal one is declared, never guessed.</summary>
public static partial class WrittenAmount
{
    // More digits than any amount has.
    const int Longest = 30;

    /// <summary>In cents; null where it is no amount so written.</summary>
    /// <param name="text">With or without a euro sign.</param>
    /// <param name="decimalMark"><c>,</c> or <c>.</c>.</param>
    public static long? Cents(string text, char decimalMark)
    {
        if (text.Length > Longest) return null;
        var written = text.Trim().Trim('€').Trim();
        var isNegative = false;
        if (written is ['(', .. var inside, ')']) (written, isNegative) = (inside.Trim(), true);
        else if (written is [.. var before, '-']) (written, isNegative) = (before.Trim(), true);
        else if (written is ['-' or '\u2212', .. var after]) (written, isNegative) = (after.Trim(), true);
        var match = (decimalMark == ',' ? WithComma() : WithPoint()).Match(written);
        if (!match.Success) return null;
        var digits = string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit));
        if (!long.TryParse(digits + match.Groups["part"].Value.PadRight(2, '0'), NumberStyles.None, CultureInfo.InvariantCulture, out var cents)) return null;
        return isNegative ? -cents : cents;
    }

    // Thousands are all marked, with one mark, or none is.
    [GeneratedRegex(@"^(?<whole>[0-9]{1,15}|[0-9]{1,3}(?<mark>[ .\u00a0\u202f])[0-9]{3}(\k<mark>[0-9]{3})*)(,(?<part>[0-9]{1,2}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex WithComma();

    [GeneratedRegex(@"^(?<whole>[0-9]{1,15}|[0-9]{1,3}(?<mark>[ ,'\u2019\u00a0\u202f])[0-9]{3}(\k<mark>[0-9]{3})*)(\.(?<part>[0-9]{1,2}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex WithPoint();
}
