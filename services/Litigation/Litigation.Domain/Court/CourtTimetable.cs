using System.Collections.Immutable;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Kernel.Procedure;

namespace Recouvrement.Litigation.Domain.Court;

/// <summary>
/// The days of a proceeding (rules R6.0 to R6.5): by when each side must act, and from when what may be done. Computed from facts whenever it is asked for; none is stored.
/// </summary>
/// <param name="Deadlines">In the order of their safe days, those without a day last.</param>
/// <param name="Permissions">What may be done, from when.</param>
public sealed record CourtTimetable(ImmutableArray<CourtDeadline> Deadlines, ImmutableArray<CourtPermission> Permissions)
{
    /// <summary>The timetable of a proceeding; empty where it is over, or where the law of its day is not in the table.</summary>
    public static CourtTimetable Of(CourtProceeding proceeding, TimeLimits limits)
    {
        if (!proceeding.IsLive || proceeding.Plan is not { } plan) return new([], []);
        var (deadlines, permissions) = (new List<CourtDeadline?>(), new List<CourtPermission?>());
        // The record of an uncontested claim is served in time although it is a title already (L126-4).
        if (proceeding.Day(CourtMark.Title) is not null && plan.Procedure is CourtProcedure.UncontestedClaim && Record(proceeding, plan, limits) is { } record) deadlines.Add(record);
        if (proceeding.Day(CourtMark.Title) is { } title)
            deadlines.Add(limits.Find(LimitKind.EnforceableTitle, title) is { } bar ? new(DeadlineKind.EnforceTitle, DeadlineParty.Creditor, new(bar.LastDay(title), bar.LastDay(title)), bar.Source, false) : null);
        else if (plan.Procedure is CourtProcedure.PaymentOrder) PaymentOrder(proceeding, plan, limits, deadlines, permissions);
        else Other(proceeding, plan, limits, deadlines, permissions);
        return new(
            [.. deadlines.OfType<CourtDeadline>().OrderBy(d => d.Days?.SafeOn ?? DateOnly.MaxValue).ThenBy(d => d.What)],
            [.. permissions.OfType<CourtPermission>()]);
    }

    static void PaymentOrder(CourtProceeding of, CourtPlan plan, TimeLimits limits, List<CourtDeadline?> deadlines, List<CourtPermission?> permissions)
    {
        if (of.Day(CourtMark.FeeCalled) is { } called && of.Day(CourtMark.FeeDeposited) is null && of.Day(CourtMark.Granted) is null)
            deadlines.Add(Mine(DeadlineKind.DepositFee, LimitKind.PaymentOrderFee, called, plan, limits));
        if (of.Day(CourtMark.Attached) is { } attached && of.Day(CourtMark.Requested) is null)
            deadlines.Add(Mine(DeadlineKind.BringAction, LimitKind.ProtectiveAttachmentAction, attached, plan, limits));
        if (of.Day(CourtMark.Granted) is not { } granted || PaymentOrderRegime.Of(granted, limits) is not { } regime) return;
        if (of.Day(CourtMark.Served) is not { } served)
        {
            deadlines.Add(new(DeadlineKind.ServeOrder, DeadlineParty.Creditor, Of(regime.Service.LastDay(granted), plan), regime.Service.Source, true));
            return;
        }

        if (of.Day(CourtMark.Opposed) is not null) Opposed(of, plan, regime, limits, deadlines);
        else Unopposed(of, plan, regime, served, limits, deadlines, permissions);
    }

