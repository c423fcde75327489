using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Plans;

/// <summary>A plan within the months of the policy is agreed at once; a longer one, or one after a plan that was broken or given up, by a manager who did not enter it.</summary>
static class Planning
{
    /// <summary>Terms of a plan, at most.</summary>
    internal const int MostTerms = 36;

    internal static Decision<DunningEvent> TakesPlan(this DunningCase dunning, DunningCommand.ProposePlan propose)
    {
        var on = propose.On;
        if (new Situation(dunning, propose.Now, on).Policy?.Values is not { } values) return Refuse(Blocker.NoPolicy.Reason, "No policy says what plan this debtor may have.");
        if (Wrong(propose.Terms, on) is { } wrong) return wrong;
        if (dunning.Plans.Values.Any(known => known.IsOpen && known.ProposedOn == on && known.Terms.SequenceEqual(propose.Terms) && dunning.IsAbout(known.Claims, propose.Invoices, values, on))) return Nothing;

        var (invoices, unfit) = dunning.Promisable(propose.Invoices, values, on);
        if (unfit is not null) return unfit;
        if (invoices.FirstOrDefault(invoice => dunning.IsPromised(invoice.Id)) is { } promised) return Refuse("already_promised", $"Invoice {promised.Terms!.Number} has an open promise or plan; end that first.");
        ClaimWhenSaid[] claims = [.. invoices.Select(invoice => new ClaimWhenSaid(invoice.Id, invoice.Terms!.Number, invoice.Undisputed, invoice.MoneyIn))];
        var (owed, planned) = (claims.Aggregate(Money.Zero, (sum, claim) => sum + claim.Claimed), propose.Terms.Aggregate(Money.Zero, (sum, term) => sum + term.Amount));
        if (owed != planned) return Refuse("terms_do_not_add_up", $"The terms add up to {planned}, and {owed} is owed on these invoices.");

        var course = new Course(dunning);
        var plan = NameBasedId.Of($"plan|{dunning.Account!.CaseId()}|{dunning.Plans.Count + 1}");
        var needsApproval = propose.Terms[^1].DueOn > on.AddMonths(values.Plans.MonthsWithoutApproval) || dunning.Plans.Values.Any(known => known.Episode == dunning.EpisodeOfToday && known is ({ Status: PlanStatus.Broken } or { Status: PlanStatus.Cancelled, WasAgreed: true, End: StopEnd.Replaced or StopEnd.TakenBack }));
        course.Add(new PlanProposed(plan, dunning.EpisodeOfToday, [.. claims], propose.Terms, values.Promises.ToleranceDays, values.ThresholdsIn(owed.Currency)!.PromiseTolerance, needsApproval, propose.By, on));
        foreach (var invoice in invoices) course.CallBack(invoice.Id, (needsApproval ? Stop.Proposed(on) : Stop.InPlan(on)).Reason, on);
        if (!needsApproval) course.Add(new PlanAgreed(plan, propose.By, on));
        return course.Facts;
    }

    internal static Decision<DunningEvent> Approves(this DunningCase dunning, InstalmentPlan plan, DunningCommand.Approve approve) => plan switch
    {
        { Status: PlanStatus.Agreed or PlanStatus.Fulfilled or PlanStatus.Broken } => Nothing,
        { Status: not PlanStatus.Proposed }                  => Refuse("withdrawn", "This plan was cancelled or rejected meanwhile."),
        _ when plan.AskedBy == approve.By                    => Refuse("same_person", "Who entered the plan may not approve it: a second person must."),
        _ when approve.On > plan.ApprovedBy                  => Refuse("lapsed", $"It could be agreed to until {plan.ApprovedBy:yyyy-MM-dd}: propose it anew."),
        _ when MoneySince.Of(dunning, plan.Claims, approve.On).IsMoot => Refuse("nothing_to_pay", "Nothing is left of it to pay."),
        _                                                    => new PlanAgreed(plan.Id, approve.By, approve.On),
    };

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
        _                                => new PlanCancelled(cancel.Plan, cancel.Reason, cancel.By, cancel.On),
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
