using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Platform.Hosting;

/// <summary>Why a parked message is left where it is.</summary>
/// <param name="Reason">In words, 1 to 500 characters.</param>
public sealed record SetAside(string Reason);

static class ParkedEndpoints
{
    const int Most = 500, LongestReason = 500;

    public static void MapParked(this IEndpointRouteBuilder ops)
    {
        ops.MapGet("/parked", async (ParkedMessages parked, CancellationToken stop, int limit = 100) => TypedResults.Ok(await parked.List(Math.Clamp(limit, 1, Most), stop)))
            .WithSummary("Messages that wait for a person, with their reason, and the last that were replayed");
        ops.MapPost("/parked/replay", async (ParkedMessages parked, HttpContext http, CancellationToken stop) => TypedResults.Ok(new { moved = await parked.ReplayAll(http.Actor(), stop) }))
            .WithSummary("Moves parked messages back to the queue; the inbox makes that safe");
        ops.MapPost("/parked/{number:long}/replay", async (long number, ParkedMessages parked, HttpContext http, CancellationToken stop) =>
                Found(await parked.Replay(number, http.Actor(), stop)))
            .WithSummary("Moves one parked message back to the queue").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status409Conflict);
        ops.MapPost("/parked/{number:long}/set-aside", async (long number, SetAside aside, ParkedMessages parked, HttpContext http, CancellationToken stop) =>
                string.IsNullOrWhiteSpace(aside.Reason) || aside.Reason.Length > LongestReason
                    ? Problems.Invalid("reason", $"is 1 to {LongestReason} characters")
                    : Found(await parked.SetAside(number, aside.Reason, http.Actor(), stop)))
            .WithSummary("Leaves one parked message where it is, for a reason: it raises no alarm any more").Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    static IResult Found(bool waits) =>
        waits ? TypedResults.NoContent() : Problems.Of(409, "not_parked", "No message of this number waits: somebody may have replayed it already.");
}
