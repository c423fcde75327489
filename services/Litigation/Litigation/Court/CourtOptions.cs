using Recouvrement.Kernel.Procedure;
using Recouvrement.Litigation.Domain.Court;

namespace Recouvrement.Litigation.Court;

/// <summary>What an operator sets of court. Configuration section <c>Court</c>.</summary>
sealed class CourtOptions
{
    /// <summary>Days ahead on which a day by which the creditor must act is spoken of.</summary>
    public int[]? WarnDays { get; set; }

    /// <summary>Opens the procedure of CPCE L126-1 s.: its decree is not published.</summary>
    public bool UncontestedClaims { get; set; }

    /// <summary>Invoiced claims between merchants may take the small-claims procedure: not since the loi 2026-307 (to be verified).</summary>
    public bool SmallClaimsOfMerchants { get; set; }

    /// <summary>Settlements may give up late interest; off once the law forbids it (bill no. 83, not law).</summary>
    public bool MayWaivePenalties { get; set; } = true;

    public IReadOnlyList<int> DaysAhead => WarnDays is { Length: > 0 } set ? set : [30, 8, 1];

    public CourtTerms Terms(DateOnly day) => new(CourtTables.Shipped.Find(CourtAmount.SmallClaimCeiling, day), UncontestedClaims, SmallClaimsOfMerchants);
}
