using Microsoft.AspNetCore.Mvc;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.AgencyReports;

/// <summary>The agency takes the claims on.</summary>
/// <param name="Reference">The agency's own reference of the whole.</param>
sealed record Acknowledgement(string Reference);

static class AcknowledgePlacement
{
    public static void Map(IEndpointRouteBuilder own) =>
        own.MapPost("/acknowledgement", Acknowledge).WithSummary("The agency takes the claims on; the same reference again does nothing more")
            .ProducesProblem(404).TakesCommand();

    public static async Task<IResult> Acknowledge(Guid id, Acknowledgement given, [FromHeader(Name = "If-Match")] string? version, PlacementStreams placements, HttpContext http, BusinessClock clock, CancellationToken stop)
    {
        if (OwnPlacements.WrongReference(given.Reference) is { } wrong) return wrong;
        var outcome = await placements.Execute(id, new PlacementCommand.Acknowledge(given.Reference, clock.Today), http.EventContext(clock), Answer.Version(version), stop);
        return OwnPlacements.Refused(outcome.Decision.Refusal) ?? Answer.From(outcome);
    }
}
