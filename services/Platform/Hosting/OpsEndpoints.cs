using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting.Audit;
using Recouvrement.Platform.Time;

namespace Recouvrement.Platform.Hosting;

/// <summary>A business date to go to.</summary>
/// <param name="Date">Never before the date that holds.</param>
public sealed record ClockDate(DateOnly Date);

/// <summary>The business clock of a service.</summary>
/// <param name="Mode"><c>real</c> or <c>virtual</c>.</param>
/// <param name="Today">Business date in Europe/Paris.</param>
public sealed record ClockState(string Mode, DateOnly Today);

/// <summary>An event that the relay passes over.</summary>
/// <param name="Sequence">Its number in the log.</param>
/// <param name="Reason">Why it may never be published.</param>
public sealed record RelaySkip(long Sequence, string Reason);

/// <summary>What the walk over all hash chains found.</summary>
/// <param name="Verified">Streams whose chain holds.</param>
/// <param name="Broken">Streams whose chain is broken.</param>
/// <param name="Breaks">The first breaks in words, at most 100.</param>
public sealed record ChainsReport(long Verified, long Broken, IReadOnlyList<string> Breaks);

static class OpsEndpoints
{
    public static void MapOps(this IEndpointRouteBuilder routes)
    {
        var ops = routes.MapGroup("/ops").RequireRole(Roles.Ops).WithTags("ops");
        ops.MapGet("/clock", (BusinessClock clock) => State(clock)).WithSummary("The business clock");
        ops.MapPost("/clock", Advance).WithSummary("Advances the virtual clock, never backward; refused on a real clock");
        ops.MapPost("/day", DoDay).WithSummary("Does the work of a day; idempotent, returns after it is committed");
        ops.MapGet("/flow", async (Flow flow, CancellationToken stop) => TypedResults.Ok(await flow.Read(stop))).WithSummary("What came in, what went out, what waits");
        ops.MapPost("/chains/verification", async (ChainVerification chains, CancellationToken stop) => TypedResults.Ok(await chains.Verify(stop))).WithSummary("Walks the hash chain of every stream");
        ReadAudit.Map(ops);
        ops.MapPost("/relay/skips", Skip).WithSummary("Lets the relay pass over an event that cannot be published");
        ops.MapGet("/state", async (OpsState state, CancellationToken stop) => TypedResults.Ok(await state.Read(stop))).WithSummary("How a service stands, at little cost: positions, lags, what waits");
        ops.MapParked();
        routes.MapOpsPage();
    }

    static ClockState State(BusinessClock clock) => new(clock.IsVirtual ? "virtual" : "real", clock.Today);

    static async Task<IResult> Advance(ClockDate to, BusinessClock clock, NpgsqlDataSource database, CancellationToken stop)
    {
        if (!clock.IsVirtual) return Problems.Of(409, "clock_is_real", "This service follows the real clock. A virtual clock is set by Clock:Mode=virtual, never in production.");
        await using var session = await Session.Open(database, stop);
        var today = await clock.Advance(session, to.Date, stop);
        return today == to.Date
            ? TypedResults.Ok(State(clock))
            : Problems.Of(409, "clock_goes_forward", $"The business date is {today:yyyy-MM-dd} already; the clock never goes backward.");
    }

    static async Task<IResult> DoDay(ClockDate day, DayWorks works, BusinessClock clock, CancellationToken stop)
    {
        if (day.Date > clock.Today) return Problems.Of(409, "day_to_come", $"The business date is {clock.Today:yyyy-MM-dd}; the work of {day.Date:yyyy-MM-dd} is not due.");
        await works.Do(day.Date, stop);
        return TypedResults.Ok(State(clock));
    }

    static async Task<Results<NoContent, ProblemHttpResult>> Skip(RelaySkip skip, HttpContext http, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await session.Run("insert into relay_skips (seq_id, reason, by) values ($1, $2, $3) on conflict do nothing", stop, skip.Sequence, skip.Reason, http.Actor());
        return TypedResults.NoContent();
    }
}
