using Npgsql;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Promises;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Plans;

/// <summary>A term that is asked for.</summary>
/// <param name="DueOn">Last day on which its payment is in time.</param>
/// <param name="AmountCents">In the currency of the plan.</param>
public sealed record TermAsked(DateOnly DueOn, long AmountCents);

/// <summary>A plan that is asked for.</summary>
/// <param name="Terms">By date; with the discount, together all that is owed on the invoices, to the cent.</param>
/// <param name="Invoices">Numbers or ids; without it, all that may be promised.</param>
/// <param name="Currency">ISO 4217, that of the invoices; EUR by default.</param>
/// <param name="DiscountCents">Given up of the principal once all terms are kept in time, less than all of it; without it, nothing. One term is enough: so much by that day, and the rest is given up.</param>
public sealed record PlanAsked(IReadOnlyList<TermAsked> Terms, IReadOnlyList<string>? Invoices = null, string? Currency = null, long? DiscountCents = null);

/// <summary>Instalment plans: entered, cancelled, listed. What its author may not grant alone waits among the approvals.</summary>
static class ProposePlan
{
    const int MostTerms = 36;
    const long Largest = 100_000_000_000;

    public static void MapPlans(this IEndpointRouteBuilder routes)
    {
        var ofCase = routes.MapGroup("/cases/{id:guid}/plans").WithTags("plans");
        ofCase.MapPost("", Propose).RequireRole(Roles.Collector, Roles.Manager).WithSummary("Enters an instalment plan: agreed at once, or waiting for a manager where it is longer or gives up more than its author may grant").Produces<PlanItem>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        ofCase.MapPost("/{plan:guid}/cancellation", Cancel).RequireRole(Roles.Collector, Roles.Manager).WithSummary("Ends a plan that is neither fulfilled nor broken").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        ofCase.MapPost("/{plan:guid}/discount/lift", LiftDiscount).RequireRole(Roles.Manager).WithSummary("What a kept plan gave up is not credited after all: it is owed and dunned again").Produces(204).ProducesProblem(404).ProducesProblem(409);
        ofCase.MapGet("", OfCase).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("The plans on a case").Produces<PlanItem[]>().ProducesProblem(404).ProducesProblem(422);
        routes.MapGet("/plans", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("plans").WithSummary("Plans by how far they are").Produces<PlanItem[]>().ProducesProblem(422);
    }

    static async Task<IResult> Propose(Guid id, PlanAsked asked, HttpContext http, CaseDesk desk, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        if (NamedInvoices.Wrong(asked.Invoices) is { } wrong) return wrong;
        if (NamedInvoices.WrongCurrency(asked.Currency) is { } unknown) return unknown;
        if (asked.Terms is not { Count: > 0 and <= MostTerms }) return Problems.Invalid("terms", $"are 1 to {MostTerms}");
        if (asked.Terms.Any(term => term is null || term.AmountCents is < 1 or > Largest)) return Problems.Invalid("terms", "have positive amounts in cents");
        if (asked.DiscountCents is < 1 or > Largest) return Problems.Invalid("discountCents", "is a positive amount in cents");
        if (asked.Terms[0].DueOn < clock.Today) return Problems.Invalid("terms", "begin today or later");
        var today = clock.Today;
        return await desk.Tell(
            id, http.EventContext(clock),
            now => new DunningCommand.ProposePlan([.. asked.Invoices ?? []], [.. asked.Terms.Select(term => new PlanTerm(term.DueOn, Money.OfCents(term.AmountCents, asked.Currency ?? "EUR")))], now, http.Actor(), today)
            {
                Discount = asked.DiscountCents is { } cents ? Money.OfCents(cents, asked.Currency ?? "EUR") : null,
                As = http.User.IsInRole(Roles.Manager) ? Negotiator.Manager : Negotiator.Collector,
            }, stop,
            async outcome => TypedResults.Ok(await SaidRows.One<PlanItem>(
                database, outcome.Decision.Facts.OfType<DunningEvent.PlanProposed>().Select(made => made.Plan),
                outcome.State.Plans.Values.Where(plan => plan.IsOpen && plan.ProposedOn == today && plan.Terms[0].DueOn == asked.Terms[0].DueOn && plan.Discount.Cents == (asked.DiscountCents ?? 0)).Select(plan => plan.Id), stop)));
    }

    static async Task<IResult> Cancel(Guid id, Guid plan, EndAsked asked, HttpContext http, CaseDesk desk, BusinessClock clock, CancellationToken stop) =>
        asked.Wrong ?? await desk.Tell(id, http.EventContext(clock), _ => new DunningCommand.CancelPlan(plan, asked.Reason, http.Actor(), clock.Today), stop);

    static Task<IResult> LiftDiscount(Guid id, Guid plan, HttpContext http, CaseDesk desk, BusinessClock clock, CancellationToken stop) =>
        desk.Tell(id, http.EventContext(clock), _ => new DunningCommand.LiftDiscount(plan, http.Actor(), clock.Today), stop);

    static Task<IResult> OfCase(Guid id, CallersScope scope, NpgsqlDataSource database, CancellationToken stop, Guid? after = null, int limit = 100) =>
        SaidRows.Page<PlanItem>(scope, database, PlanItem.Kind, id, null, null, after, limit, stop);

    static async Task<IResult> List(CallersScope scope, NpgsqlDataSource database, CancellationToken stop, string? status = null, string? creditor = null, Guid? after = null, int limit = 100) =>
        status is not null && Spelling.Known<PlanStatus>(status) is null
            ? Problems.Invalid("status", "is proposed, agreed, fulfilled, broken, rejected or cancelled")
            : await SaidRows.Page<PlanItem>(scope, database, PlanItem.Kind, null, creditor, status, after, limit, stop);
}
