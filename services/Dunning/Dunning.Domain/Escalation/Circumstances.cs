using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Kernel.Limitation;

namespace Recouvrement.Dunning.Domain.Escalation;

/// <summary>What a decision asks about the creditor entity.</summary>
/// <param name="Mode">How real its dunning is.</param>
/// <param name="HandsOver">Claims may leave the house.</param>
/// <param name="Stopped">All dunning is stopped.</param>
/// <param name="FeedThrough">Last day whose bank movements are known; null before any feed.</param>
/// <param name="SendsTexts">Text messages go out by themselves.</param>
public sealed record EntityFacts(SendingMode Mode, bool HandsOver, bool Stopped, DateOnly? FeedThrough, bool SendsTexts = false);

/// <summary>What holds around a case on a day: everything a decision asks for that is not in its own history.</summary>
/// <param name="Entity">The creditor entity.</param>
/// <param name="Policies">The policies in force.</param>
/// <param name="Law">The dated legal parameters.</param>
public sealed record Circumstances(EntityFacts Entity, PolicyBook Policies, LegalParameters Law)
{
    /// <summary>The law's limits of time.</summary>
    public TimeLimits Limits { get; init; } = TimeLimits.Shipped;
}
