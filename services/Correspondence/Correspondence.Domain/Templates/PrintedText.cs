using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Recouvrement.Correspondence.Domain.Templates;

/// <summary>A text as it was read back from a letter or a mail, and what it says: spaces of every kind and the way a number is grouped make no difference.</summary>
public sealed partial class PrintedText
{
    readonly string flat, tight;

    /// <param name="text">As it was read.</param>
    public PrintedText(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize())
            if (char.IsWhiteSpace(c) || c is '\u00a0' or '\u202f' or '\u2009') plain.Append(' ');
            else if (c is '\u2019' or '\u02bc') plain.Append('\'');
            else if (c is '\u2011' or '\u2010') plain.Append('-');
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control)) plain.Append(c);
        flat = Spaces().Replace(plain.ToString(), " ").ToLowerInvariant();
        tight = flat.Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>These words, wherever a line ends.</summary>
    public bool Says(string words) => tight.Contains(new PrintedText(words).tight, StringComparison.Ordinal);

    /// <summary>Something of this pattern; the text is in lower case with single spaces.</summary>
    public Match Find(Regex pattern) => pattern.Match(flat);

    /// <summary>An amount to the cent, with or without grouping, with comma or point.</summary>
    public bool SaysAmount(long cents) => Regex.IsMatch(flat, $@"(?<!\d){Units(Math.Abs(cents) / 100)}[.,]{Math.Abs(cents) % 100:00}(?!\d)", RegexOptions.CultureInvariant, Patience);

    /// <summary>A sum that may stand without its cents.</summary>
    public bool SaysCapital(long cents) =>
        SaysAmount(cents) || (cents % 100 == 0 && Regex.IsMatch(flat, $@"(?<!\d){Units(cents / 100)}(?![.,]?\d)", RegexOptions.CultureInvariant, Patience));

    /// <summary>A whole number that stands for itself.</summary>
    public bool SaysNumber(int number) => Regex.IsMatch(flat, $@"(?<!\d|\d[.,]){number}(?!\d|[.,]\d)", RegexOptions.CultureInvariant, Patience);

    /// <summary>A rate, given with a point; trailing zeros may be left out.</summary>
    public bool SaysRate(string percent) => Regex.IsMatch(flat, $@"(?<!\d|\d[.,]){percent.TrimEnd('0').TrimEnd('.').Replace(".", "[.,]", StringComparison.Ordinal)}{(percent.Contains('.', StringComparison.Ordinal) ? "0*" : "")}(?!\d) ?%", RegexOptions.CultureInvariant, Patience);

    /// <summary>A calendar day, in figures or in words of a language.</summary>
    public bool SaysDay(DateOnly day, string language) => Days.Forms(day, language).Any(form => Says(form) && Stands(form));

    // "5 octobre" is no "15 octobre".
    bool Stands(string form) => Regex.IsMatch(flat, $@"(?<!\d){Regex.Escape(form.ToLowerInvariant()).Replace(@"\ ", " ?", StringComparison.Ordinal)}(?!\d)", RegexOptions.CultureInvariant, Patience);

    /// <summary>Amounts to the cent that stand in it and are none of these: a figure that nobody decided.</summary>
    /// <param name="known">In cents, and rates in hundredths.</param>
    public IEnumerable<string> Others(IReadOnlySet<long> known) =>
        from Match found in Figure().Matches(flat)
        let figure = found.Value
        where !Readings(figure).Any(known.Contains)
        select figure;

    // Two columns of a table can stand side by side: "107 250 000,00" is also 250 000,00 behind 107.
    static IEnumerable<long> Readings(string figure)
    {
        var (units, cents) = (figure[..^3], figure[^2..]);
        for (var at = 0; at < units.Length; at++)
            if (char.IsDigit(units[at]) && (at == 0 || !char.IsDigit(units[at - 1])))
                if (long.TryParse(string.Concat(units[at..].Where(char.IsDigit)) + cents, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) yield return value;
    }

    static string Units(long whole) => string.Join("[ .,']?", whole.ToString("#,##0", CultureInfo.InvariantCulture).Split(','));

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<![\d.,/'-])(?:\d{1,3}(?:[ .,']\d{3})+|\d{1,12})[.,]\d{2}(?![\d]|[.,/-]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}
