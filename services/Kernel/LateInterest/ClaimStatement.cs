using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Kernel.LateInterest;

/// <summary>What one invoice owes at the end of a day, and how every payment was imputed until then (décompte).</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Principal">Still unpaid, VAT included.</param>
/// <param name="Interest">All interest accrued, paid or not.</param>
/// <param name="InterestPaid">The part of it that payments covered.</param>
/// <param name="Compensation">Flat compensation that arose, in euros.</param>
/// <param name="CompensationPaid">The part of it that payments covered.</param>
/// <param name="Imputations">In the order in which they took effect.</param>
public sealed record ClaimStatement(
    DateOnly AsOf, Money Principal, InterestStatement Interest, Money InterestPaid, Money Compensation, Money CompensationPaid,
    ImmutableArray<Imputed> Imputations)
{
    /// <summary>Accrued and unpaid.</summary>
    public Money InterestOutstanding => Interest.Total - InterestPaid;

    /// <summary>Arisen and unpaid.</summary>
    public Money CompensationOutstanding => Compensation - CompensationPaid;

    /// <summary>Principal and interest without the compensation.</summary>
    public Money PrincipalAndInterest => Principal + InterestOutstanding;

    /// <summary>All that is owed.</summary>
    /// <exception cref="InvalidOperationException">The invoice is not in euros, but a compensation is due: the two stand beside each other.</exception>
    public Money Total => PrincipalAndInterest + CompensationOutstanding;
}
