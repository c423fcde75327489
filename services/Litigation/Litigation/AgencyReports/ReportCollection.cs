using Microsoft.AspNetCore.Mvc;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.AgencyReports;

/// <summary>Money the debtor paid to the agency.</summary>
/// <param name="Reference">The agency's own; once per placement.</param>
/// <param name="ClaimId">The claim it is for.</param>
/// <param name="AmountCents">More than nothing.</param>
/// <param name="Currency">That of the placement.</param>
/// <param name="On">Day the debtor paid.</param>
sealed record CollectionGiven(string Reference, Guid ClaimId, long AmountCents, string Currency, DateOnly On);

/// <summary>The collection is on record.</summary>
/// <param name="Reference">The agency's own.</param>
/// <param name="ExcessCents">What goes beyond what was known to be owed on the claim: the creditor will ask about it.</param>
sealed record CollectionOnRecord(string Reference, long ExcessCents);

static class ReportCollection
{
    public static void Map(IEndpointRouteBuilder own) =>
        own.MapPost("/collections", Report).WithSummary("The debtor has paid the agency; the same reference again does nothing more")
            .Produces<CollectionOnRecord>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);

    public static async Task<IResult> Report(Guid id, CollectionGiven given, [FromHeader(Name = "If-Match")] string? version, PlacementStreams placements, HttpContext http, BusinessClock clock, CancellationToken stop)
    {
        if (OwnPlacements.WrongReference(given.Reference) is { } wrong) return wrong;
        if (ReportDesk.Wrong(given.AmountCents, given.Currency) is { } amount) return amount;
        var report = new PlacementCommand.ReportCollection(given.Reference, given.ClaimId, Money.OfCents(given.AmountCents, given.Currency), given.On, clock.Today, TimeLimits.Shipped);
        var outcome = await placements.Execute(id, report, http.EventContext(clock), Answer.Version(version), stop);
        if (OwnPlacements.Refused(outcome.Decision.Refusal) is { } refused) return refused;
        if (outcome.Stale) return Answer.From(outcome);
        http.Response.Headers.ETag = $"\"{outcome.Version}\"";
        return TypedResults.Ok(new CollectionOnRecord(given.Reference, outcome.State.Reports[given.Reference].Excess.Cents));
    }
}
