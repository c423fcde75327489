using Npgsql;
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
    const int MostWaiting = 16;

    static readonly DateOnly Earliest = new(2000, 1, 1);

    public static void MapRuns(this IEndpointRouteBuilder routes)
    {
        var runs = routes.MapGroup("/runs").WithTags("runs");
        runs.MapPost("", Run).RequireRole(Roles.Manager, Roles.Ops)
            .WithSummary("Does what is due as of a date; once more adds nothing. As of a day that has gone, nothing leaves on a day of rest, and no threat by itself. A long one goes on after its answer (202), which then says where to read how far it is; asked for while one is under way, it begins after it")
            .Produces<RunReport>().Produces<RunReport>(202).ProducesProblem(409).ProducesProblem(422);
        runs.MapGet("/current", RunProgress.Current).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("How far the run under way is, or the last one was").Produces<RunProgress>().ProducesProblem(404);
        runs.MapGet("/{asOf}", RunProgress.Of).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("How far the run as of a date is or was").Produces<RunProgress>().ProducesProblem(404);
    }

    static async Task<IResult> Run(
        RunRequest asked, HttpContext http, RunQueue queue, RunOptions options, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        if (asked.AsOf > clock.Today) return Problems.Invalid("asOf", $"lies after the business date {clock.Today:yyyy-MM-dd}");
        if (asked.AsOf < Earliest) return Problems.Invalid("asOf", $"lies before {Earliest:yyyy-MM-dd}");
        var context = http.EventContext(clock) with { HappenedAt = ParisTime.StartOf(asked.AsOf) };
        if (queue.Ask(asked.AsOf, context, MostWaiting) is not { } running) return Problems.Of(409, "busy", "Other runs wait already. Ask again when they are done.");
        await running.Written.WaitAsync(stop);
        var report = await Task.WhenAny(running.Report, Task.Delay(options.AnswersWithin, stop)) == running.Report ? await running.Report : null;
        stop.ThrowIfCancellationRequested();
        return report is not null
            ? TypedResults.Ok(report)
            : TypedResults.Accepted($"/runs/{asked.AsOf:yyyy-MM-dd}", (await RunProgress.Read(database, " where as_of = $1", stop, asked.AsOf))!.SoFar);
    }
}
