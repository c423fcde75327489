using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What becomes of instalment plans.</summary>
public abstract partial record DunningEvent
{
    /// <summary>An instalment plan was entered (échéancier).</summary>
    /// <param name="Plan">Its key.</param>
    /// <param name="Episode">Of the case.</param>
    /// <param name="Claims">The invoices, as they stood.</param>
    /// <param name="Terms">By date; with the discount, together all that is owed on the invoices.</param>
    /// <param name="ToleranceDays">Days a term may be late.</param>
    /// <param name="Tolerance">By how much a term may fall short.</param>
    /// <param name="NeedsApproval">A second person must agree.</param>
    /// <param name="By">Who entered it.</param>
    /// <param name="On">Business date.</param>
    /// <param name="Discount">Given up of the principal once all terms are kept; null for nothing.</param>
    /// <param name="Needs">Why a second person must agree; null where none must.</param>
    public sealed record PlanProposed(
        Guid Plan, int Episode, ImmutableArray<ClaimWhenSaid> Claims, ImmutableArray<PlanTerm> Terms, int ToleranceDays, Money Tolerance, bool NeedsApproval, string By, DateOnly On,
        Money? Discount = null, ImmutableArray<ApprovalNeed>? Needs = null) : DunningEvent;

    /// <summary>The plan holds.</summary>
    /// <param name="Plan">Its key.</param>
    /// <param name="By">Who agreed.</param>
    /// <param name="On">Business date.</param>
    /// <param name="Discount">Given up once it is kept; null for nothing.</param>
    public sealed record PlanAgreed(Guid Plan, string By, DateOnly On, Money? Discount = null) : DunningEvent;

    /// <summary>A second person did not agree.</summary>
    public sealed record PlanRejected(Guid Plan, RejectionReason Reason, string By, DateOnly On) : DunningEvent;

    /// <summary>A term was paid.</summary>
    /// <param name="Plan">The plan.</param>
    /// <param name="Term">From 1.</param>
    /// <param name="DueOn">Its day.</param>
    /// <param name="Amount">Its amount.</param>
    /// <param name="On">Business date.</param>
    public sealed record TermKept(Guid Plan, int Term, DateOnly DueOn, Money Amount, DateOnly On) : DunningEvent;

    /// <summary>Money that had paid terms went back: this term is the next one again.</summary>
    public sealed record TermTakenBack(Guid Plan, int Term, Money Received, DateOnly On) : DunningEvent;

    /// <summary>The day of a term went by without all of it.</summary>
    public sealed record TermMissed(Guid Plan, int Term, DateOnly DueOn, Money Missing, DateOnly On) : DunningEvent;

    /// <summary>A term was missed beyond the tolerance: all that is left is due again (déchéance du terme), and each invoice goes on from where it was.</summary>
    /// <param name="Plan">The plan.</param>
    /// <param name="Term">Which one, from 1.</param>
    /// <param name="DueAgain">All that is left, with what would have been given up.</param>
    /// <param name="On">Business date.</param>
    /// <param name="DiscountLost">What is given up no more; null where nothing was to be.</param>
    public sealed record PlanBroken(Guid Plan, int Term, Money DueAgain, DateOnly On, Money? DiscountLost = null) : DunningEvent;

    /// <summary>All terms of the plan were paid.</summary>
    /// <param name="Plan">The plan.</param>
    /// <param name="Received">What came in.</param>
    /// <param name="On">Business date.</param>
    /// <param name="Discount">What is given up for it; null for nothing.</param>
    public sealed record PlanFulfilled(Guid Plan, Money Received, DateOnly On, Money? Discount = null) : DunningEvent;

    /// <summary>A plan ended without having been fulfilled or broken.</summary>
    public sealed record PlanCancelled(Guid Plan, StopEnd Reason, string By, DateOnly On) : DunningEvent;
}
