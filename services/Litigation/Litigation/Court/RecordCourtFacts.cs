using Microsoft.AspNetCore.Mvc;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Court;

/// <summary>A day on which something happened.</summary>
/// <param name="On">The day; never ahead.</param>
sealed record CourtDay(DateOnly On);

/// <summary>An order was given.</summary>
/// <param name="On">Its own day: it selects the law.</param>
/// <param name="AmountCents">For how much.</param>
sealed record OrderGiven(DateOnly On, long AmountCents);

/// <summary>An order was served.</summary>
/// <param name="On">Day of the act.</param>
/// <param name="Manner"><c>in_person</c>, <c>at_address</c>, <c>at_office</c> or <c>nobody_found</c>.</param>
/// <param name="Officer">Reference of the enforcement officer's office: no name.</param>
sealed record OrderServed(DateOnly On, ServiceManner Manner, string Officer);

/// <summary>The debtor opposed.</summary>
/// <param name="On">Day of the opposition.</param>
/// <param name="HeardOn">Day on which its notice was received; the same where absent.</param>
sealed record OrderOpposed(DateOnly On, DateOnly? HeardOn = null);

/// <summary>A dated step.</summary>
/// <param name="Step">Which: <c>fee_called</c>, <c>fee_deposited</c>, <c>opposition_fee_called</c>, <c>opposition_fee_deposited</c>, <c>lawyer_named</c>, <c>hearing_fixed</c>, <c>service_proven</c>, <c>formula_requested</c>, <c>lodged</c>, <c>command_served</c>, <c>contested</c>, <c>agreed</c>, <c>non_contestation_recorded</c>, <c>made_enforceable</c> or <c>decision_served</c>; what has an amount or a manner is told by its own order.</param>
/// <param name="On">Its day; that of the hearing may lie ahead.</param>
sealed record StepTaken(CourtMark Step, DateOnly On);

/// <summary>A day was recorded wrongly.</summary>
/// <param name="What">Which, as a proceeding lists what is known of it: <c>requested</c>, <c>granted</c>, <c>fee_called</c>…</param>
/// <param name="On">The right day.</param>
sealed record DayCorrected(CourtMark What, DateOnly On);

/// <summary>There is a title.</summary>
/// <param name="On">Its day.</param>
/// <param name="AmountCents">For how much.</param>
/// <param name="CostsCents">Costs that the debtor bears by it (CPCE L111-8).</param>
sealed record TitleObtained(DateOnly On, long AmountCents, long CostsCents = 0);

/// <summary>A proceeding came to nothing.</summary>
/// <param name="Cause"><c>not_served</c>, <c>fee_not_deposited</c>, <c>opposition_fee_not_deposited</c>, <c>formula_not_requested</c> or <c>step_missed</c>.</param>
/// <param name="On">A day after the last one.</param>
sealed record ProceedingLapsed(LapseCause Cause, DateOnly On);

/// <summary>An act of an enforcement officer.</summary>
/// <param name="Reference">The creditor's own; once per proceeding.</param>
/// <param name="Act"><c>order_to_pay</c>, <c>account_garnishment</c>, <c>goods_seizure</c>, <c>protective_attachment</c>, <c>service_in_person</c> or <c>nothing_found</c>.</param>
/// <param name="On">Day of the act.</param>
/// <param name="Officer">Reference of the office: no name.</param>
/// <param name="InPerson">It reached the debtor in person.</param>
/// <param name="CostCents">What it cost.</param>
/// <param name="YieldCents">What it held or brought.</param>
sealed record ActDone(string Reference, EnforcementAct Act, DateOnly On, string Officer, bool InPerson = false, long CostCents = 0, long YieldCents = 0);

/// <summary>A cost.</summary>
/// <param name="Reference">The creditor's own; once per proceeding.</param>
/// <param name="Kind"><c>registry_fee</c>, <c>officer_fee</c>, <c>lawyer_fee</c> or <c>other</c>.</param>
/// <param name="AmountCents">How much.</param>
/// <param name="On">Its day.</param>
sealed record CostIncurred(string Reference, CourtCostKind Kind, long AmountCents, DateOnly On);

/// <summary>What a person records of a proceeding. Everything can be sent twice.</summary>
static class RecordCourtFacts
{
    /// <summary>What every order of a person needs.</summary>
    internal sealed record Ask(Guid Id, CourtDesk Desk, BusinessClock Clock, HttpContext Http, [FromHeader(Name = "If-Match")] string? Version, CancellationToken Stop)
    {
        public string By => Http.Actor();

        public DateOnly Today => Clock.Today;

        public Task<IResult> Tell(CourtCommand command, params InputError?[] errors) =>
            CourtDesk.Wrong(errors) is { } wrong ? Task.FromResult(wrong) : Desk.Tell(Id, command, Http.EventContext(Clock), Version, Stop);
    }

