using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Procedure;
using static Recouvrement.Kernel.Deciding.Decisions;
using static Recouvrement.Litigation.Domain.Court.CourtCommand;
using static Recouvrement.Litigation.Domain.Court.CourtEvent;

namespace Recouvrement.Litigation.Domain.Court;

public sealed partial record CourtProceeding
{
    Decision<CourtEvent> Requests(RequestOrder request) =>
        Once(CourtMark.Requested, request.RequestedOn, request.On, CourtMark.None, IsPaymentOrder, new PaymentOrderRequested(request.RequestedOn, request.By, request.On));

    Decision<CourtEvent> Grants(Grant grant)
    {
        if (!grant.Amount.IsPositive) return Refuse("amount_not_positive", "An order is of more than nothing; one of nothing is a rejection.");
        var unknown = PaymentOrderRegime.Of(grant.OrderedOn, grant.Limits) is null ? Refuse("law_unknown", $"The law of {grant.OrderedOn:yyyy-MM-dd} is not in the table.") : null;
        var sought = Request?.Total() ?? Plan!.Principal;
        return Once(
            CourtMark.Granted, grant.OrderedOn, grant.On, CourtMark.Requested, IsPaymentOrder ?? Needs(CourtMark.Requested, "The request has not gone out.") ?? unknown,
            new PaymentOrderGranted(grant.OrderedOn, grant.Amount, grant.Amount < sought, grant.By, grant.On));
    }

    Decision<CourtEvent> Serves(Serve serve)
    {
        var late = Day(CourtMark.Granted) is { } granted && PaymentOrderRegime.Of(granted, serve.Limits) is { } regime
            && ProceduralDays.Of(regime.Service.LastDay(granted), Plan!.Court.IsAlsaceMoselle).LastOn is var last && serve.ServedOn > last
            ? Refuse("service_out_of_time", $"An order of {granted:yyyy-MM-dd} was to be served by {last:yyyy-MM-dd} at the latest ({regime.Service.Source}): whether a later service counts is for a lawyer.")
            : null;
        return Once(
            CourtMark.Served, serve.ServedOn, serve.On, CourtMark.Granted, IsPaymentOrder ?? Needs(CourtMark.Granted, "There is no order to serve.") ?? late,
            new PaymentOrderServed(Matter!, serve.ServedOn, serve.Manner, serve.Officer, serve.By, serve.On));
    }

    Decision<CourtEvent> Opposes(Oppose oppose)
    {
        var heard = oppose.HeardOn < oppose.OpposedOn ? Refuse("day_before", "It is heard of after it was made.") : oppose.HeardOn > oppose.On ? Refuse("day_in_future", $"It is {oppose.On:yyyy-MM-dd}.") : null;
        return Once(
            CourtMark.Opposed, oppose.OpposedOn, oppose.On, CourtMark.Served, IsPaymentOrder ?? Needs(CourtMark.Served, "The order was not served.") ?? heard,
            new PaymentOrderOpposed(oppose.OpposedOn, oppose.HeardOn, oppose.By, oppose.On));
    }

    Decision<CourtEvent> Steps(TakeStep step)
    {
        if (!step.Step.MayBeTold()) return Refuse("not_a_step", "This day is told by an order of its own, with all that belongs to it.");
        var (mark, after, ofOrder) = (step.Step, step.Step.After(), step.Step.OfPaymentOrder());
        var taken = new CourtStepTaken(step.Step, step.TakenOn, step.By, step.On);
        // A hearing lies ahead, and may be put off.
        if (step.Step is CourtMark.HearingFixed) return Day(mark) == step.TakenOn ? Nothing : taken;
        var misplaced = ofOrder is { } expected && expected != Plan!.Procedure is CourtProcedure.PaymentOrder
            ? Refuse("other_procedure", "This step is none of this procedure.")
            : after is CourtMark.None ? null : Needs(after, "What comes before this step is not recorded.");
        if (step.Step is CourtMark.NonContestationRecorded && Day(mark) is null) misplaced ??= StillContestable(step);
        return Once(mark, step.TakenOn, step.On, after, misplaced, taken);
    }

    // Whatever is contested ends the procedure; without a day in the table nothing is refused for it.
    Refusal? StillContestable(TakeStep step) =>
        Day(CourtMark.Contested) is not null ? Refuse("contested", "Whatever is contested ends this procedure.")
        : CourtTimetable.Of(this, step.Limits).Permissions.FirstOrDefault(p => p.What is PermittedKind.RecordNonContestation) is { } may && step.TakenOn < may.From
            ? Refuse("too_early", $"It can be recorded from {may.From:yyyy-MM-dd} ({may.Source}).") : null;

