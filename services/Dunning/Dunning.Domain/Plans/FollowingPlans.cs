using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Promises;
using Recouvrement.Dunning.Domain.Stops;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Plans;

/// <summary>
/// What becomes of plans, decided by the run: a term that is paid is kept; one that is not is missed the day after, and breaks the plan once the
/// tolerance is over (déchéance du terme). Money that goes back takes kept terms back, and with them what was given up for keeping them.
/// </summary>
static class FollowingPlans
{
    const string Engine = "service:dunning";

    internal static void FollowPlans(this Course course, DunningCommand.Act act)
    {
        if (course.Now.Plans.IsEmpty) return;
        foreach (var plan in course.Now.Plans.Values.Where(plan => plan.IsOpen || plan.Earned.IsPositive || plan is { Status: PlanStatus.Fulfilled, GivenBefore.IsEmpty: false }).OrderBy(plan => plan.Id)) course.Follow(plan, act);
    }

    static void Follow(this Course course, InstalmentPlan plan, DunningCommand.Act act)
    {
        var (money, on) = (MoneySince.Of(course.Now, plan.Claims, act.On), act.On);
        if (plan.Earned.IsPositive)
        {
            if (plan.StillEarns(money, plan.OwedIn(course.Now))) return;
            course.TakeDiscountBack(plan, DiscountEnd.MoneyWentBack, Engine, on);
        }

        plan = course.Now.Plans[plan.Id].In(course.Now);
        if (!plan.IsOpen)
            course.Earn(plan, money, on);
        else if (plan.IsMoot(money))
            course.Add(new PlanCancelled(plan.Id, money.IsMoot ? MoneySince.WhyMoot(course.Now, plan.Claims, on) : StopEnd.NothingOwed, Engine, on));
        else if (plan.Status == PlanStatus.Proposed)
        {
            if (on > plan.ApprovedBy) course.Add(new PlanCancelled(plan.Id, StopEnd.NotApprovedInTime, Engine, on));
        }
        else
            course.Count(plan, plan.ReachedBy(money, on), money, act);
    }

    static void Count(this Course course, InstalmentPlan plan, int reached, MoneySince money, DunningCommand.Act act)
    {
        var on = act.On;
        for (var term = plan.Kept; term < reached; term++) course.Add(new TermKept(plan.Id, term + 1, plan.Terms[term].DueOn, plan.Terms[term].Amount, on));
        if (reached == plan.Terms.Length)
        {
            course.Fulfil(plan, money, on);
            return;
        }

        if (reached < plan.Kept) course.Add(new TermTakenBack(plan.Id, reached + 1, money.Received, on));
        var next = plan.Terms[reached];
        if (on <= next.DueOn || course.MayHaveBeenPaid(act, plan.MissingFor(reached, money) - plan.Tolerance, next.Amount.Currency)) return;
        if (!course.Now.Plans[plan.Id].Late) course.Add(new TermMissed(plan.Id, reached + 1, next.DueOn, plan.MissingFor(reached, money), on));
        if (on > plan.LastDayOf(next)) course.Add(new PlanBroken(plan.Id, reached + 1, money.Remaining, on, plan.ToEarn is { IsPositive: true } lost ? lost : null));
    }
}
