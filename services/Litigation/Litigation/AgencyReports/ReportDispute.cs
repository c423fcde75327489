using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.AgencyReports;

/// <summary>The debtor contests a claim.</summary>
/// <param name="Reference">The agency's own; once per placement.</param>
/// <param name="ClaimId">The claim.</param>
/// <param name="Reason"><c>quality</c>, <c>not_delivered</c>, <c>price</c>, <c>already_paid</c>, <c>not_ordered</c>, <c>invoice</c> or <c>other</c>.</param>
/// <param name="AmountCents">Contested.</param>
/// <param name="Currency">That of the placement.</param>
/// <param name="On">Day the agency heard of it.</param>
/// <param name="Note">Free words, at most 1000 characters; kept where they can be erased.</param>
sealed record DisputeGiven(string Reference, Guid ClaimId, DisputeReason Reason, long AmountCents, string Currency, DateOnly On, string? Note = null);

static class ReportDispute
{
    public static void Map(IEndpointRouteBuilder own) =>
        own.MapPost("/disputes", Report).WithSummary("The debtor contests a claim, or a part of it").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    static async Task<IResult> Report(Guid id, DisputeGiven given, ReportDesk desk, HttpContext http, CancellationToken stop) =>
        given.Reason is DisputeReason.None ? Problems.Invalid("reason", "is one of those of the contract")
        : ReportDesk.Wrong(given.AmountCents, given.Currency) ?? await desk.Take(http, id, given.Reference, given.Note, new PlacementCommand.ReportDispute(
            given.Reference, given.ClaimId, given.Reason, Money.OfCents(given.AmountCents, given.Currency), given.On, desk.Today), stop);
}
