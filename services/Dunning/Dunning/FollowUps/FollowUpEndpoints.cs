using Npgsql;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Notes;
using Recouvrement.Dunning.Notes;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.FollowUps;

/// <summary>A visit that is asked for.</summary>
/// <param name="Deadline">Last day to make it.</param>
/// <param name="Invoices">Numbers or ids; without it, all that may be claimed.</param>
public sealed record VisitAsked(DateOnly Deadline, IReadOnlyList<string>? Invoices = null);

/// <summary>A task that was done.</summary>
/// <param name="Report">What there is to say, of a visit above all; kept as a note that can be erased.</param>
public sealed record FollowUpReport(string? Report = null);

/// <summary>What follows from what debtors said, and visits: facts of their cases, each with its task among those of the team.</summary>
static class FollowUpEndpoints
{
    const int MostDays = 92;

    public static void MapFollowUps(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/follow-ups", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("follow-ups").WithSummary("What people are to do because of what debtors said").Produces<FollowUpItem[]>().ProducesProblem(422);
        var ofCase = routes.MapGroup("/cases/{id:guid}").WithTags("follow-ups");
        ofCase.MapGet("/follow-ups", OfCase).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("The tasks of a case that follow from what was said").Produces<FollowUpItem[]>().ProducesProblem(404).ProducesProblem(422);
        ofCase.MapPost("/follow-ups/{task:guid}/done", Done).RequireRole(Roles.Collector, Roles.Manager).WithSummary("A task was done; of a visit, with its report").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        ofCase.MapPost("/visits", Visit).RequireRole(Roles.Collector, Roles.Manager).WithSummary("Orders a visit to the debtor").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    static async Task<IResult> Visit(Guid id, VisitAsked asked, HttpContext http, CaseDesk desk, BusinessClock clock, CancellationToken stop)
    {
        if (NamedInvoices.Wrong(asked.Invoices) is { } wrong) return wrong;
        if (asked.Deadline < clock.Today || asked.Deadline > clock.Today.AddDays(MostDays)) return Problems.Invalid("deadline", $"lies from today to {MostDays} days ahead");
        return await desk.Tell(id, http.EventContext(clock), _ => new DunningCommand.OrderVisit([.. asked.Invoices ?? []], asked.Deadline, http.Actor(), clock.Today), stop);
    }

    static async Task<IResult> Done(Guid id, Guid task, FollowUpReport report, HttpContext http, CaseDesk desk, BusinessClock clock, CancellationToken stop)
    {
        if (report.Report is { } text && !NoteText.IsText(text)) return Problems.Invalid("report", NoteText.What);
        var (by, today) = (http.Actor(), clock.Today);
        var note = FollowUpTasks.ReportOf(task);
        return await desk.Tell(
            id, http.EventContext(clock), _ => new DunningCommand.DoFollowUp(task, by, today) { Report = report.Report is null ? null : note }, stop,
            alongside: report.Report is null ? null : session => NoteText.Keep(session, note, id, NoteKind.VisitReport, report.Report, by, today, stop));
    }

    static Task<IResult> OfCase(Guid id, CallersScope scope, NpgsqlDataSource database, CancellationToken stop, Guid? after = null, int limit = 100) =>
        SaidRows.Page<FollowUpItem>(scope, database, FollowUpItem.Row, id, null, null, after, limit, stop);

    static Task<IResult> List(CallersScope scope, NpgsqlDataSource database, CancellationToken stop, bool done = false, string? creditor = null, Guid? after = null, int limit = 100) =>
        SaidRows.Page<FollowUpItem>(scope, database, FollowUpItem.Row, null, creditor, done ? FollowUpItem.Done : FollowUpItem.Open, after, limit, stop);
}
