using System.Globalization;
using System.Text.RegularExpressions;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Accounts;

/// <summary>Looks at what came from outside, field by field, and remembers all that is wrong with it.</summary>
/// <param name="isImport">A row of a file and not what a person typed: an identifier that cannot be right is a warning there.</param>
sealed partial class Inspection(bool isImport = false)
{
    /// <summary>A hundred thousand million euros: more than any invoice, and every sum of them stays exact in JSON.</summary>
    public const long MostCents = 10_000_000_000_000;

    public static readonly DateOnly Earliest = new(1990, 1, 1), Latest = new(2100, 12, 31);

    readonly List<InputError> errors = [], doubts = [];

    /// <summary>422 naming every bad field, or null.</summary>
    public IResult? Problem => errors.Count > 0 ? Problems.Invalid([.. errors]) : null;

    public IReadOnlyList<InputError> Errors => errors;

    /// <summary>Identifiers of an import that cannot be right; on manual entry they are errors.</summary>
    public IReadOnlyList<InputError> Doubts => doubts;

    public void Wrong(string? field, string reason) => errors.Add(new(field, reason));

    /// <summary>An identifier cannot be right: an error where a person typed it, a warning in an import.</summary>
    public void Doubtful(string field, string reason) => (isImport ? doubts : errors).Add(new(field, reason));

    public Siren Siren(string? text)
    {
        if (Kernel.Identifiers.Siren.Parse(text) is { } siren) return siren;
        Wrong("siren", "A SIREN has nine digits.");
        return default;
    }

    /// <summary>The digits of a creditor's SIREN; nothing when it is none, which is an error.</summary>
    public string SirenDigits(string? text) => Kernel.Identifiers.Siren.Parse(text) is { } siren ? siren.Digits : Bad("siren", "A SIREN has nine digits.", "");

    public string Key(string field, string? text) => BusinessKey.Parse(text) is { } key ? key.Text : Bad(field, $"It {BusinessKey.Shape}.", "");

    /// <summary>A key from the path, where servers leave an encoded slash alone.</summary>
    public string PathKey(string field, string text) => Key(field, text.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));

    public Money Amount(string field, long cents, string? currency)
    {
        if (cents is <= 0 or > MostCents) return Bad(field, string.Create(CultureInfo.InvariantCulture, $"An amount is from 1 to {MostCents} cents."), Money.Zero);
        return Money.OfCents(cents, Currency(currency));
    }

    /// <summary>A part of an amount, from nothing to all of it; null where none is given.</summary>
    public Money? Part(string field, long? cents, Money whole) =>
        cents is not { } part ? null : part >= 0 && part <= whole.Cents ? Money.OfCents(part, whole.Currency) : Bad(field, "It is from 0 to the whole amount.", (Money?)null);

    /// <summary>An amount that may be nothing.</summary>
    public Money Limit(string field, long cents, string? currency) => cents == 0 ? Money.OfCents(0, Currency(currency)) : Amount(field, cents, currency);

    /// <summary>EUR where none is given.</summary>
    public string Currency(string? text) =>
        CurrencyCode().IsMatch(text ?? "EUR") ? text ?? "EUR" : Bad("currency", "A currency is three capital letters of ISO 4217.", "EUR");

    public DateOnly Day(string field, DateOnly day) =>
        day >= Earliest && day <= Latest ? day : Bad(field, $"A day is from {Earliest:yyyy-MM-dd} to {Latest:yyyy-MM-dd}.", Earliest);

    /// <summary>Today where none is given; never after it.</summary>
    public DateOnly PastDay(string field, DateOnly? day, BusinessClock clock) => PastDay(field, day ?? clock.Today, clock.Today);

    /// <summary>Never after today.</summary>
    public DateOnly PastDay(string field, DateOnly day, DateOnly today)
    {
        var on = Day(field, day);
        if (on > today) Wrong(field, $"It is after today, {today:yyyy-MM-dd}.");
        return on;
    }

    /// <summary>A day that is not before another, or none.</summary>
    public DateOnly? DayFrom(string field, DateOnly? day, DateOnly from) =>
        day is not { } last ? null : Day(field, last) < from ? Bad<DateOnly?>(field, $"It is before {from:yyyy-MM-dd}.", null) : last;

    /// <summary>One line of text; null and blank are the same.</summary>
    public string? Text(string field, string? text, int longest = PlainText.Longest)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var trimmed = text.Trim();
        if (trimmed.Length > longest) return Bad(field, string.Create(CultureInfo.InvariantCulture, $"It has at most {longest} characters."), (string?)null);
        return trimmed.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate && !IsPaired(trimmed))
            ? Bad(field, "It is one line without control characters.", (string?)null) : trimmed;
    }

    public string Required(string field, string? text, int longest = PlainText.Longest)
    {
        if (string.IsNullOrWhiteSpace(text)) return Bad(field, "It is needed.", "");
        return Text(field, text, longest) ?? "";
    }

    public TEnum Word<TEnum>(string field, string? word) where TEnum : struct, Enum =>
        Words.Parse<TEnum>(word) ?? Bad<TEnum>(field, $"It is one of {Words.All<TEnum>()}.", default);

    /// <summary>A word, or null where there is none.</summary>
    public TEnum? WordOrNone<TEnum>(string field, string? word) where TEnum : struct, Enum => string.IsNullOrWhiteSpace(word) ? null : Word<TEnum>(field, word);

    public string Sha256(string field, string? text) =>
        text is { Length: 64 } && text.All(char.IsAsciiHexDigit) ? text.ToLowerInvariant() : Bad(field, "It is a SHA-256: 64 hexadecimal digits.", "");

    public string? Email(string field, string? text)
    {
        var mail = Text(field, text, 254);
        return mail is null || EmailAddress.Parse(mail) is not null ? mail : Bad(field, "It is no e-mail address.", (string?)null);
    }

    /// <summary>In E.164; a French number may be written as in France.</summary>
    public string? Phone(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var digits = Separators().Replace(text.Trim(), "");
        if (FrenchPhone().IsMatch(digits)) digits = string.Concat("+33", digits.AsSpan(1));
        else if (digits.StartsWith("00", StringComparison.Ordinal)) digits = string.Concat("+", digits.AsSpan(2));
        return InternationalPhone().IsMatch(digits) ? digits : Bad(field, "It is no telephone number: +33123456789.", (string?)null);
    }

    public string? Country(string field, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : CountryCode().IsMatch(text.Trim().ToUpperInvariant()) ? text.Trim().ToUpperInvariant() : Bad(field, "A country is two letters of ISO 3166-1.", (string?)null);

    public string? Language(string field, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : CountryCode().IsMatch(text.Trim().ToUpperInvariant()) ? text.Trim().ToLowerInvariant() : Bad(field, "A language is two letters of ISO 639-1.", (string?)null);

    T Bad<T>(string field, string reason, T instead)
    {
        Wrong(field, reason);
        return instead;
    }

    static bool IsPaired(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i]))) return false;
        return true;
    }

    [GeneratedRegex(@"^[A-Z]{3}\z")]
    private static partial Regex CurrencyCode();

    [GeneratedRegex(@"^[A-Z]{2}\z")]
    private static partial Regex CountryCode();

    [GeneratedRegex(@"[ .\-()/\u00a0\u202f]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^0[1-9][0-9]{8}\z")]
    private static partial Regex FrenchPhone();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z")]
    private static partial Regex InternationalPhone();
}
