using System.Collections.Immutable;

namespace Recouvrement.Kernel.LateInterest;

/// <summary>A half-year in which a contract rate lies under what the law demands.</summary>
/// <param name="HalfYear">The period.</param>
/// <param name="Percent">The clause's rate.</param>
/// <param name="Floor">Three times the statutory rate of that half-year.</param>
public sealed record FloorBreach(HalfYear HalfYear, decimal Percent, decimal Floor);

/// <summary>
/// A contract rate may not be below three times the statutory rate (L441-10 II). The floor binds clauses only, never the
/// legal default (rule R2.1); a breach is reported, never corrected.
/// </summary>
public static class RateFloor
{
    /// <summary>Three times the statutory rate of a half-year, percent per year.</summary>
    /// <exception cref="LegalParameterMissing">The half-year is not in the table.</exception>
    public static decimal Of(HalfYear half, LegalParameters law) =>
        law.On(LegalQuantity.ContractRateFloorMultiple, half.FirstDay).Value * law.StatutoryRateOf(half);

    /// <summary>The half-years from <paramref name="first"/> to <paramref name="last"/> in which a clause is under its floor; none for the legal rates.</summary>
    /// <exception cref="LegalParameterMissing">One of the half-years is not in the table.</exception>
    public static ImmutableArray<FloorBreach> Breaches(InterestRate clause, HalfYear first, HalfYear last, LegalParameters law)
    {
        if (clause is InterestRate.LegalDefault or InterestRate.PublicBuyer or InterestRate.Consumer) return [];
        var breaches = ImmutableArray.CreateBuilder<FloorBreach>();
        for (var half = first; half <= last; half = half.Next)
        {
            var (percent, floor) = (clause.PercentOn(half.FirstDay, half.FirstDay, law), Of(half, law));
            if (percent < floor) breaches.Add(new FloorBreach(half, percent, floor));
        }

        return breaches.ToImmutable();
    }
}
