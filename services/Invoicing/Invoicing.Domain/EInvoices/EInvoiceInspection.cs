using System.Globalization;
using System.Text.RegularExpressions;
using System.Text;
using Recouvrement.Invoicing.Domain.Xml;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.EInvoices;

/// <summary>Looks at the terms of one file, one by one, and remembers all that is wrong with them.</summary>
sealed partial class EInvoiceInspection(EInvoiceVocabulary vocabulary, XmlPart root)
{
    /// <summary>A hundred thousand million: more than any invoice, and every sum of them stays exact in JSON.</summary>
    public const decimal MostAmount = 100_000_000_000m;

    const int LongestKey = 200, LongestLine = 512;
    static readonly DateOnly Earliest = new(1990, 1, 1), Latest = new(2100, 12, 31);

    public EInvoiceSyntax Syntax => vocabulary.Syntax;

    public List<EInvoiceProblem> Problems { get; } = [];

    public List<EInvoiceWarning> Warnings { get; } = [];

    public void Wrong(string code, string? term, string reason) => Problems.Add(new(code, term, reason));

    public void Warn(string code, string? term, string reason) => Warnings.Add(new(code, term, reason));

    /// <summary>All that stands under a term.</summary>
    public List<XmlPart> All(string term) => vocabulary.Of(root, term);

    /// <summary>The one thing a term says on one line; null where it says nothing. Two different things are a contradiction.</summary>
    public string? Line(string term, int longest = LongestLine) => Line(term, All(term), longest);

    /// <summary>What every profile has to say.</summary>
    public string Required(string term, string name, int longest = LongestKey)
    {
        if (Line(term, longest) is { } said) return said;
        if (!Problems.Exists(p => p.Field == term)) Wrong(EInvoiceProblems.Missing, term, $"{name} is missing.");
        return "";
    }

    public DateOnly? Day(string term, bool needed, string name)
    {
        var text = Line(term);
        if (text is null && !needed) return null;
        if (text is null)
        {
            Wrong(EInvoiceProblems.Missing, term, $"{name} is missing.");
            return null;
        }

        if (Day(text, All(term)[0].Format) is { } day) return day;
        if (needed || term == "BT-9") Wrong(EInvoiceProblems.Date, term, $"{name} is no date from {Earliest:yyyy-MM-dd} to {Latest:yyyy-MM-dd}.");
        else Warn("date_unreadable", term, $"{name} is no date; it was passed over.");
        return null;
    }

    /// <summary>The day of a text of either syntax; null where it is none, or one out of range.</summary>
    public static DateOnly? Day(string text, string? format)
    {
        var read = Read(text, format);
        return read >= Earliest && read <= Latest ? read : null;

        static DateOnly? Read(string text, string? format) =>
            format is null or "102" && DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var compact) ? compact
            : XmlDate().Match(text) is { Success: true } m && DateOnly.TryParseExact(m.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : null;
    }

    /// <summary>Null where it is not there, or is wrong.</summary>
    public decimal? Amount(string term, string name, string currency, bool needed)
    {
        var said = All(term);
        var own = said.Where(p => p.Currency is null || p.Currency == currency).ToList();
        if (said.Count > 0 && own.Count == 0 && currency.Length > 0)
        {
            Wrong(EInvoiceProblems.Currency, term, $"{name} is in another currency than the invoice, {currency}.");
            return null;
        }

        if (Line(term, own) is not { } text)
        {
            if (needed && !Problems.Exists(p => p.Field == term)) Wrong(EInvoiceProblems.Missing, term, $"{name} is missing.");
            return null;
        }

        if (Figure(text) is { } amount) return amount;
        Wrong(EInvoiceProblems.Amount, term, $"{name} is no amount of at most two decimals up to {MostAmount.ToString("0", CultureInfo.InvariantCulture)}.");
        return null;
    }

    /// <summary>An amount of money: no exponent, no more than two decimals, not huge; null otherwise.</summary>
    public static decimal? Figure(string text) =>
        Decimal().IsMatch(text) && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        && Math.Abs(amount) <= MostAmount && decimal.Round(amount, 2) == amount ? decimal.Round(amount, 2) : null;

    /// <summary>The company behind a legal number, a SIRET or a French VAT number.</summary>
    public Siren? SirenOf(string legal, string siret, string vat, string country)
    {
        foreach (var part in All(legal))
            if (Company(Digits(part.Text), part.Scheme, Line(country, 2)) is { } own) return own;
        foreach (var part in All(siret))
            if (Siret.Parse(Digits(part.Text)) is { } establishment) return establishment.Siren;
        return VatNumber.Parse(Line(vat))?.Siren;
    }

    static Siren? Company(string digits, string? scheme, string? country) => scheme switch
    {
        "0002" or "0009"                          => Siren.Parse(digits) ?? Siret.Parse(digits)?.Siren,
        null when country is null or "FR"         => Siren.Parse(digits) ?? Siret.Parse(digits)?.Siren,
        _                                         => null,
    };

    string? Line(string term, List<XmlPart> said, int longest = LongestLine)
    {
        var lines = said.Select(p => Plain(p.Text)).Where(t => t.Length > 0).Distinct().Take(2).ToList();
        if (lines.Count == 2) Wrong(EInvoiceProblems.Contradiction, term, $"{term} is there twice and says two things.");
        if (lines is not [var one]) return null;
        if (one.Length <= longest) return one;
        Wrong(EInvoiceProblems.Number, term, $"{term} has more than {longest} characters.");
        return null;
    }

    /// <summary>On one line, without what cannot be seen.</summary>
    public static string Plain(string text)
    {
        if (!text.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)) return text.Trim();
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) plain.Append(' ');
            else if (char.GetUnicodeCategory(c) is not UnicodeCategory.Format) plain.Append(c);
        return plain.ToString().Trim();
    }

    static string Digits(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(@"^[+-]?\d{1,15}(\.\d{0,12})?\z")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^(?<day>\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})?\z")]
    private static partial Regex XmlDate();
}
