namespace Recouvrement.Litigation.Domain.Readiness;

/// <summary>What is known of a condition. The zero is: nothing.</summary>
public enum Finding
{
    /// <summary>Nobody told.</summary>
    Unknown,

    /// <summary>Nothing that is known stands against it.</summary>
    Met,

    /// <summary>Something that is known stands against it.</summary>
    NotMet,
}

/// <summary>
/// A condition to check before anybody acts. It says what is known and where the condition comes from; what follows from it in law is for a person,
/// for a program that told a paying user what is admissible would give legal advice (loi 71-1130, art. 54).
/// </summary>
/// <param name="Code">snake_case.</param>
/// <param name="Found">What is known.</param>
/// <param name="Says">In words, with the claims concerned.</param>
/// <param name="Source">The text, or that it is practice.</param>
public sealed record Condition(string Code, Finding Found, string Says, string Source);
