using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Simulations;

/// <summary>A case's history taken apart for a simulation: what it was on the eve of a day, and what was heard from then on that does not follow from what was sent.</summary>
/// <param name="Before">The case on the eve.</param>
/// <param name="Heard">What was heard, in order.</param>
public sealed record Replay(DunningCase Before, ImmutableArray<DatedFact> Heard)
{
    /// <summary>Takes it apart.</summary>
    /// <param name="history">All facts of the case, in order.</param>
    /// <param name="from">First day of the simulation.</param>
    public static Replay Of(IReadOnlyList<DatedFact> history, DateOnly from)
    {
        var before = Folding.Fold<DunningCase, DunningCommand, DunningEvent>(history.Where(f => f.On < from).Select(f => f.Fact));
        return new(before, [.. history.Where(f => f.On >= from && IsNews(f.Fact))]);
    }

    // What came of what was really sent belongs to what was really decided.
    static bool IsNews(DunningEvent fact) => fact is (IHeardFact or PolicyAssigned or CaseOpened or PenaltiesWaived
            or PromiseMade or PromiseWithdrawn or PlanProposed or PlanAgreed or PlanRejected or PlanCancelled or DiscountTakenBack { Reason: DiscountEnd.Lifted } or DunningPaused or PauseLifted or ContactNoted or SalesObjected or SalesObjectionLifted)
        and not (MessageSent or MessageFailed or LetterMoved or ClaimsPlaced or ClaimReturned or PlacementAcknowledged or AgencyActed or AgencyPromised or AgencyCollected);
}
