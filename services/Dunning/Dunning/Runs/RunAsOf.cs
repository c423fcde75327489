using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Runs;

/// <summary>A run a person asks for.</summary>
/// <param name="AsOf">Not later than the business date.</param>
public sealed record RunRequest(DateOnly AsOf);

/// <summary>Runs dunning as of a date. Who asks may not approve what comes of it.</summary>
static class RunAsOf
{
    static readonly DateOnly Earliest = new(2000, 1, 1);

    public static void MapRuns(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/runs", Run).RequireRole(Roles.Manager, Roles.Ops).WithTags("runs").WithSummary("Does what is due as of a date; once more adds nothing. As of a day that has gone, nothing leaves on a day of rest, and no threat by itself").Produces<RunReport>().ProducesProblem(422);

    static async Task<IResult> Run(RunRequest asked, HttpContext http, DunningRun run, BusinessClock clock, CancellationToken stop)
    {
        if (asked.AsOf > clock.Today) return Problems.Invalid("asOf", $"lies after the business date {clock.Today:yyyy-MM-dd}");
        if (asked.AsOf < Earliest) return Problems.Invalid("asOf", $"lies before {Earliest:yyyy-MM-dd}");
        return TypedResults.Ok(await run.Do(asked.AsOf, http.EventContext(clock) with { HappenedAt = ParisTime.StartOf(asked.AsOf) }, stop));
    }
}
