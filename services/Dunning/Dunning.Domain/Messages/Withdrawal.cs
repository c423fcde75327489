using Recouvrement.Dunning.Domain.Assignments;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>Why something that had not gone out yet is called back, where no blocker names it.</summary>
public static class WithdrawalReason
{
    /// <summary>An invoice it speaks of is paid.</summary>
    public const string Settled = "settled";

    /// <summary>An invoice it speaks of is contested.</summary>
    public const string Disputed = "disputed";

    /// <summary>Another amount is owed on an invoice it speaks of.</summary>
    public const string AmountChanged = "amount_changed";

    /// <summary>The ERP corrected an invoice it speaks of.</summary>
    public const string Amended = "amended";

    /// <summary>The entity's mode is another one now.</summary>
    public const string ModeChanged = "mode_changed";

    /// <summary>The entity has its text messages handed over by a person now.</summary>
    public const string TextsNotSent = "texts_not_sent";

    /// <summary>The policy that follows the debtor now has no such step.</summary>
    public const string PolicyChanged = "policy_changed";

    /// <summary>The entity has stopped all dunning.</summary>
    public const string Stopped = "stopped";

    /// <summary>The plan it confirms has ended.</summary>
    public const string PlanEnded = "plan_ended";

    /// <summary>The claims it tells of are wanted back from the agency, or have come back.</summary>
    public const string Recalled = "recalled";

    /// <summary>A message goes out instead of a call that was not made.</summary>
    public const string Overtaken = "overtaken";
}

/// <summary>Calls back what has not gone out.</summary>
static class Withdrawal
{
    internal static Decision<DunningEvent> Withdraws(this DunningCase dunning, DunningCommand.WithdrawAll all)
    {
        var course = new Course(dunning);
        foreach (var act in dunning.Unsent().Where(act => (act.IsSentText || !all.TextsOnly) && EndsWith(all.Reason, act.Status == OutgoingStatus.Rejected))) course.Withdraw(act, all.Reason, all.On);
        foreach (var handOver in dunning.OpenHandOvers().Where(handOver => !all.TextsOnly).Where(handOver => EndsWith(all.Reason, handOver.Status == HandOverStatus.Rejected))) course.Add(new HandOverWithdrawn(handOver.Id, all.Reason, all.On));
        if (all.TextsOnly) return course.Facts;
        foreach (var (decision, message) in dunning.OpenServices()) course.Recall(decision, message, all.Reason, all.On);
        // Where we are to be silent nobody speaks in our name.
        course.EndAssignmentsOf(dunning.Invoices.Keys, all.Reason, all.On);
        return course.Facts;
    }

    /// <summary>Whether something that has not gone out ends for a reason: what a person has rejected is still rejected when a stop is lifted, and after a promise, a plan, a pause or an objection of sales.</summary>
    internal static bool EndsWith(string reason, bool isRejected) => !isRejected || (reason != WithdrawalReason.Stopped && reason != Blocker.SalesObjection.Reason && !Stop.IsReason(reason));

    /// <summary>Why an entity does not send what was decided in a mode any more; null where it does.</summary>
    internal static string? NoLongerSends(this EntityFacts entity, SendingMode decidedIn) =>
        entity.Stopped ? WithdrawalReason.Stopped : entity.Mode != decidedIn ? WithdrawalReason.ModeChanged : null;

    /// <summary>Calls back all that speaks of an invoice and has not gone out.</summary>
    internal static void CallBack(this Course course, Guid invoice, string reason, DateOnly on)
    {
        foreach (var act in course.Now.Unsent().Where(act => act.Mentions(invoice) && EndsWith(reason, act.Status == OutgoingStatus.Rejected))) course.Withdraw(act, reason, on);
        foreach (var handOver in course.Now.OpenHandOvers().Where(handOver => handOver.Invoices.Contains(invoice) && EndsWith(reason, handOver.Status == HandOverStatus.Rejected)))
            course.Add(new HandOverWithdrawn(handOver.Id, reason, on));
    }

    /// <summary>Acts that have not gone out, in an order that does not depend on how they were stored.</summary>
    internal static IReadOnlyList<Outgoing> Unsent(this DunningCase dunning) =>
        [.. dunning.Outgoing.Values.Where(act => act.IsUnsent).OrderBy(act => act.DecidedOn).ThenBy(act => act.Id)];

    internal static IReadOnlyList<HandOver> OpenHandOvers(this DunningCase dunning) =>
        [.. dunning.HandOvers.Values.Where(handOver => handOver.IsOpen).OrderBy(handOver => handOver.Id)];

    // Only what Correspondence was asked for is called back there; anything else never left this case.
    internal static void Withdraw(this Course course, Outgoing act, string reason, DateOnly on) =>
        course.Add(act.Status == OutgoingStatus.Requested
            ? new MessageWithdrawn(course.Now.Account!, act.Id, reason, on)
            : new StepWithdrawn(act.Id, reason, on));
}
