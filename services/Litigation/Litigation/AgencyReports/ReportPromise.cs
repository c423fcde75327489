using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Placements;

namespace Recouvrement.Litigation.AgencyReports;

/// <summary>The debtor promised the agency to pay.</summary>
/// <param name="Reference">The agency's own; once per placement.</param>
/// <param name="ClaimId">The claim.</param>
/// <param name="AmountCents">Promised.</param>
/// <param name="Currency">That of the placement.</param>
/// <param name="By">Last day for it.</param>
/// <param name="On">Day of the promise.</param>
sealed record PromiseGiven(string Reference, Guid ClaimId, long AmountCents, string Currency, DateOnly By, DateOnly On);

static class ReportPromise
{
    public static void Map(IEndpointRouteBuilder own) =>
        own.MapPost("/promises", Report).WithSummary("The debtor promised the agency to pay").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    static async Task<IResult> Report(Guid id, PromiseGiven given, ReportDesk desk, HttpContext http, CancellationToken stop) =>
        ReportDesk.Wrong(given.AmountCents, given.Currency) ?? await desk.Take(http, id, given.Reference, null, new PlacementCommand.ReportPromise(
            given.Reference, given.ClaimId, Money.OfCents(given.AmountCents, given.Currency), given.By, given.On, desk.Today), stop);
}
