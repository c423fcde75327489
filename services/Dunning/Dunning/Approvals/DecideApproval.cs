using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Approvals;

/// <summary>Why a manager does not agree.</summary>
/// <param name="Reason">One of a fixed list: free text would bring personal data into the events.</param>
/// <param name="Until">Day from which it may be proposed again; without it, until a person agrees or its invoices change.</param>
public sealed record Rejection(RejectionReason Reason, DateOnly? Until = null);

/// <summary>A second person says yes or no to a threat or a hand-over.</summary>
static class DecideApproval
{
    public static void MapApprovals(this IEndpointRouteBuilder routes)
    {
        var approvals = routes.MapGroup("/approvals").WithTags("approvals");
        approvals.MapGet("", ListApprovals.List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("Threats, hand-overs and plans that wait for a second person").Produces<ApprovalItem[]>();
        approvals.MapPost("/{decision:guid}/approve", Approve).RequireRole(Roles.Manager).WithSummary("Agrees; not by who asked for the run or entered the plan").Produces(204).ProducesProblem(404).ProducesProblem(409);
        approvals.MapPost("/approve", ApproveMany.Approve).RequireRole(Roles.Manager).WithSummary("Agrees to many, each by itself, with a report on each").Produces<ApprovalReport[]>().ProducesProblem(422);
        approvals.MapPost("/{decision:guid}/reject", Reject).RequireRole(Roles.Manager).WithSummary("Does not agree").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    static Task<IResult> Approve(Guid decision, HttpContext http, Acts acts, BusinessClock clock, CancellationToken stop) =>
        acts.Decide(decision, http.EventContext(clock), now => new DunningCommand.Approve(decision, now, http.Actor(), clock.Today), stop);

    static async Task<IResult> Reject(Guid decision, Rejection no, HttpContext http, Acts acts, BusinessClock clock, CancellationToken stop)
    {
        if (no.Reason == RejectionReason.Unknown) return Problems.Invalid("reason", "is missing");
        if (no.Until <= clock.Today) return Problems.Invalid("until", "must lie ahead");
        return await acts.Decide(decision, http.EventContext(clock), _ => new DunningCommand.Reject(decision, no.Reason, no.Until, http.Actor(), clock.Today), stop);
    }
}
