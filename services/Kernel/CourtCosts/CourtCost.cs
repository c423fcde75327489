namespace Recouvrement.Kernel.CourtCosts;

/// <summary>What a way of recovering a claim costs.</summary>
public enum CostKind
{
    /// <summary>None.</summary>
    None,

    /// <summary>Fee of the registry for a petition for a payment order (CPC 1425).</summary>
    PaymentOrderPetition,

    /// <summary>Service of an act by an enforcement officer (signification).</summary>
    ServiceOfAnAct,

    /// <summary>The whole of a small-claim procedure (CPCE L125-1).</summary>
    SmallClaimProcedure,

    /// <summary>An agency's share of what it collects.</summary>
    AgencySuccessFee,

    /// <summary>A lawyer's fee.</summary>
    LawyerFee,

    /// <summary>Fee for a European order for payment.</summary>
    EuropeanOrderPetition,
}

/// <summary>What a cost is counted in.</summary>
public enum CostUnit
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Euros without tax.</summary>
    Euros,

    /// <summary>Percent of <see cref="CourtCost.Basis"/>.</summary>
    Percent,
}

/// <summary>One cost and the days on which it holds.</summary>
/// <param name="Cost">What is paid for.</param>
/// <param name="Low">At least, in <paramref name="Unit"/>; null where no figure is confirmed, which is never guessed.</param>
/// <param name="High">At most; equal to <paramref name="Low"/> where sources agree.</param>
/// <param name="Unit">Euros or percent.</param>
/// <param name="Basis">snake_case: <c>file</c>, <c>act</c> or <c>collected</c>.</param>
/// <param name="Source">Where it comes from, and what is doubtful about it.</param>
/// <param name="ValidFrom">First day it holds.</param>
/// <param name="ValidTo">Last day, or null while no end is known.</param>
/// <param name="LawyerValidated">True once a lawyer has confirmed the row.</param>
public sealed record CourtCost(CostKind Cost, decimal? Low, decimal? High, CostUnit Unit, string Basis, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated)
{
    /// <summary>True on the days from <see cref="ValidFrom"/> to <see cref="ValidTo"/>.</summary>
    public bool HoldsOn(DateOnly date) => ValidFrom <= date && (ValidTo is null || date <= ValidTo);
}