    Decision<CourtEvent> Enforces(Enforce enforce)
    {
        var done = new EnforcementActDone(Matter!, enforce.Act, enforce.DoneOn, enforce.InPerson, enforce.Officer, enforce.Cost, enforce.Yield, enforce.Reference, enforce.By, enforce.On);
        if (References.TryGetValue(enforce.Reference, out var known)) return known is EnforcementActDone before && before with { By = done.By, On = done.On, Matter = done.Matter } == done ? Nothing : ReferenceUsed(enforce.Reference);
        if (WrongDay(enforce.DoneOn, enforce.On, enforce.Act is EnforcementAct.ProtectiveAttachment ? CourtMark.None : CourtMark.Granted) is { } wrong) return wrong;
        if (enforce.Act is EnforcementAct.ProtectiveAttachment) return done;
        if (enforce.Act is EnforcementAct.ServiceInPerson) return Needs(CourtMark.Served, "The order was not served.") is { } unserved ? unserved : done;
        if (Day(CourtMark.Title) is { } title && title <= enforce.DoneOn) return done;
        return Day(CourtMark.Opposed) is not null ? Opposition : TooEarly(enforce.DoneOn, enforce.Limits) is { } early ? early : done;
    }

    Decision<CourtEvent> ObtainsTitle(ObtainTitle title)
    {
        var early = Plan!.Procedure switch
        {
            CourtProcedure.PaymentOrder                                                     => TooEarly(title.ObtainedOn, title.Limits),
            CourtProcedure.UncontestedClaim when Day(CourtMark.Contested) is not null       => Refuse("contested", "Whatever is contested ends this procedure."),
            CourtProcedure.UncontestedClaim                                                 => Needs(CourtMark.MadeEnforceable, "The record has not been made enforceable."),
            CourtProcedure.SmallClaim                                                       => Needs(CourtMark.Agreed, "The debtor has not agreed."),
            CourtProcedure.EuropeanOrder when Day(CourtMark.Contested) is { } contested     => Judged(contested, title.ObtainedOn),
            CourtProcedure.EuropeanOrder                                                    => Needs(CourtMark.DecisionServed, "The order was not served.") ?? StillOpposable(title.ObtainedOn, title.Limits),
            _ when Day(CourtMark.Lodged) is null && Day(CourtMark.CommandServed) is null    => Refuse("step_missing", "Nothing was brought before a court."),
            _                                                                               => null,
        };
        return Once(
            CourtMark.Title, title.ObtainedOn, title.On, CourtMark.None, title.Amount.IsPositive ? early : Refuse("amount_not_positive", "A title is of more than nothing."),
            new EnforceableTitleObtained(Matter!, title.ObtainedOn, title.Amount, title.Costs, title.By, title.On));
    }

    Refusal? StillOpposable(DateOnly day, Kernel.Limitation.TimeLimits limits) =>
        CourtTimetable.Of(this, limits).Permissions.FirstOrDefault(p => p.What is PermittedKind.EnforceOrder) is { } may && day < may.From
            ? Refuse("too_early", $"It can be declared enforceable from {may.From:yyyy-MM-dd}, where no opposition has come in ({may.Source}).") : null;

    // A written procedure has no hearing; where one is fixed, nothing is judged before it.
    Refusal? Judged(DateOnly contested, DateOnly day) => (Day(CourtMark.HearingFixed) is { } hearing ? hearing <= day : contested < day) ? null : Opposition;

    static Refusal Opposition => Refuse("opposed", "The order is opposed: only the judgment on the opposition can be enforced.");

    // An order that is opposed becomes a title by a judgment, whose day the court says.
    Refusal? TooEarly(DateOnly day, Kernel.Limitation.TimeLimits limits)
    {
        if (Plan!.Procedure is not CourtProcedure.PaymentOrder) return Refuse("no_title", "There is no title yet.");
        if (Needs(CourtMark.Served, "The order was not served.") is { } unserved) return unserved;
        if (Day(CourtMark.Opposed) is not null) return Day(CourtMark.HearingFixed) is { } hearing && hearing <= day ? null : Opposition;
        return CourtTimetable.Of(this, limits).Permissions.FirstOrDefault(p => p.What is PermittedKind.EnforceOrder) switch
        {
            null                             => Refuse("formula_missing", "The enforceable form has not been asked for (CPC 1423 before 2022-03-01)."),
            var may when day < may.From      => Refuse("too_early", $"It can be enforced from {may.From:yyyy-MM-dd}, where no notice of an opposition and no call for fees has come in ({may.Source})."),
            _                                => null,
        };
    }

