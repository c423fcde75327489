namespace Recouvrement.Correspondence.Texts;

/// <summary>Which text a message is written with: pure choices of name, language and tone.</summary>
public static class TextNames
{
    /// <summary>The language that every kind is shipped in whatever the debtor speaks.</summary>
    public const string French = "fr";

    const string English = "en";

    static readonly string[] FrenchSpeaking = ["FR", "BL", "GF", "GP", "MC", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"];

    /// <summary>Languages that every kind is shipped in.</summary>
    public static IReadOnlyList<string> Languages { get; } = [French, English, "de", "es", "it"];

    /// <summary>The shipped text of a kind: <c>formal_notice.de</c>.</summary>
    public static string Of(string kind, string language) => $"{kind}.{language}";

    /// <summary>The language of a name; French where it names none.</summary>
    public static string LanguageOf(string name) =>
        name.Split('.') is { Length: > 1 } parts && Languages.Contains(parts[1], StringComparer.Ordinal) ? parts[1] : French;

    /// <summary>The debtor's language if there are texts in it; else English for one abroad and French for one in France.</summary>
    /// <param name="asked">ISO 639-1, with or without a country.</param>
    /// <param name="country">Of the address written to, ISO 3166-1 alpha-2; null for France.</param>
    public static string Language(string? asked, string? country)
    {
        var spoken = asked?.Trim().Split('-', '_')[0].ToLowerInvariant();
        return spoken is not null && Languages.Contains(spoken, StringComparer.Ordinal) ? spoken
            : string.IsNullOrWhiteSpace(country) || FrenchSpeaking.Contains(country.Trim().ToUpperInvariant(), StringComparer.Ordinal) ? French
            : English;
    }

    /// <summary>How a kind speaks: as it was asked, else as its place in the escalation wants.</summary>
    /// <param name="kind">For example <c>letter_2</c>.</param>
    /// <param name="asked"><c>courteous</c>, <c>firm</c>, <c>severe</c>; null or another word where nobody said.</param>
    public static string Tone(string kind, string? asked) => asked is "courteous" or "firm" or "severe" ? asked : kind switch
    {
        "reminder_2" => "firm",
        "letter_2" or "formal_notice" or "works_notice" or "retailer_notice" => "severe",
        _ => "courteous",
    };
}