    // Whatever the manner of service, the month from it decides when the creditor may enforce; how long the debtor may oppose depends on what reached him (CPC 1416, 1422).
    static void Unopposed(CourtProceeding of, CourtPlan plan, PaymentOrderRegime regime, DateOnly served, TimeLimits limits, List<CourtDeadline?> deadlines, List<CourtPermission?> permissions)
    {
        var month = Opposition(served);
        var open = of.ServedInPerson ? month : of.Day(CourtMark.Reached) is { } reached ? Opposition(reached) : null;
        deadlines.Add(new(DeadlineKind.Opposition, DeadlineParty.Debtor, open, regime.Opposition.Source, false));
        if (regime.Formula is { } formula)
        {
            if (of.Day(CourtMark.FormulaRequested) is { } asked) permissions.Add(new(PermittedKind.EnforceOrder, Later(asked, month.LastOn.AddDays(1)), formula.Source));
            else deadlines.Add(new(DeadlineKind.RequestFormula, DeadlineParty.Creditor, new(formula.LastDay(month.SafeOn), Of(formula.LastDay(month.LastOn), plan).LastOn), formula.Source, true));
            return;
        }

        var over = month.LastOn.AddDays(1);
        permissions.Add(regime.Enforcement is { } wait
            ? new(PermittedKind.EnforceOrder, Later(Of(wait.LastDay(served), plan).LastOn, over), wait.Source)
            : new(PermittedKind.EnforceOrder, over, "CPC 1422"));

        ProceduralDays Opposition(DateOnly from) => Of(FromAfar(regime.Opposition, from, plan, limits), plan);
    }

    static void Opposed(CourtProceeding of, CourtPlan plan, PaymentOrderRegime regime, TimeLimits limits, List<CourtDeadline?> deadlines)
    {
        if (of.Day(CourtMark.OppositionFeeCalled) is { } called && of.Day(CourtMark.OppositionFeeDeposited) is null)
            deadlines.Add(Mine(DeadlineKind.DepositOppositionFee, LimitKind.PaymentOrderOppositionFee, called, plan, limits));
        if (!plan.Court.CallsFees() && NeedsLawyer(of, plan) && of.Day(CourtMark.OppositionHeard) is { } heard && of.Day(CourtMark.LawyerNamed) is null && of.Day(CourtMark.HearingFixed) is null)
            deadlines.Add(Mine(DeadlineKind.NameLawyer, LimitKind.PaymentOrderLawyer, heard, plan, limits));
        if (regime.ServiceIsProvenAtHearing && of.Day(CourtMark.HearingFixed) is { } hearing && of.Day(CourtMark.ServiceProven) is null)
            deadlines.Add(new(DeadlineKind.ProveService, DeadlineParty.Creditor, new(hearing, hearing), "CPC 1418, orders from 2026-09-01 (décret 2026-96 du 16/02/2026)", true));
    }

    // Up to the amount of CPC 761 and 853 the parties go to court themselves; where the amount is not known, the day is shown.
    static bool NeedsLawyer(CourtProceeding of, CourtPlan plan)
    {
        var sought = of.Request?.Total() ?? plan.Principal + plan.Interest;
        return CourtTables.Shipped.Find(CourtAmount.LawyerThreshold, of.Day(CourtMark.Opposed)!.Value) is not { } most || sought.Currency != most.Currency || sought > most;
    }

