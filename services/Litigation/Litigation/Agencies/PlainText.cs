using System.Buffers;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Agencies;

/// <summary>Short texts, days and hashes that come from outside.</summary>
static class PlainText
{
    const int HashDigits = 64, MostDays = 200 * 366;

    static readonly DateOnly Earliest = new(1990, 1, 1);
    static readonly SearchValues<char> LowerHexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>Null for 1 to <paramref name="longest"/> characters without control characters, with no space at either end.</summary>
    public static InputError? Wrong(string field, string? text, int longest) =>
        text is { Length: > 0 } && text.Length <= longest && text.Trim().Length == text.Length && !text.Any(char.IsControl)
            ? null
            : new(field, $"is 1 to {longest} characters without control characters, with no space at either end");

    /// <summary>The same, or nothing.</summary>
    public static InputError? WrongIfAny(string field, string? text, int longest) => text is null ? null : Wrong(field, text, longest);

    /// <summary>Null for a SHA-256, or nothing.</summary>
    public static InputError? WrongHash(string field, string? hash) =>
        hash is null || (hash.Length == HashDigits && !hash.AsSpan().ContainsAnyExcept(LowerHexadecimal)) ? null : new(field, $"is a SHA-256: {HashDigits} lower-case hexadecimal digits");

    /// <summary>Null for a day that a paper may bear, or nothing.</summary>
    public static InputError? WrongDay(string field, DateOnly? day) =>
        day is not { } given || (given >= Earliest && given.DayNumber - Earliest.DayNumber <= MostDays) ? null : new(field, $"is a day between {Earliest.Year} and {Earliest.Year + 200}");

    /// <summary>Null for an ISO 4217 code.</summary>
    public static InputError? WrongCurrency(string field, string? currency) =>
        currency is { Length: 3 } && currency.All(char.IsAsciiLetterUpper) ? null : new(field, "is an ISO 4217 code");

    /// <summary>The answer to what is wrong; null when nothing is.</summary>
    public static IResult? Answer(params ReadOnlySpan<InputError?> found)
    {
        var wrong = new List<InputError>();
        foreach (var error in found)
            if (error is not null) wrong.Add(error);
        return wrong.Count == 0 ? null : Problems.Invalid([.. wrong]);
    }
}