    Decision<CourtEvent> Ends(CourtCommand command)
    {
        CourtEvent over = command switch
        {
            Pay c           => new CourtClaimPaid(Matter!, c.PaidOn, c.By, c.On),
            Withdraw c      => new CourtActionWithdrawn(Matter!, c.WithdrawnOn, c.By, c.On),
            Dismiss c       => new CourtClaimDismissed(Matter!, c.DismissedOn, c.By, c.On),
            RejectRequest c => new PaymentOrderRejected(Matter!, c.RejectedOn, c.By, c.On),
            Lapse c         => new CourtActionLapsed(Matter!, c.Cause, c.LapsedOn, c.By, c.On),
            _               => throw new System.Diagnostics.UnreachableException(),
        };
        if (Stage is CourtStage.Ended) return Ending?.GetType() == over.GetType() ? Nothing : Refuse("proceeding_over", "This proceeding is over.");
        return command switch
        {
            Pay c when c.PaidOn > c.On                               => Refuse("day_in_future", $"It is {c.On:yyyy-MM-dd}."),
            Withdraw c when c.WithdrawnOn > c.On                     => Refuse("day_in_future", $"It is {c.On:yyyy-MM-dd}."),
            Dismiss c when WrongDay(c.DismissedOn, c.On, CourtMark.None) is { } wrong => wrong,
            Dismiss when Day(CourtMark.Requested) is null && Day(CourtMark.Lodged) is null && Day(CourtMark.CommandServed) is null => Refuse("step_missing", "Nothing was brought before a court."),
            RejectRequest when IsPaymentOrder is { } other           => other,
            RejectRequest c when WrongDay(c.RejectedOn, c.On, CourtMark.Requested) is { } wrong => wrong,
            RejectRequest when Day(CourtMark.Requested) is null      => Refuse("step_missing", "The request has not gone out."),
            RejectRequest when Day(CourtMark.Granted) is not null    => Refuse("already_granted", "The order was given."),
            Lapse c when NotLapsed(c) is { } still                   => still,
            _                                                        => over,
        };
    }

    Refusal? NotLapsed(Lapse lapse)
    {
        if (lapse.LapsedOn > lapse.On) return Refuse("day_in_future", $"It is {lapse.On:yyyy-MM-dd}.");
        var what = lapse.Cause switch
        {
            LapseCause.NotServed                => DeadlineKind.ServeOrder,
            LapseCause.FeeNotDeposited          => DeadlineKind.DepositFee,
            LapseCause.OppositionFeeNotDeposited => DeadlineKind.DepositOppositionFee,
            LapseCause.FormulaNotRequested      => DeadlineKind.RequestFormula,
            _                                   => DeadlineKind.None,
        };
        if (what is DeadlineKind.None) return null;
        return CourtTimetable.Of(this, lapse.Limits).Deadlines.FirstOrDefault(d => d.What == what)?.Days switch
        {
            null                                            => Refuse("nothing_to_lapse", "No such day is open."),
            var days when lapse.LapsedOn <= days.LastOn     => Refuse("still_in_time", $"It can be done until the end of {days.LastOn:yyyy-MM-dd}."),
            _                                               => null,
        };
    }

    Decision<CourtEvent> Once(CourtMark mark, DateOnly day, DateOnly today, CourtMark after, Refusal? misplaced, CourtEvent fact) =>
        Day(mark) is { } known ? known == day ? Nothing : Refuse("already_recorded", $"It is recorded as of {known:yyyy-MM-dd}.")
        : misplaced is not null ? misplaced
        : WrongDay(day, today, after) is { } wrong ? wrong
        : fact;

    Refusal? IsPaymentOrder => Plan!.Procedure is CourtProcedure.PaymentOrder ? null : Refuse("other_procedure", "This step is none of this procedure.");

    Refusal? Needs(CourtMark mark, string reason) => Day(mark) is null ? Refuse("step_missing", reason) : null;
}