    public static void MapCourtFacts(this IEndpointRouteBuilder routes)
    {
        var second = routes.MapGroup("/proceedings/{id:guid}").RequireRole(Roles.Manager).WithTags("court");
        second.MapPost("/approve", ([AsParameters] Ask ask) => ask.Tell(new CourtCommand.Approve(ask.By, ask.Today))).Records("A second person agrees");
        second.MapPost("/decline", ([AsParameters] Ask ask) => ask.Tell(new CourtCommand.Decline(ask.By, ask.Today))).Records("A second person does not agree");

        var one = routes.MapGroup("/proceedings/{id:guid}").RequireRole(Roles.Collector, Roles.Manager).WithTags("court");
        one.MapPost("/requested", (CourtDay day, [AsParameters] Ask ask) => ask.Tell(new CourtCommand.RequestOrder(day.On, ask.By, ask.Today))).Records("The request for a payment order went to the court");
        one.MapPost("/granted", (OrderGiven order, [AsParameters] Ask ask) => ask.Tell(new CourtCommand.Grant(order.On, CourtDesk.Euros(order.AmountCents), TimeLimits.Shipped, ask.By, ask.Today), CourtDesk.Amount("amountCents", order.AmountCents)))
            .Records("The order was given; its day selects the law");
        one.MapPost("/rejected", (CourtDay day, [AsParameters] Ask ask) => ask.Tell(new CourtCommand.RejectRequest(day.On, ask.By, ask.Today))).Records("The request was turned down");
        one.MapPost("/served", (OrderServed served, [AsParameters] Ask ask) => ask.Tell(
                new CourtCommand.Serve(served.On, served.Manner, served.Officer, TimeLimits.Shipped, ask.By, ask.Today),
                served.Manner is ServiceManner.None ? new("manner", "is missing") : null, CourtDesk.Reference("officer", served.Officer)))
            .Records("The order was served: this interrupts the limitation, the request does not");
        one.MapPost("/opposed", (OrderOpposed opposed, [AsParameters] Ask ask) => ask.Tell(new CourtCommand.Oppose(opposed.On, opposed.HeardOn ?? opposed.On, ask.By, ask.Today))).Records("The debtor opposed the order");
        one.MapPost("/steps", (StepTaken step, [AsParameters] Ask ask) => ask.Tell(new CourtCommand.TakeStep(step.Step, step.On, TimeLimits.Shipped, ask.By, ask.Today), step.Step.MayBeTold() ? null : new InputError("step", $"is one of {string.Join(", ", CourtMarks.Told.Select(Spelling.Of))}"))).Records("A dated step was taken");
        one.MapPost("/corrections", (DayCorrected day, [AsParameters] Ask ask) => ask.Tell(new CourtCommand.CorrectDay(day.What, day.On, TimeLimits.Shipped, ask.By, ask.Today), day.What is CourtMark.None ? new InputError("what", "is missing") : null))
            .Records("A day was recorded wrongly; one that other services were told of is not corrected");
        one.MapPost("/dismissed", (CourtDay day, [AsParameters] Ask ask) => ask.Tell(new CourtCommand.Dismiss(day.On, ask.By, ask.Today))).Records("The claim was turned down");
        one.MapPost("/title", (TitleObtained title, [AsParameters] Ask ask) => ask.Tell(
                new CourtCommand.ObtainTitle(title.On, CourtDesk.Euros(title.AmountCents), CourtDesk.Euros(title.CostsCents), TimeLimits.Shipped, ask.By, ask.Today),
                CourtDesk.Amount("amountCents", title.AmountCents), CourtDesk.Amount("costsCents", title.CostsCents, mayBeNothing: true)))
            .Records("There is an enforceable title");
        one.MapPost("/acts", (ActDone act, [AsParameters] Ask ask) => ask.Tell(
                new CourtCommand.Enforce(act.Act, act.On, act.InPerson, act.Officer, CourtDesk.Euros(act.CostCents), CourtDesk.Euros(act.YieldCents), act.Reference, TimeLimits.Shipped, ask.By, ask.Today),
                act.Act is EnforcementAct.None ? new("act", "is missing") : null, CourtDesk.Reference("reference", act.Reference), CourtDesk.Reference("officer", act.Officer),
                CourtDesk.Amount("costCents", act.CostCents, mayBeNothing: true), CourtDesk.Amount("yieldCents", act.YieldCents, mayBeNothing: true)))
            .Records("An enforcement officer acted");
        one.MapPost("/costs", (CostIncurred cost, [AsParameters] Ask ask) => ask.Tell(
                new CourtCommand.IncurCost(cost.Kind, CourtDesk.Euros(cost.AmountCents), cost.On, cost.Reference, ask.By, ask.Today),
                cost.Kind is CourtCostKind.None ? new("kind", "is missing") : null, CourtDesk.Reference("reference", cost.Reference), CourtDesk.Amount("amountCents", cost.AmountCents)))
            .Records("Something cost; never part of the debtor's balance without a title");
        one.MapPost("/paid", (CourtDay day, [AsParameters] Ask ask) => ask.Tell(new CourtCommand.Pay(day.On, ask.By, ask.Today))).Records("What was sought is paid");
        one.MapPost("/withdrawn", (CourtDay day, [AsParameters] Ask ask) => ask.Tell(new CourtCommand.Withdraw(day.On, ask.By, ask.Today))).Records("The creditor withdraws");
        one.MapPost("/lapsed", (ProceedingLapsed lapsed, [AsParameters] Ask ask) => ask.Tell(
                new CourtCommand.Lapse(lapsed.Cause, lapsed.On, TimeLimits.Shipped, ask.By, ask.Today), lapsed.Cause is LapseCause.None ? new InputError("cause", "is missing") : null))
            .Records("A person says that it came to nothing: the calendar alone never does");
    }

    internal static RouteHandlerBuilder Records(this RouteHandlerBuilder endpoint, string summary) =>
        endpoint.WithSummary(summary).Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
}