    static void Other(CourtProceeding of, CourtPlan plan, TimeLimits limits, List<CourtDeadline?> deadlines, List<CourtPermission?> permissions)
    {
        var contested = of.Day(CourtMark.Contested) is not null;
        switch (plan.Procedure)
        {
            case CourtProcedure.SmallClaim when of.Day(CourtMark.Lodged) is { } sent && of.Day(CourtMark.Agreed) is null && !contested:
                deadlines.Add(Theirs(DeadlineKind.Agreement, LimitKind.SmallClaimAgreement, sent, plan, limits));
                break;
            case CourtProcedure.UncontestedClaim when Record(of, plan, limits) is { } toServe:
                deadlines.Add(toServe);
                break;
            case CourtProcedure.UncontestedClaim when of.Day(CourtMark.CommandServed) is { } commanded && of.Day(CourtMark.NonContestationRecorded) is null && !contested:
                var answer = Contestation(commanded, plan, limits);
                deadlines.Add(answer);
                if (answer?.Days is { } days && limits.Find(LimitKind.UncontestedClaimRecord, commanded) is { } record)
                    permissions.Add(new(PermittedKind.RecordNonContestation, Of(record.LastDay(days.LastOn), plan).LastOn, record.Source));
                break;
            case CourtProcedure.EuropeanOrder when of.Day(CourtMark.DecisionServed) is { } served && !contested:
                var opposition = Theirs(DeadlineKind.Opposition, LimitKind.EuropeanOrderOpposition, served, plan, limits);
                deadlines.Add(opposition);
                if (opposition?.Days is { } open) permissions.Add(new(PermittedKind.EnforceOrder, open.LastOn.AddDays(1), "Règlement (CE) 1896/2006, art. 18"));
                break;
            case CourtProcedure.Summons or CourtProcedure.InterimPayment when of.Day(CourtMark.HearingFixed) is { } hearing:
                if (of.Day(CourtMark.CommandServed) is null) deadlines.Add(Before(DeadlineKind.ServeSummons, LimitKind.SummonsNotice, hearing, limits));
                if (of.Day(CourtMark.Lodged) is null) deadlines.Add(Before(DeadlineKind.FileSummons, LimitKind.SummonsFiling, hearing, limits));
                break;
        }

        if (of.Day(CourtMark.Attached) is { } attached && of.Day(CourtMark.Lodged) is null && of.Day(CourtMark.CommandServed) is null)
            deadlines.Add(Mine(DeadlineKind.BringAction, LimitKind.ProtectiveAttachmentAction, attached, plan, limits));
    }

    static CourtDeadline? Record(CourtProceeding of, CourtPlan plan, TimeLimits limits) =>
        of.Day(CourtMark.MadeEnforceable) is { } enforceable && of.Day(CourtMark.DecisionServed) is null ? Mine(DeadlineKind.ServeRecord, LimitKind.UncontestedClaimService, enforceable, plan, limits) : null;

    static CourtDeadline? Mine(DeadlineKind what, LimitKind kind, DateOnly from, CourtPlan plan, TimeLimits limits) =>
        limits.Find(kind, from) is { } limit ? new(what, DeadlineParty.Creditor, Of(limit.LastDay(from), plan), limit.Source, true) : null;

    static CourtDeadline? Theirs(DeadlineKind what, LimitKind kind, DateOnly from, CourtPlan plan, TimeLimits limits) =>
        limits.Find(kind, from) is { } limit ? new(what, DeadlineParty.Debtor, Of(limit.LastDay(from), plan), limit.Source, false) : null;

    // The wait before anything is recorded is the longer one, as for an opposition.
    static CourtDeadline? Contestation(DateOnly from, CourtPlan plan, TimeLimits limits) =>
        limits.Find(LimitKind.UncontestedClaimAnswer, from) is { } limit ? new(DeadlineKind.Contestation, DeadlineParty.Debtor, Of(FromAfar(limit, from, plan, limits), plan), limit.Source, false) : null;

    // What distance adds makes one period with what it is added to: months in two steps would lose days at the end of a short month (CPC 641, 643).
    static DateOnly FromAfar(TimeLimit limit, DateOnly from, CourtPlan plan, TimeLimits limits) =>
        Distance.Of(plan.Residence, from, limits) is not { } more ? limit.LastDay(from)
        : more.Unit == limit.Unit ? (limit with { Length = limit.Length + more.Length }).LastDay(from)
        : more.LastDay(limit.LastDay(from));

    // Counted back from a hearing, nothing is put off.
    static CourtDeadline? Before(DeadlineKind what, LimitKind kind, DateOnly hearing, TimeLimits limits) =>
        limits.Find(kind, hearing) is { } limit ? new(what, DeadlineParty.Creditor, new(hearing.AddDays(-limit.Length), hearing.AddDays(-limit.Length)), limit.Source, true) : null;

    static ProceduralDays Of(DateOnly last, CourtPlan plan) => ProceduralDays.Of(last, plan.Court.IsAlsaceMoselle);

    static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
