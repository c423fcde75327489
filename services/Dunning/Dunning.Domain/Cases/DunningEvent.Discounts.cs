using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What becomes of discounts.</summary>
public abstract partial record DunningEvent
{
    /// <summary>A plan was kept: what it gives up is no longer claimed, and accounting issues the credit note (avoir).</summary>
    /// <param name="Account">Whose it is.</param>
    /// <param name="Plan">The plan.</param>
    /// <param name="Shares">Of each invoice, the newest first.</param>
    /// <param name="Total">All of it.</param>
    /// <param name="Needed">What had to come in for it.</param>
    /// <param name="On">Business date.</param>
    public sealed record DiscountEarned(Account Account, Guid Plan, ImmutableArray<DiscountShare> Shares, Money Total, Money Needed, DateOnly On) : DunningEvent;

    /// <summary>What a plan had given up is owed again: its money went back, or a manager said that it is not to be credited.</summary>
    /// <param name="Account">Whose it is.</param>
    /// <param name="Plan">The plan; where its money went back it is followed again.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Total">All that had been given up.</param>
    /// <param name="Credited">What of it had been credited by then: its credit note is to be undone.</param>
    /// <param name="By">Who.</param>
    /// <param name="On">Business date.</param>
    public sealed record DiscountTakenBack(Account Account, Guid Plan, DiscountEnd Reason, Money Total, Money Credited, string By, DateOnly On) : DunningEvent;
}
