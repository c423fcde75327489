using System.Globalization;

namespace Recouvrement.Correspondence.Texts;

/// <summary>How one language writes amounts and days, the same on every machine. Spaces inside them never break.</summary>
/// <param name="Decimal">Before the cents.</param>
/// <param name="Group">Between thousands.</param>
/// <param name="Euro">An amount of euros, around <c>{amount}</c>.</param>
/// <param name="Other">An amount of another <c>{currency}</c>.</param>
/// <param name="Percent">A percentage, around <c>{number}</c>.</param>
/// <param name="Months">Their names.</param>
/// <param name="Date">A day written out: <c>{d}</c>, <c>{month}</c>, <c>{yyyy}</c>.</param>
/// <param name="First">What the first of a month is called.</param>
/// <param name="Day">A day in figures: <c>{d}</c> or <c>{dd}</c>, <c>{mm}</c> or <c>{mon}</c>, <c>{yyyy}</c>.</param>
/// <param name="Days">Singular and plural of day.</param>
public sealed record LanguageText(
    string Decimal, string Group, string Euro, string Other, string Percent, IReadOnlyList<string> Months, string Date, string First, string Day, IReadOnlyList<string> Days)
{
    readonly NumberFormatInfo numbers = new() { NumberDecimalSeparator = Decimal, NumberGroupSeparator = Group };

    /// <summary>123456 → <c>1.234,56 €</c>, <c>€1,234.56</c>.</summary>
    public string Money(long cents, string currency = "EUR") => Amount(Math.Abs((decimal)cents) / 100m, "#,##0.00", cents < 0, currency);

    /// <summary>A share capital: without cents where it has none.</summary>
    public string Capital(long cents) => cents % 100 == 0 ? Amount(cents / 100m, "#,##0", false, "EUR") : Money(cents);

    /// <summary><c>5 mars 2026</c>, <c>5. März 2026</c>.</summary>
    public string LongDay(DateOnly day) => Date
        .Replace("{d}", day.Day == 1 ? First : day.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{month}", Months[day.Month - 1], StringComparison.Ordinal)
        .Replace("{yyyy}", day.ToString("yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary><c>05/03/2026</c>, <c>5 Mar 2026</c>.</summary>
    public string ShortDay(DateOnly day) => Day
        .Replace("{d}", day.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{dd}", day.ToString("dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{mm}", day.ToString("MM", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{mon}", Months[day.Month - 1][..3], StringComparison.Ordinal)
        .Replace("{yyyy}", day.ToString("yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary><c>1 jour</c>, <c>12 Tage</c>.</summary>
    public string Count(long days) => string.Create(CultureInfo.InvariantCulture, $"{days}\u00a0{Days[days > 1 ? 1 : 0]}");

    string Amount(decimal positive, string form, bool negative, string currency) => (negative ? "-" : "") + (currency == "EUR" ? Euro : Other)
        .Replace("{amount}", positive.ToString(form, numbers), StringComparison.Ordinal)
        .Replace("{currency}", currency, StringComparison.Ordinal);
}
