using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Kernel.LateInterest;

/// <summary>Interest on one principal at one rate over some days (rule R2.2).</summary>
/// <param name="From">First day counted.</param>
/// <param name="To">Last day counted.</param>
/// <param name="Days">Calendar days, both ends included.</param>
/// <param name="Base">Unpaid principal on those days, VAT included, with the interest that was capitalised.</param>
/// <param name="Percent">Rate per year.</param>
/// <param name="Amount">Base × rate × days / 365, half-up to the cent.</param>
/// <param name="Capitalised">The part of the base that is capitalised interest.</param>
public sealed record InterestLine(DateOnly From, DateOnly To, int Days, Money Base, decimal Percent, Money Amount, Money Capitalised = default);

/// <summary>A statement of late interest (décompte de pénalités de retard): lines that add up to the cent.</summary>
/// <param name="Lines">In order; one per half-year and per change of what bears interest.</param>
/// <param name="ParametersVersion">The <see cref="LegalParameters.Version"/> it was computed with.</param>
public sealed record InterestStatement(ImmutableArray<InterestLine> Lines, string ParametersVersion)
{
    /// <summary>The sum of the rounded lines.</summary>
    public Money Total => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);

    /// <summary>Days counted in all.</summary>
    public int Days => Lines.Sum(line => line.Days);
}
