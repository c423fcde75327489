using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Procedure;
using Recouvrement.Litigation.Domain.Files;

namespace Recouvrement.Litigation.Domain.Court;

/// <summary>What a proceeding is about. Facts that are told outside carry it.</summary>
/// <param name="File">The litigation file.</param>
/// <param name="Of">Whose claims, against whom.</param>
/// <param name="Reference">The creditor's own, once per file.</param>
/// <param name="Invoices">The claims, by stream id of their invoices.</param>
public sealed record CourtMatter(Guid File, DebtorCase Of, string Reference, ImmutableArray<Guid> Invoices);

/// <summary>What is sought, where, by which way.</summary>
/// <param name="Procedure">The way.</param>
/// <param name="Court">Where.</param>
/// <param name="Residence">Where the debtor lives.</param>
/// <param name="Principal">Owed on the claims when it was proposed.</param>
/// <param name="Interest">Late interest sought with it, as who proposes it says.</param>
public sealed record CourtPlan(CourtProcedure Procedure, Court Court, DebtorResidence Residence, Money Principal, Money Interest);

/// <summary>What the law of the day and the installation allow.</summary>
/// <param name="SmallClaimCeiling">Principal and interest of a small claim at most (CPCE R125-1); null where it is not known: nothing is refused for it.</param>
/// <param name="UncontestedClaims">The procedure of L126-1 is open: off until its decree.</param>
/// <param name="SmallClaimsOfMerchants">Invoiced claims between merchants may still take the small-claims procedure: not since the loi 2026-307 (verify).</param>
public sealed record CourtTerms(Money? SmallClaimCeiling, bool UncontestedClaims, bool SmallClaimsOfMerchants);

/// <summary>Why a proceeding came to nothing.</summary>
public enum LapseCause
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>The order was not served in time (non avenue, CPC 1411).</summary>
    NotServed,

    /// <summary>The fee of the request was not deposited in time (CPC 1425 al. 1).</summary>
    FeeNotDeposited,

    /// <summary>The fee after the opposition was not deposited in time (CPC 1425 al. 2).</summary>
    OppositionFeeNotDeposited,

    /// <summary>The enforceable form was not asked for in time (CPC 1423 before 2022-03-01).</summary>
    FormulaNotRequested,

    /// <summary>Nobody appeared for the creditor, or a later step was missed.</summary>
    StepMissed,
}

/// <summary>Kinds of costs of a proceeding.</summary>
public enum CourtCostKind
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Of the registry (greffe).</summary>
    RegistryFee,

    /// <summary>Of an enforcement officer (commissaire de justice).</summary>
    OfficerFee,

    /// <summary>Of a lawyer.</summary>
    LawyerFee,

    /// <summary>Any other.</summary>
    Other,
}
