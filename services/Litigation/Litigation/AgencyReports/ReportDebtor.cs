using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.AgencyReports;

/// <summary>What the agency found out about the debtor.</summary>
/// <param name="Reference">The agency's own; once per placement.</param>
/// <param name="Finding"><c>insolvent</c>, <c>unknown_address</c> or <c>ceased</c>.</param>
/// <param name="On">When.</param>
/// <param name="Note">Free words, at most 1000 characters; kept where they can be erased.</param>
sealed record FindingGiven(string Reference, DebtorFinding Finding, DateOnly On, string? Note = null);

static class ReportDebtor
{
    public static void Map(IEndpointRouteBuilder own) =>
        own.MapPost("/findings", Report).WithSummary("The debtor is insolvent, not at its address, or has given up").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    static Task<IResult> Report(Guid id, FindingGiven given, ReportDesk desk, HttpContext http, CancellationToken stop) =>
        given.Finding is DebtorFinding.None ? Task.FromResult(Problems.Invalid("finding", "is insolvent, unknown_address or ceased"))
        : desk.Take(http, id, given.Reference, given.Note, new PlacementCommand.ReportDebtor(given.Reference, given.Finding, given.On, desk.Today), stop);
}
