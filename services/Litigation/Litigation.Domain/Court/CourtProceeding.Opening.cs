using System.Collections.Immutable;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;
using static Recouvrement.Litigation.Domain.Court.CourtCommand;
using static Recouvrement.Litigation.Domain.Court.CourtEvent;

namespace Recouvrement.Litigation.Domain.Court;

public sealed partial record CourtProceeding
{
    Decision<CourtEvent> Proposes(Propose propose)
    {
        if (Stage is not CourtStage.NotProposed)
            return Plan == propose.Plan && Matter!.Invoices.ToHashSet().SetEquals(propose.Matter.Invoices)
                ? Nothing : Refuse("reference_used", $"Something else was proposed under the reference {Matter!.Reference}.");
        var (plan, terms) = (propose.Plan, propose.Terms);
        return plan.Procedure switch
        {
            _ when !plan.Principal.IsPositive => Refuse("nothing_owed", "Nothing is owed on these claims."),
            CourtProcedure.UncontestedClaim when !terms.UncontestedClaims =>
                Refuse("procedure_not_open", "The procedure of CPCE L126-1 s. cannot be used: its decree is not published. An operator opens it by configuration."),
            CourtProcedure.SmallClaim when !terms.SmallClaimsOfMerchants =>
                Refuse("procedure_excluded", "Since the loi 2026-307 the small-claims procedure leaves out invoiced claims between merchants (to be verified). An operator opens it by configuration."),
            CourtProcedure.SmallClaim when terms.SmallClaimCeiling is { } most && plan.Principal + plan.Interest > most =>
                Refuse("above_ceiling", $"A small claim is of {most} at most, principal and interest (CPCE R125-1)."),
            _ => new CourtActionProposed(propose.Matter, plan, propose.By, propose.On),
        };
    }

    Decision<CourtEvent> SaysSecond(CourtCommand command) => (Stage, command) switch
    {
        (CourtStage.Proposed, _) when command.By == ProposedBy => Refuse("same_person", "Who proposed it may not decide on it: a second person must."),
        (CourtStage.Proposed, Approve)                         => new CourtActionApproved(command.By, command.On),
        (CourtStage.Proposed, _)                               => new CourtActionDeclined(command.By, command.On),
        (CourtStage.Declined, Decline)                         => Nothing,
        (CourtStage.Live or CourtStage.Ended, Approve)         => Nothing,
        _                                                      => Refuse("decided_already", "A second person has decided already."),
    };

    Decision<CourtEvent> DrawsUp(DrawUp drawn)
    {
        if (Day(CourtMark.Requested) is not null || Day(CourtMark.Lodged) is not null) return Refuse("request_gone_out", "The request has gone out: what it asks for changes no more.");
        if (LeavesCosts && drawn.Request.Costs.IsPositive) return Refuse("costs_stay_with_creditor", "What is spent without a title stays with the creditor (CPCE L111-8; of a small claim L125-1): no costs are asked of the debtor.");
        if (Request is { } known && Same(known, drawn.Request)) return Nothing;
        return new CourtRequestDrawnUp(drawn.Request, drawn.By, drawn.On);
    }

    static bool Same(CourtRequest a, CourtRequest b) =>
        (a.AsOf, a.Law, a.Costs, a.Overruled) == (b.AsOf, b.Law, b.Costs, b.Overruled) && a.Exhibits.SequenceEqual(b.Exhibits) && a.Claims.Length == b.Claims.Length
        && a.Claims.Zip(b.Claims).All(pair => pair.First with { Lines = pair.Second.Lines } == pair.Second && pair.First.Lines.SequenceEqual(pair.Second.Lines));

    // Each threshold is said once; one that was slept through is not made up for by a nearer one.
    Decision<CourtEvent> Warns(WarnOfDeadlines warn)
    {
        if (!IsLive) return Nothing;
        var near = ImmutableArray.CreateBuilder<CourtEvent>();
        foreach (var deadline in CourtTimetable.Of(this, warn.Limits).Deadlines)
        {
            if (deadline is not { Whose: DeadlineParty.Creditor, Days: { } days }) continue;
            var left = days.SafeOn.DayNumber - warn.On.DayNumber;
            var ahead = left < 0 ? -1 : warn.Ahead.Where(a => left <= a).DefaultIfEmpty(int.MinValue).Min();
            if (ahead == int.MinValue || Said.Contains(new(deadline.What, days.SafeOn, ahead))) continue;
            near.Add(new CourtDeadlineNeared(Matter!, deadline.What, ahead, days.SafeOn, days.LastOn, warn.On));
        }

        return near.ToImmutable();
    }

    Decision<CourtEvent> Costs(IncurCost cost)
    {
        var incurred = new CourtCostIncurred(cost.Kind, cost.Amount, cost.IncurredOn, cost.Reference, cost.By, cost.On);
        if (References.TryGetValue(cost.Reference, out var known))
            return known is CourtCostIncurred before && (before.Kind, before.Amount, before.IncurredOn) == (cost.Kind, cost.Amount, cost.IncurredOn) ? Nothing : ReferenceUsed(cost.Reference);
        if (!cost.Amount.IsPositive) return Refuse("amount_not_positive", "A cost is more than nothing.");
        return WrongDay(cost.IncurredOn, cost.On, CourtMark.None) is { } wrong ? wrong : incurred;
    }

    static Refusal ReferenceUsed(string reference) => Refuse("reference_used", $"Something else was recorded under the reference {reference}.");

    Refusal? WrongDay(DateOnly day, DateOnly today, CourtMark after) =>
        day > today ? Refuse("day_in_future", $"It is {today:yyyy-MM-dd}.")
        : Day(after) is { } earlier && day < earlier ? Refuse("day_before", $"That was on {earlier:yyyy-MM-dd} at the earliest.")
        : null;
}
