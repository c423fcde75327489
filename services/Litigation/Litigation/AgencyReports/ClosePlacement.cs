using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.AgencyReports;

/// <summary>The agency has nothing more to do.</summary>
/// <param name="Reference">The agency's own; once per placement.</param>
/// <param name="Code"><c>paid</c>, <c>partly_paid_rest_irrecoverable</c>, <c>insolvent</c>, <c>untraceable</c>, <c>disputed</c>, <c>time_barred_suspected</c>, <c>uneconomic</c> or <c>refused_by_creditor</c>.</param>
/// <param name="Note">Free words, at most 1000 characters; kept where they can be erased.</param>
sealed record ClosureGiven(string Reference, ClosureCode Code, string? Note = null);

static class ClosePlacement
{
    public static void Map(IEndpointRouteBuilder own) =>
        own.MapPost("/closure", Close).WithSummary("The agency closes the placement; money that still comes in is reported all the same").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    static Task<IResult> Close(Guid id, ClosureGiven given, ReportDesk desk, HttpContext http, CancellationToken stop) =>
        given.Code is ClosureCode.None ? Task.FromResult(Problems.Invalid("code", "is one of those of the contract"))
        : desk.Take(http, id, given.Reference, given.Note, new PlacementCommand.ClosePlacement(given.Reference, given.Code, desk.Today), stop);
}
