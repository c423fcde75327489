using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Cases;

/// <summary>What is given up.</summary>
/// <param name="Reason">One of a fixed list: free text would bring personal data into the events.</param>
public sealed record WaiverAsked(WaiverReason Reason);

/// <summary>A manager gives up what an invoice owes for being late.</summary>
static class WaivePenalties
{
    public static void MapWaivers(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/cases/{id:guid}/invoices/{invoice:guid}/penalty-waiver", Waive).RequireRole(Roles.Manager).WithTags("cases")
            .WithSummary("Gives up the late interest and the compensation of an invoice, for good; a public buyer's cannot be (L2192-14)").Produces(204).ProducesProblem(409).ProducesProblem(422);

    static async Task<IResult> Waive(Guid id, Guid invoice, WaiverAsked asked, HttpContext http, CaseStreams cases, BusinessClock clock, CancellationToken stop) =>
        asked.Reason == WaiverReason.Unknown
            ? Problems.Invalid("reason", "is missing")
            : Answer.From(await cases.Execute(id, new DunningCommand.WaivePenalties(invoice, asked.Reason, http.Actor(), clock.Today), http.EventContext(clock), null, stop));
}
