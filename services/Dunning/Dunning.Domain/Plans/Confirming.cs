using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Plans;

/// <summary>
/// A plan that holds is confirmed to the debtor in writing, once, with its terms and its invoices as they stood when it was entered, and with what is given up once
/// all terms are kept (remise de dette, C. civ. 1350): the debtor reads that condition before it pays.
/// </summary>
public static class Confirming
{
    /// <summary>Name of the step and of its text.</summary>
    public const string Step = "plan";

    /// <summary>Whom it is meant for.</summary>
    const ContactRole Addressee = ContactRole.AccountsPayable;

    internal static void Confirm(this Course course, Guid id, Circumstances now, DateOnly on)
    {
        var (dunning, plan) = (course.Now, course.Now.Plans[id]);
        if (!course.MayServe(now, on) || dunning.ServiceMessages.ContainsKey(KeyOf(id))) return;
        if (dunning.WayToServe(Addressee, on) is not { } way)
        {
            course.HandToPerson(KeyOf(id), new(ServiceKind.PlanConfirmation, id, [.. plan.Claims.Select(claim => claim.Invoice)], now.Entity.Mode, IsOpen: false), FailureReason.NoAddress, on);
            return;
        }

        course.Add(new PlanConfirmationRequested(
            dunning.Account!, KeyOf(id), id, plan.Episode, way, Addressee, dunning.Language, now.Entity.Mode, plan.Terms,
            Serving.Listing(plan.Claims.Select(claim => (dunning.Invoices[claim.Invoice], claim.Claimed)), plan.ProposedOn, now.Law.Version), on, plan.Discount.IsPositive ? plan.Discount : null));
    }

    /// <summary>The key of the message: one plan, one confirmation.</summary>
    internal static Guid KeyOf(Guid plan) => NameBasedId.Of($"{Step}_confirmed|{plan}");
}
