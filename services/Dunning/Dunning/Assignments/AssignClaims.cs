using Npgsql;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Assignments;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Entities;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Assignments;

/// <summary>Claims for an agency that works in the creditor's name.</summary>
/// <param name="Agency">Name in the register of agencies; it has signed a white-label mandate.</param>
/// <param name="Until">Last day; at most 92 days ahead.</param>
/// <param name="Invoices">Numbers or ids; without it, all that are overdue and free.</param>
public sealed record AssignmentAsked(string Agency, DateOnly Until, IReadOnlyList<string>? Invoices = null);

/// <summary>The cases of a peak of work, for an agency that works in the creditor's name.</summary>
/// <param name="Cases">1 to 500, such as those of a worklist.</param>
/// <param name="Agency">Name in the register of agencies; it has signed a white-label mandate.</param>
/// <param name="Until">Last day; at most 92 days ahead.</param>
public sealed record AssignmentsAsked(IReadOnlyList<Guid> Cases, string Agency, DateOnly Until);

/// <summary>What came of one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Outcome"><c>assigned</c>, <c>assigned_already</c>, <c>not_found</c> or <c>refused</c>.</param>
/// <param name="Reason">Why it was refused.</param>
public sealed record AssignmentReport(Guid Case, string Outcome, string? Reason = null);

/// <summary>Claims go to an agency that speaks in the creditor's name while they are dunned (marque blanche), and come back.</summary>
static class AssignClaims
{
    const int Most = 500, LongestName = 40;

    public static void MapAssignments(this IEndpointRouteBuilder routes)
    {
        var ofCase = routes.MapGroup("/cases/{id:guid}/assignments").WithTags("assignments");
        ofCase.MapPost("", One).RequireRole(Roles.Manager).WithSummary("Gives claims of a case to an agency that works in the creditor's name; the plan goes on, the calls are the agency's").Produces<AssignmentItem>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        ofCase.MapPost("/{assignment:guid}/end", End).RequireRole(Roles.Manager).WithSummary("The agency is to stop before its last day").Produces(204).ProducesProblem(404).ProducesProblem(409);
        ofCase.MapGet("", OfCase).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("Assignments of a case").Produces<AssignmentItem[]>().ProducesProblem(404).ProducesProblem(422);
        routes.MapPost("/assignments", Many).RequireRole(Roles.Manager).WithTags("assignments").WithSummary("Gives the overdue claims of many cases to an agency; says of each what came of it").Produces<AssignmentReport[]>().ProducesProblem(422);
        routes.MapGet("/assignments", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("assignments").WithSummary("Assignments that last").Produces<AssignmentItem[]>().ProducesProblem(422);
    }

    static async Task<IResult> One(Guid id, AssignmentAsked asked, HttpContext http, CaseDesk desk, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        if (NamedInvoices.Wrong(asked.Invoices) is { } wrong) return wrong;
        if (Wrong(asked.Agency, asked.Until, clock.Today) is { } no) return no;
        var today = clock.Today;
        return await desk.Tell(
            id, http.EventContext(clock), now => new DunningCommand.AssignClaims(asked.Agency, [.. asked.Invoices ?? []], asked.Until, now, http.Actor(), today), stop,
            async outcome => TypedResults.Ok(await SaidRows.One<AssignmentItem>(
                database, outcome.Decision.Facts.OfType<DunningEvent.ClaimsAssigned>().Select(set => set.Assignment), outcome.State.Assignments.Values.Where(known => known.IsOpen).Select(known => known.Id), stop)));
    }

    static Task<IResult> End(Guid id, Guid assignment, HttpContext http, CaseDesk desk, BusinessClock clock, CancellationToken stop) =>
        desk.Tell(id, http.EventContext(clock), _ => new DunningCommand.EndAssignment(assignment, http.Actor(), clock.Today), stop);

    static Task<IResult> OfCase(Guid id, CallersScope scope, NpgsqlDataSource database, CancellationToken stop, Guid? after = null, int limit = 100) =>
        SaidRows.Page<AssignmentItem>(scope, database, AssignmentItem.Kind, id, null, null, after, limit, stop);

    static Task<IResult> List(CallersScope scope, NpgsqlDataSource database, CancellationToken stop, string? creditor = null, Guid? after = null, int limit = 100) =>
        SaidRows.Page<AssignmentItem>(scope, database, AssignmentItem.Kind, null, creditor, AssignmentItem.Open, after, limit, stop);

    static async Task<IResult> Many(AssignmentsAsked asked, HttpContext http, CallersScope scope, CaseStreams cases, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if (asked.Cases is not { Count: > 0 and <= Most }) return Problems.Invalid("cases", $"are 1 to {Most}");
        if (Wrong(asked.Agency, asked.Until, clock.Today) is { } wrong) return wrong;
        var (context, today) = (http.EventContext(clock), clock.Today);
        Guid[] wanted = [.. asked.Cases.Distinct().Order()];
        return TypedResults.Ok(await UnitOfWork.Run(database, signal, async session =>
        {
            var entities = await EntityTable.Share(session, stop);
            var (within, values) = scope.Narrow("cases.creditor", "cases.case_id", [wanted]);
            var known = (await session.Read($"select case_id, creditor from cases where case_id = any ($1){within} order by case_id", row => (Case: row.GetGuid(0), Creditor: row.GetString(1)), stop, values)).ToArray();
            var outcomes = await cases.HandleMany(
                session, [.. known.Select(c => (c.Case, (DunningCommand)new DunningCommand.AssignClaims(asked.Agency, [], asked.Until, entities[c.Creditor], http.Actor(), today)))], context, stop);
            var byCase = known.Zip(outcomes).ToDictionary(c => c.First.Case, c => c.Second.Decision);
            return wanted.Select(id => !byCase.TryGetValue(id, out var decision) ? new AssignmentReport(id, "not_found")
                : decision.Refusal is { } refusal ? new(id, "refused", refusal.Reason)
                : new(id, decision.Facts.IsEmpty ? "assigned_already" : "assigned")).ToArray();
        }, stop));
    }

    static IResult? Wrong(string agency, DateOnly until, DateOnly today) =>
        agency.Length is 0 or > LongestName || !agency.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? Problems.Invalid("agency", $"is 1 to {LongestName} lower-case letters, digits and hyphens, as in the register of agencies")
        : until < today                              ? Problems.Invalid("until", "is today or later")
        : until > today.AddDays(Assignment.MostDays) ? Problems.Invalid("until", $"lies at most {Assignment.MostDays} days ahead")
        : null;
}
