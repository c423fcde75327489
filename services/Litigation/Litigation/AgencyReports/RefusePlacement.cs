using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.AgencyReports;

/// <summary>The agency does not take the claims on.</summary>
/// <param name="Reference">The agency's own; once per placement.</param>
/// <param name="Reason"><c>conflict_of_interest</c>, <c>no_capacity</c>, <c>outside_zone</c>, <c>amount_too_low</c>, <c>documents_missing</c>, <c>debtor_hopeless</c> or <c>other</c>.</param>
/// <param name="Note">Free words, at most 1000 characters; kept where they can be erased.</param>
sealed record RefusalGiven(string Reference, AgencyRefusal Reason, string? Note = null);

static class RefusePlacement
{
    public static void Map(IEndpointRouteBuilder own) =>
        own.MapPost("/refusal", Refuse).WithSummary("The agency does not take the claims on: the mandate ends, and they wait for another agency").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    static Task<IResult> Refuse(Guid id, RefusalGiven given, ReportDesk desk, HttpContext http, CancellationToken stop) =>
        given.Reason is AgencyRefusal.None ? Task.FromResult(Problems.Invalid("reason", "is one of those of the contract"))
        : desk.Take(http, id, given.Reference, given.Note, new PlacementCommand.RefusePlacement(given.Reference, given.Reason, desk.Today), stop);
}
