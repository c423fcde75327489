using System.Collections.Immutable;

namespace Recouvrement.Invoicing.Domain.GeneralTerms;

/// <summary>What a clause of the general terms is about.</summary>
public enum ClauseKind
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>The rate of late-payment penalties (C. com. L441-10 II).</summary>
    PenaltyRate,

    /// <summary>The flat compensation for recovery costs (D441-5).</summary>
    RecoveryCompensation,

    /// <summary>When invoices are due.</summary>
    PaymentTerm,

    /// <summary>Goods stay the seller's until they are paid (réserve de propriété, C. civ. 2367).</summary>
    RetentionOfTitle,

    /// <summary>Which court decides (clause attributive, CPC 48).</summary>
    Jurisdiction,

    /// <summary>Interest of a whole year bears interest (capitalisation, C. civ. 1343-2).</summary>
    Capitalisation,

    /// <summary>One missed due date makes all fall due (déchéance du terme).</summary>
    Acceleration,

    /// <summary>A lump sum for a breach (clause pénale, C. civ. 1231-5).</summary>
    Penalty,

    /// <summary>The seller may stop deliveries (C. civ. 1219).</summary>
    Suspension,

    /// <summary>Which law governs.</summary>
    GoverningLaw,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>A clause of a version of the general terms. The words lie in the document; here stands what proves that they are still the same.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="TextSha256">SHA-256 of its words, 64 hexadecimal digits.</param>
/// <param name="From">First day it holds; null: as long as its version.</param>
/// <param name="Until">Last day; open where null.</param>
public sealed record Clause(ClauseKind Kind, string TextSha256, DateOnly? From, DateOnly? Until)
{
    /// <summary>Holds on a day on which its version does.</summary>
    public bool HoldsOn(DateOnly day) => !(day < From) && !(day > Until);
}

/// <summary>What one version of the general terms says.</summary>
/// <param name="ValidFrom">First day for new contracts.</param>
/// <param name="TextSha256">SHA-256 of the whole document, 64 hexadecimal digits.</param>
/// <param name="Clauses">In the order of the document.</param>
public sealed record TermsVersion(DateOnly ValidFrom, string TextSha256, ImmutableList<Clause> Clauses)
{
    internal bool Says(TermsVersion other) => (ValidFrom, TextSha256) == (other.ValidFrom, other.TextSha256) && Clauses.SequenceEqual(other.Clauses);
}
