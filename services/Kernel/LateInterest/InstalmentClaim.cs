using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.PaymentTerms;

namespace Recouvrement.Kernel.LateInterest;

/// <summary>
/// The claim of an invoice whose parts have due dates of their own: each part bears interest from its own due date, what comes in pays the interest and
/// then the principal of the oldest before anything of the next, and the flat compensation is due once per invoice (rule R2.3; whether once per instalment is not settled: rule section 14).
/// </summary>
public static class InstalmentClaim
{
    /// <summary>The whole claim at the end of a day.</summary>
    /// <param name="claim">The invoice; its own due date is not looked at.</param>
    /// <param name="parts">Its instalments. Where the principal is less than they come to, the latest are missing.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="law">Rates.</param>
    /// <param name="settlements">What lowered it, in any order.</param>
    /// <exception cref="LegalParameterMissing">The parameters do not reach a day that counts.</exception>
    public static ClaimStatement AsOf(LateClaim claim, Instalments parts, DateOnly asOf, LegalParameters law, IEnumerable<Settlement> settlements)
    {
        var (left, claims) = (claim.Principal, new List<LateClaim>());
        for (var i = 0; i < parts.All.Length; i++)
        {
            var principal = i == parts.All.Length - 1 ? left : Money.Min(left, parts.All[i].Amount);
            left -= principal;
            claims.Add(claim with { Principal = principal, DueOn = parts.All[i].DueOn });
        }

        return Imputation.AsOf(claims, asOf, law, settlements);
    }
}
