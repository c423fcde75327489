using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>Claims that an agency works on in the creditor's name.</summary>
public abstract partial record DunningEvent
{
    /// <summary>Claims were given to an agency under a white-label mandate (marque blanche); they stay in the house.</summary>
    /// <param name="Account">Whose case.</param>
    /// <param name="Assignment">Its key.</param>
    /// <param name="Episode">Of the case.</param>
    /// <param name="Agency">Name in the register of agencies.</param>
    /// <param name="Claims">As they stood.</param>
    /// <param name="Total">Owed on them.</param>
    /// <param name="Until">Last day.</param>
    /// <param name="By">Who decided it.</param>
    /// <param name="On">Business date.</param>
    public sealed record ClaimsAssigned(
        Account Account, Guid Assignment, int Episode, string Agency, ImmutableArray<HandedOverClaim> Claims, Money Total, DateOnly Until, string By, DateOnly On) : DunningEvent;

    /// <summary>The debtor promised an agency to pay. Where that works in the creditor's name, the promise was made to the creditor.</summary>
    public sealed record AgencyPromised(Guid Placement, string Agency, Guid Invoice, string Reference, Money Amount, DateOnly PromisedOn, DateOnly MadeOn, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Placement;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>The agency is to stop. <c>Reason</c>: <c>term_over</c>, <c>creditor_request</c>, <c>handed_over</c>, <c>insolvent</c>, <c>stopped</c>, <c>mode_changed</c>, <c>promised</c>, <c>in_plan</c>, <c>plan_proposed</c>, <c>paused</c> or <c>opted_out</c>.</summary>
    public sealed record AssignmentEnded(Account Account, Guid Assignment, string Reason, DateOnly On) : DunningEvent;
}
