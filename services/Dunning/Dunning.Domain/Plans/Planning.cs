using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Assignments;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Plans;

/// <summary>
/// A plan within what the policy lets its author grant, in months and in discount, is agreed at once; any other, or one after a plan that was broken or given up, by a
/// manager who did not enter it. What not even a manager may grant alone is for two managers.
/// </summary>
static class Planning
{
    /// <summary>Terms of a plan, at most.</summary>
    internal const int MostTerms = 36;

    internal static Decision<DunningEvent> TakesPlan(this DunningCase dunning, DunningCommand.ProposePlan propose)
    {
        var on = propose.On;
        if (new Situation(dunning, propose.Now, on).Policy?.Values is not { } values) return Refuse(Blocker.NoPolicy.Reason, "No policy says what plan this debtor may have.");
        if (Wrong(propose.Terms, on) is { } wrong) return wrong;
        if (dunning.Plans.Values.Any(known => known.IsOpen && known.ProposedOn == on && known.Terms.SequenceEqual(propose.Terms) && known.Discount == (propose.Discount ?? Money.Zero) && dunning.IsAbout(known.Claims, propose.Invoices, values, on))) return Nothing;

        var (invoices, unfit) = dunning.Promisable(propose.Invoices, values, on);
        if (unfit is not null) return unfit;
        if (invoices.FirstOrDefault(invoice => dunning.IsPromised(invoice.Id)) is { } promised) return Refuse("already_promised", $"Invoice {promised.Terms!.Number} has an open promise or plan; end that first.");
        ClaimWhenSaid[] claims = [.. invoices.Select(invoice => new ClaimWhenSaid(invoice.Id, invoice.Terms!.Number, invoice.Undisputed, invoice.MoneyIn))];
        var (owed, planned) = (claims.Aggregate(Money.Zero, (sum, claim) => sum + claim.Claimed), propose.Terms.Aggregate(Money.Zero, (sum, term) => sum + term.Amount));
        var discount = propose.Discount ?? Money.Zero;
        if (Ungiven(propose, invoices, owed) is { } ungiven) return ungiven;
        if (owed != planned + discount) return Refuse("terms_do_not_add_up", $"The terms{(discount.IsPositive ? " and the discount" : "")} add up to {planned + discount}, and {owed} is owed on these invoices.");
        var last = propose.Terms[^1].DueOn;
        if (propose.As != Negotiator.Manager && !values.Plans.MayGiveUp(Negotiator.Manager, discount, owed)) return Refuse("discount_for_managers", "So much is not for one manager to grant: one enters the plan, and another agrees.");
        if (propose.As != Negotiator.Manager && values.Plans.IsForTwoManagers(last, on)) return Refuse("terms_for_managers", "So long a plan is not for one manager to grant: one enters it, and another agrees.");

        var course = new Course(dunning);
        var plan = NameBasedId.Of($"plan|{dunning.Account!.CaseId()}|{dunning.Plans.Count + 1}");
        ApprovalNeed[] needs =
        [
            .. values.Plans.MayAgree(propose.As, last, on) ? (ApprovalNeed[])[] : [ApprovalNeed.Terms],
            .. values.Plans.MayGiveUp(propose.As, discount, owed) ? (ApprovalNeed[])[] : [ApprovalNeed.Discount],
            .. dunning.HadPlan() ? [ApprovalNeed.EarlierPlan] : (ApprovalNeed[])[],
        ];
        var needsApproval = needs.Length > 0;
        course.Add(new PlanProposed(plan, dunning.EpisodeOfToday, [.. claims], propose.Terms, values.Promises.ToleranceDays, values.ThresholdsIn(owed.Currency)!.PromiseTolerance, needsApproval, propose.By, on,
            propose.Discount, needsApproval ? [.. needs] : null));
        var stopped = (needsApproval ? Stop.Proposed(on) : Stop.InPlan(on)).Reason;
        foreach (var invoice in invoices) course.CallBack(invoice.Id, stopped, on);
        course.EndAssignmentsOf(invoices.Select(invoice => invoice.Id), stopped, on);
        if (!needsApproval) course.Agree(plan, propose.By, propose.Now, on);
        return course.Facts;
    }

    // The plan holds from now on, and the debtor gets it in writing.
    static void Agree(this Course course, Guid plan, string by, Circumstances now, DateOnly on)
    {
        course.Add(new PlanAgreed(plan, by, on, course.Now.Plans[plan].Discount is { IsPositive: true } discount ? discount : null));
        course.Confirm(plan, now, on);
    }

