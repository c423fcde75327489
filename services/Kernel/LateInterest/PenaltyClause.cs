using System.Text.Json.Serialization;

namespace Recouvrement.Kernel.LateInterest;

/// <summary>What the rate of late interest of a contract follows.</summary>
public enum PenaltyBasis
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>The contract is silent: the law's own rate.</summary>
    LegalDefault,

    /// <summary>A fixed rate, in percent per year.</summary>
    FixedRate,

    /// <summary>So many times the statutory rate (taux légal).</summary>
    StatutoryMultiple,

    /// <summary>The ECB's main refinancing rate plus so many points.</summary>
    MainRefinancingPlus,
}

/// <summary>What a contract says of late payment (clause de pénalités de retard). It is reported where it lies under the legal floor, and never corrected.</summary>
/// <param name="Basis">What it follows.</param>
/// <param name="Hundredths">Percent, times or points, in hundredths; nothing where the contract is silent.</param>
/// <param name="Capitalises">Interest of a whole year bears interest (C. civ. 1343-2).</param>
public sealed record PenaltyClause(PenaltyBasis Basis, int Hundredths, bool Capitalises)
{
    /// <summary>A hundred percent, times or points.</summary>
    public const int MostHundredths = 10_000;

    const decimal Hundred = 100;

    /// <summary>The contract is silent.</summary>
    public static PenaltyClause Silent { get; } = new(PenaltyBasis.LegalDefault, 0, false);

    /// <summary>How a claim under it bears interest; null where the law says it.</summary>
    [JsonIgnore]
    public InterestRate? Rate => Basis switch
    {
        PenaltyBasis.FixedRate           => new InterestRate.ContractualFixed(Hundredths / Hundred),
        PenaltyBasis.StatutoryMultiple   => new InterestRate.ContractualStatutoryMultiple(Hundredths / Hundred),
        PenaltyBasis.MainRefinancingPlus => new InterestRate.ContractualMainRefinancingPlus(Hundredths / Hundred),
        _                                => null,
    };

    /// <summary>By what unpaid interest bears interest where it binds from a day on; null where nobody agreed to it.</summary>
    public Capitalisation? CapitalisationFrom(DateOnly from) => Capitalises ? new Capitalisation(CapitalisationGround.Contract, from) : null;

    /// <summary>What binds an invoice by its day of issue, and from when; null where the law does.</summary>
    /// <param name="clauses">By the first day of issue, in order.</param>
    /// <param name="issuedOn">Day of issue.</param>
    public static (DateOnly From, PenaltyClause Clause)? Binding(IEnumerable<KeyValuePair<DateOnly, PenaltyClause>> clauses, DateOnly issuedOn) =>
        clauses.LastOrDefault(c => c.Key <= issuedOn) is { Value: { Rate: not null } clause, Key: var from } ? (from, clause) : null;
}
