namespace Recouvrement.Litigation.Domain.Placements;

/// <summary>What an agency asks the creditor for.</summary>
public enum QuestionKind
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>A document of the claim.</summary>
    Document,

    /// <summary>An address of the debtor.</summary>
    Address,

    /// <summary>Whom to speak to.</summary>
    Contact,

    /// <summary>How something came about.</summary>
    Explanation,
}

/// <summary>A question of the agency. Its words, and those of the answer, may name persons: they lie where they can be erased.</summary>
/// <param name="Kind">Asked for.</param>
/// <param name="IsAnswered">The creditor has answered.</param>
public sealed record Question(QuestionKind Kind, bool IsAnswered);
