using Npgsql;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Sales;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Sales;

/// <summary>An objection that sales asks for; who follows the case enters it.</summary>
/// <param name="Reason">One of a fixed list: free text would bring personal data into the events.</param>
/// <param name="Until">Last day; at most 30 days ahead.</param>
/// <param name="Invoices">Numbers or ids; without it, the whole case.</param>
/// <param name="Step">Only this threat: a step of the policy, or <c>hand_over</c>; without it, any.</param>
public sealed record SalesObjectionAsked(ObjectionReason Reason, DateOnly Until, IReadOnlyList<string>? Invoices = null, string? Step = null);

/// <summary>Objections of sales to threats, and what sales people were told.</summary>
static class ObjectForSales
{
    const int LongestStep = 40;

    public static void MapSales(this IEndpointRouteBuilder routes)
    {
        var ofCase = routes.MapGroup("/cases/{id:guid}/sales-objections").WithTags("sales");
        ofCase.MapPost("", Set).RequireRole(Roles.Collector, Roles.Manager).WithSummary("Sales objects to threats until a day; reminders and calls go on, and what threatens and has not gone out is called back")
            .Produces<SalesObjectionItem>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        ofCase.MapPost("/{objection:guid}/lift", Lift).RequireRole(Roles.Manager).WithSummary("Ends an objection of sales before its day").Produces(204).ProducesProblem(404).ProducesProblem(409);
        ofCase.MapGet("", OfCase).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("The objections of sales on a case").Produces<SalesObjectionItem[]>().ProducesProblem(404).ProducesProblem(422);
        routes.MapGet("/sales-objections", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("sales").WithSummary("Objections of sales that hold today").Produces<SalesObjectionItem[]>().ProducesProblem(422);
        routes.MapGet("/sales-notices", ListSalesNotices.List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("sales")
            .WithSummary("What sales people were told of threats to come: the invoices, from when the threat may go, and objections to it").Produces<SalesNoticeItem[]>().ProducesProblem(422);
    }

    static async Task<IResult> Set(Guid id, SalesObjectionAsked asked, HttpContext http, CaseDesk desk, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        if (NamedInvoices.Wrong(asked.Invoices) is { } wrong) return wrong;
        var today = clock.Today;
        if (Wrong(asked, today) is { } no) return no;
        return await desk.Tell(
            id, http.EventContext(clock), now => new DunningCommand.ObjectForSales(asked.Reason, asked.Step, [.. asked.Invoices ?? []], asked.Until, now, http.Actor(), today), stop,
            async outcome => TypedResults.Ok(await SaidRows.One<SalesObjectionItem>(
                database, outcome.Decision.Facts.OfType<DunningEvent.SalesObjected>().Select(set => set.Objection),
                outcome.State.Objections.Values.Where(objection => objection.IsOn(today) && objection.Reason == asked.Reason && objection.Until == asked.Until && objection.Step == asked.Step && objection.Invoices.IsEmpty == asked.Invoices is not { Count: > 0 })
                    .Select(objection => objection.Id), stop)));
    }

    static IResult? Wrong(SalesObjectionAsked asked, DateOnly today) =>
        asked.Reason == ObjectionReason.Unknown                                                   ? Problems.Invalid("reason", "is missing")
        : asked.Until < today                                                                     ? Problems.Invalid("until", "is today or later")
        : asked.Until > today.AddDays(SalesObjection.MostDays)                                    ? Problems.Invalid("until", $"lies at most {SalesObjection.MostDays} days ahead")
        : asked.Step is { Length: 0 or > LongestStep } || asked.Step?.Any(char.IsControl) is true ? Problems.Invalid("step", $"is a step of the policy or hand_over, 1 to {LongestStep} characters")
        : null;

    static Task<IResult> Lift(Guid id, Guid objection, HttpContext http, CaseDesk desk, BusinessClock clock, CancellationToken stop) =>
        desk.Tell(id, http.EventContext(clock), _ => new DunningCommand.LiftSalesObjection(objection, http.Actor(), clock.Today), stop);

    static Task<IResult> OfCase(Guid id, CallersScope scope, NpgsqlDataSource database, CancellationToken stop, Guid? after = null, int limit = 100) =>
        SaidRows.Page<SalesObjectionItem>(scope, database, SalesObjectionItem.Kind, id, null, null, after, limit, stop);

    static Task<IResult> List(CallersScope scope, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop, string? creditor = null, Guid? after = null, int limit = 100) =>
        SaidRows.Page<SalesObjectionItem>(scope, database, SalesObjectionItem.Kind, null, creditor, SalesObjectionItem.Set, after, limit, stop, clock.Today);
}
