using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LegalTables;

namespace Recouvrement.Kernel.Procedure;

/// <summary>What is asked of a claimant before an economic court.</summary>
/// <param name="Staff">How many it employs.</param>
/// <param name="Turnover">Yearly, on average of three years.</param>
/// <param name="Profit">Yearly, on average of three years.</param>
public sealed record Claimant(int Staff, Money Turnover, Money Profit);

/// <summary>A contribution of claimants before the economic courts (contribution pour la justice économique, rule R6.2); all amounts in whole euros.</summary>
/// <param name="ClaimAbove">Nothing is due up to so much.</param>
/// <param name="StaffFrom">Nothing is due by who employs fewer.</param>
/// <param name="TurnoverAbove">Of who turns over more.</param>
/// <param name="TurnoverUpTo">And at most so much; null without a bound.</param>
/// <param name="ProfitAbove">Of who earns more.</param>
/// <param name="Percent">Of the claim.</param>
/// <param name="Cap">At most.</param>
/// <param name="Source">The text.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day, or null while no end is known.</param>
/// <param name="LawyerValidated">True once a lawyer has confirmed the row.</param>
public sealed record ContributionRow(
    long ClaimAbove, int StaffFrom, long TurnoverAbove, long? TurnoverUpTo, long ProfitAbove, int Percent, long Cap, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated)
{
    const decimal Hundred = 100;

    /// <summary>Asked of this claimant for this claim on a day.</summary>
    public bool HoldsFor(Claimant claimant, Money claim, DateOnly day) =>
        LegalTable.Holds(ValidFrom, ValidTo, day) && claim.Amount > ClaimAbove && claimant.Staff >= StaffFrom && claimant.Profit.Amount > ProfitAbove
        && claimant.Turnover.Amount > TurnoverAbove && (TurnoverUpTo is null || claimant.Turnover.Amount <= TurnoverUpTo);

    /// <summary>So much of a claim, half-up to the cent, and never more than the cap.</summary>
    public Money Of(Money claim) => Money.Min(Money.Euros(Cap), Money.Rounded(claim.Amount * Percent / Hundred));
}
