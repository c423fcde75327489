using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Plans;

/// <summary>
/// What a plan gives up of the principal once all its terms are kept (remise sur principal). It is left open on the newest invoices first and on the oldest last,
/// so that what a debtor fell short by stays on the oldest; until accounting has credited it, it is not claimed.
/// </summary>
static class Discounting
{
    // Contested claims end a plan without being paid: for them nothing is given up.
    static List<DiscountShare> SharesOf(DunningCase dunning, InstalmentPlan plan, MoneySince money)
    {
        var left = plan.ToEarn;
        if (!left.IsPositive || !plan.IsPaid(money.Received, plan.NeededIn(dunning, money))) return [];
        var shares = new List<DiscountShare>();
        foreach (var claim in plan.Claims.Reverse())
            if (dunning.Invoices.GetValueOrDefault(claim.Invoice) is { Terms: not null, FrozenSince: null, HandedOver: null } invoice && Money.Min(left, invoice.Uncontested) is { IsPositive: true } share)
            {
                shares.Add(new(invoice.Id, claim.Number, share));
                left -= share;
            }

        return shares;
    }

    /// <summary>The plan is kept: what it gives up is earned, where anything is left open.</summary>
    internal static void Fulfil(this Course course, InstalmentPlan plan, MoneySince money, DateOnly on)
    {
        var shares = SharesOf(course.Now, plan, money);
        course.Add(new PlanFulfilled(plan.Id, money.Received, on, shares.Count == 0 ? null : SumOf(shares)));
        course.Earn(plan, money, on);
    }

    /// <summary>What a kept plan gives up is earned: at once, or when the credit note of its first keeping is undone after it was kept again.</summary>
    internal static void Earn(this Course course, InstalmentPlan plan, MoneySince money, DateOnly on)
    {
        var (dunning, shares) = (course.Now, SharesOf(course.Now, plan, money));
        if (shares.Count > 0) course.Add(new DiscountEarned(dunning.Account!, plan.Id, [.. shares], SumOf(shares), plan.NeededIn(dunning, money), on));
    }

    static Money SumOf(List<DiscountShare> shares) => shares.Aggregate(Money.Zero, (sum, share) => sum + share.Amount);

    /// <summary>It is owed again, and what speaks of its invoices with another amount is called back.</summary>
    internal static void TakeDiscountBack(this Course course, InstalmentPlan plan, DiscountEnd reason, string by, DateOnly on)
    {
        var mine = course.Now.Invoices.Values.Where(invoice => invoice.Discount?.Plan == plan.Id).OrderBy(invoice => invoice.Id).ToArray();
        var open = mine.Aggregate(Money.Zero, (sum, invoice) => sum + invoice.Uncredited);
        course.Add(new DiscountTakenBack(course.Now.Account!, plan.Id, reason, plan.Earned, plan.Earned - open, by, on));
        foreach (var invoice in mine) course.CallBack(invoice.Id, WithdrawalReason.AmountChanged, on);
    }

    internal static Decision<DunningEvent> Lifts(this DunningCase dunning, DunningCommand.LiftDiscount lift)
    {
        if (dunning.Plans.GetValueOrDefault(lift.Plan) is not { } plan) return Refuse("no_such_plan", "There is no such plan.");
        if (plan is { Status: PlanStatus.Fulfilled, Earned.IsPositive: false, Discount.IsPositive: true }) return Nothing;
        if (!plan.Earned.IsPositive) return Refuse("no_discount", "Nothing was given up with this plan.");
        if (!dunning.Invoices.Values.Any(invoice => invoice.Discount?.Plan == plan.Id && invoice.Uncredited.IsPositive)) return Refuse("credited_already", "All of it was credited: nothing waits for a credit note.");
        var course = new Course(dunning);
        course.TakeDiscountBack(plan, DiscountEnd.Lifted, lift.By, lift.On);
        return course.Facts;
    }
}
