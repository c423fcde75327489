using Npgsql;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Pauses;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Pauses;

/// <summary>A pause that is asked for.</summary>
/// <param name="Reason">One of a fixed list: free text would bring personal data into the events.</param>
/// <param name="Until">Last day; at most 92 days ahead.</param>
/// <param name="Invoices">Numbers or ids; without it, the whole case, invoices to come included.</param>
public sealed record PauseAsked(PauseReason Reason, DateOnly Until, IReadOnlyList<string>? Invoices = null);

/// <summary>Pauses of one case, and those that hold now.</summary>
static class PauseCase
{
    public static void MapPauses(this IEndpointRouteBuilder routes)
    {
        var ofCase = routes.MapGroup("/cases/{id:guid}/pauses").WithTags("pauses");
        ofCase.MapPost("", Set).RequireRole(Roles.Collector, Roles.Manager).WithSummary("Pauses a case or some of its invoices until a day").Produces<PauseItem>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        ofCase.MapPost("/{pause:guid}/lift", Lift).RequireRole(Roles.Collector, Roles.Manager).WithSummary("Ends a pause before its day").Produces(204).ProducesProblem(404).ProducesProblem(409);
        ofCase.MapGet("", OfCase).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("The pauses of a case").Produces<PauseItem[]>().ProducesProblem(404).ProducesProblem(422);
        var pauses = routes.MapGroup("/pauses").WithTags("pauses");
        pauses.MapGet("", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("Pauses that hold today").Produces<PauseItem[]>().ProducesProblem(422);
        pauses.MapPost("", PauseMany.Set).RequireRole(Roles.Collector, Roles.Manager).WithSummary("Pauses many cases at once; says of each what came of it").Produces<PauseReport[]>().ProducesProblem(422);
    }

    static async Task<IResult> Set(Guid id, PauseAsked asked, HttpContext http, CaseDesk desk, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        if (NamedInvoices.Wrong(asked.Invoices) is { } wrong) return wrong;
        if (Wrong(asked.Reason, asked.Until, clock.Today) is { } no) return no;
        var today = clock.Today;
        return await desk.Tell(
            id, http.EventContext(clock), _ => new DunningCommand.PauseCase(asked.Reason, [.. asked.Invoices ?? []], asked.Until, http.Actor(), today), stop,
            async outcome => TypedResults.Ok(await SaidRows.One<PauseItem>(
                database, outcome.Decision.Facts.OfType<DunningEvent.DunningPaused>().Select(set => set.Pause),
                outcome.State.Pauses.Values.Where(pause => pause.IsOn(today) && pause.Reason == asked.Reason && pause.Until == asked.Until && pause.IsWhole == asked.Invoices is not { Count: > 0 }).Select(pause => pause.Id), stop)));
    }

    internal static IResult? Wrong(PauseReason reason, DateOnly until, DateOnly today) =>
        reason == PauseReason.Unknown            ? Problems.Invalid("reason", "is missing")
        : until < today                          ? Problems.Invalid("until", "is today or later")
        : until > today.AddDays(Pause.MostDays)  ? Problems.Invalid("until", $"lies at most {Pause.MostDays} days ahead")
        : null;

    static Task<IResult> Lift(Guid id, Guid pause, HttpContext http, CaseDesk desk, BusinessClock clock, CancellationToken stop) =>
        desk.Tell(id, http.EventContext(clock), _ => new DunningCommand.LiftPause(pause, http.Actor(), clock.Today), stop);

    static Task<IResult> OfCase(Guid id, CallersScope scope, NpgsqlDataSource database, CancellationToken stop, Guid? after = null, int limit = 100) =>
        SaidRows.Page<PauseItem>(scope, database, PauseItem.Kind, id, null, null, after, limit, stop);

    static Task<IResult> List(CallersScope scope, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop, string? creditor = null, Guid? after = null, int limit = 100) =>
        SaidRows.Page<PauseItem>(scope, database, PauseItem.Kind, null, creditor, PauseItem.Set, after, limit, stop, clock.Today);
}
