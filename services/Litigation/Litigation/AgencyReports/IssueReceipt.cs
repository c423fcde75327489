using Recouvrement.Litigation.Domain.Placements;

namespace Recouvrement.Litigation.AgencyReports;

/// <summary>The debtor has its receipt (quittance).</summary>
/// <param name="Reference">Of the receipt; once per placement.</param>
/// <param name="Collection">Reference of the collection it is for.</param>
/// <param name="On">Day of the receipt.</param>
sealed record ReceiptGiven(string Reference, string Collection, DateOnly On);

static class IssueReceipt
{
    public static void Map(IEndpointRouteBuilder own) =>
        own.MapPost("/receipts", Issue).WithSummary("The debtor has its receipt for a collection (CPCE R124-6)").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    static async Task<IResult> Issue(Guid id, ReceiptGiven given, ReportDesk desk, HttpContext http, CancellationToken stop) =>
        OwnPlacements.WrongReference(given.Collection, "collection")
        ?? await desk.Take(http, id, given.Reference, null, new PlacementCommand.IssueReceipt(given.Reference, given.Collection, given.On, desk.Today), stop);
}