    internal static Decision<DunningEvent> Approves(this DunningCase dunning, InstalmentPlan plan, DunningCommand.Approve approve) => plan switch
    {
        { Status: PlanStatus.Agreed or PlanStatus.Fulfilled or PlanStatus.Broken } => Nothing,
        { Status: not PlanStatus.Proposed }                  => Refuse("withdrawn", "This plan was cancelled or rejected meanwhile."),
        _ when plan.AskedBy == approve.By                    => Refuse("same_person", "Who entered the plan may not approve it: a second person must."),
        _ when approve.On > plan.ApprovedBy                  => Refuse("lapsed", $"It could be agreed to until {plan.ApprovedBy:yyyy-MM-dd}: propose it anew."),
        _ when MoneySince.Of(dunning, plan.Claims, approve.On) is var money && (money.IsMoot || plan.IsMoot(money)) => Refuse("nothing_to_pay", "Nothing is left of it to pay."),
        _                                                    => dunning.Agrees(plan, approve),
    };

    static Decision<DunningEvent> Agrees(this DunningCase dunning, InstalmentPlan plan, DunningCommand.Approve approve)
    {
        var course = new Course(dunning);
        course.Agree(plan.Id, approve.By, approve.Now, approve.On);
        return course.Facts;
    }

    internal static Decision<DunningEvent> Rejects(this InstalmentPlan plan, DunningCommand.Reject reject) => plan.Status switch
    {
        PlanStatus.Proposed => new PlanRejected(plan.Id, reject.Reason, reject.By, reject.On),
        PlanStatus.Rejected => Nothing,
        PlanStatus.Cancelled => Refuse("withdrawn", "This plan was cancelled meanwhile."),
        _                   => Refuse("already_decided", "This was approved already, or needed no approval."),
    };

    internal static Decision<DunningEvent> Cancels(this DunningCase dunning, DunningCommand.CancelPlan cancel) => dunning.Plans.GetValueOrDefault(cancel.Plan) switch
    {
        null                             => Refuse("no_such_plan", "There is no such plan."),
        { Status: PlanStatus.Cancelled } => Nothing,
        { IsOpen: false }                => Refuse("already_decided", "This plan is over."),
        _                                => dunning.Ends(cancel),
    };

    static Decision<DunningEvent> Ends(this DunningCase dunning, DunningCommand.CancelPlan cancel)
    {
        var course = new Course(dunning);
        course.Add(new PlanCancelled(cancel.Plan, cancel.Reason, cancel.By, cancel.On));
        course.CallBackServices(cancel.On);
        return course.Facts;
    }

    // Of this episode, broken or given up: whoever comes with another is looked at by two.
    static bool HadPlan(this DunningCase dunning) => dunning.Plans.Values.Any(known => known.Episode == dunning.EpisodeOfToday && known is ({ Status: PlanStatus.Broken } or { Status: PlanStatus.Cancelled, WasAgreed: true, End: StopEnd.Replaced or StopEnd.TakenBack }));

    // Only principal is given up: penalties are waived invoice by invoice, and those of a public buyer never (L2192-14).
    static Refusal? Ungiven(DunningCommand.ProposePlan propose, ImmutableArray<CaseInvoice> invoices, Money owed) => propose.Discount switch
    {
        null                  => null,
        { Currency: var currency } when currency != Money.Zero.Currency || owed.Currency != Money.Zero.Currency => Refuse("discount_in_euros", "Only what is owed in euros can be given up in part: its credit note is asked of the ERP in euros."),
        { IsPositive: false } => Refuse("discount_not_positive", "Something is given up, or nothing."),
        var discount when discount >= owed => Refuse("discount_too_high", $"Less is given up than the {owed} that is owed."),
        _ when invoices.FirstOrDefault(invoice => !invoice.Terms!.BearsInterest) is { } bill => Refuse("discount_on_penalties", $"Invoice {bill.Terms!.Number} bills penalties: only principal is given up with a plan."),
        _ when invoices.FirstOrDefault(invoice => invoice.ToCredit.IsPositive) is { } waiting => Refuse(Blocker.DiscountToCredit.Reason, $"Something was given up of invoice {waiting.Terms!.Number} already: its credit note comes first."),
        _                     => null,
    };

    static Refusal? Wrong(ImmutableArray<PlanTerm> terms, DateOnly on) =>
        terms.IsDefaultOrEmpty || terms.Length > MostTerms                ? Refuse("terms_out_of_bounds", $"A plan has 1 to {MostTerms} terms.")
        : terms[0].DueOn < on                                             ? Refuse("term_is_past", "The first term is due today or later.")
        : terms[^1].DueOn > on.AddMonths(MostTerms)                       ? Refuse("terms_out_of_bounds", $"A plan ends within {MostTerms} months.")
        : terms.Zip(terms.Skip(1)).Any(t => t.First.DueOn >= t.Second.DueOn) ? Refuse("terms_not_in_order", "Each term is due after the one before it.")
        : terms.Any(term => term.Amount.Currency != terms[0].Amount.Currency) ? Refuse("several_currencies", "The terms of a plan are of one currency.")
        : terms.Any(term => !term.Amount.IsPositive)                      ? Refuse("amount_not_positive", "Each term has something to pay.")
        : null;
}
