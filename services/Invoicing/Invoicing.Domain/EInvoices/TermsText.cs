using System.Globalization;
using System.Text.RegularExpressions;

namespace Recouvrement.Invoicing.Domain.EInvoices;

/// <summary>
/// The due date in a text of payment terms (BT-20), where it leaves no doubt: one date, or one number of days. "30 jours fin de mois"
/// has two readings in France, days after receipt or delivery start on a day unknown here, and a rebate has days of its own: all of them say nothing.
/// </summary>
static partial class TermsText
{
    const int MostDays = 365;
    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    static readonly string[] Months = ["janv", "f[eé]vr", "mars", "avr", "mai", "juin", "juil", "ao[uû]t", "sept", "oct", "nov", "d[eé]c"];

    /// <summary>Null where the text leaves a doubt.</summary>
    public static DateOnly? DueOn(string? terms, DateOnly issuedOn)
    {
        if (terms is null) return null;
        var text = NoRebate().Replace(Structured().Replace(terms, " "), " ");
        var dates = Dates(text).Distinct().Take(2).ToList();
        if (dates is [var one]) return one >= issuedOn && !Doubtful().IsMatch(text) && !Rebate().IsMatch(text) ? one : null;
        if (dates.Count > 1 || Doubtful().IsMatch(text)) return null;
        var days = (Rebate().IsMatch(text) ? Net().Matches(text) : Days().Matches(text).Concat(Net().Matches(text)))
            .Select(m => int.Parse(m.Groups["days"].Value, NumberStyles.None, CultureInfo.InvariantCulture)).Distinct().Take(2).ToList();
        return days is [<= MostDays and var count] ? issuedOn.AddDays(count) : null;
    }

    static IEnumerable<DateOnly> Dates(string text)
    {
        foreach (Match m in IsoDate().Matches(text))
            if (DateOnly.TryParseExact(m.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) yield return day;
        foreach (Match m in FrenchDate().Matches(text))
            if (DateOnly.TryParseExact(m.Value.Replace('.', '/').Replace('-', '/'), "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) yield return day;
        foreach (Match m in WrittenDate().Matches(text))
            if (Array.FindIndex(Months, month => Regex.IsMatch(m.Groups["month"].Value, $"^{month}", Options)) is > -1 and var at
                && DateOnly.TryParseExact($"{m.Groups["day"].Value}/{at + 1}/{m.Groups["year"].Value}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) yield return day;
    }

    // #SKONTO#TAGE=14#PROZENT=2.00# of the German extension: a rebate, never the due date.
    [GeneratedRegex(@"#[A-Z]+#[^\r\n]*#", RegexOptions.CultureInvariant)]
    private static partial Regex Structured();

    [GeneratedRegex(@"\b(pas\s+d['’]\s*|sans\s+|aucun\s+|no\s+|without\s+|kein(en)?\s+|ohne\s+)(escompte|discount|skonto|rabatt)\b[^.;\r\n]*", Options)]
    private static partial Regex NoRebate();

    [GeneratedRegex(@"%|\b(escompte|remise|discount|skonto|rabatt)\b", Options)]
    private static partial Regex Rebate();

    [GeneratedRegex(@"\b(fin\s+d[eu]\s+mois|fdm|end\s+of\s+(the\s+)?month|eom|monatsende|r[eé]ception|receipt|livraison|delivery|erhalt|lieferung|acompte|deposit|mensualit)|\d\s*(ou|or|oder|et|and|und)\s*\d", Options)]
    private static partial Regex Doubtful();

    [GeneratedRegex(@"(?<![\d.,/-])(?<days>\d{1,3})\s*(jours?|jrs?|j|days?|tagen?|tage)\b", Options)]
    private static partial Regex Days();

    [GeneratedRegex(@"\bnet(to)?\s*[:à]?\s*(?<days>\d{1,3})\b(?!\s*(€|eur|%|[.,/-]\d))|(?<![\d.,/-])(?<days>\d{1,3})\s*(jours?|j|days?|tage)?\s*net(to)?\b(?!\s*(€|eur))", Options)]
    private static partial Regex Net();

    [GeneratedRegex(@"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"(?<![\d./-])\d{1,2}[./-]\d{1,2}[./-]\d{4}(?!\d)")]
    private static partial Regex FrenchDate();

    [GeneratedRegex(@"(?<!\d)(?<day>\d{1,2})(er)?\s+(?<month>[a-zéû]{3,9})\.?\s+(?<year>\d{4})(?!\d)", Options)]
    private static partial Regex WrittenDate();
}
