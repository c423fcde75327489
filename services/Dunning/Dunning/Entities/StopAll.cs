using Npgsql;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Entities;

/// <summary>An order to stop everything.</summary>
/// <param name="Reason"><c>wrong_data</c>, <c>incident</c>, <c>legal</c>, <c>maintenance</c> or <c>other</c>.</param>
/// <param name="Person">Who asks for it; kept where it can be erased.</param>
/// <param name="Note">What there is to say, in one line.</param>
public sealed record StopAsked(StopReason Reason, string Person, string? Note = null);

/// <summary>An order to lift the stop.</summary>
/// <param name="Person">Who asks for it; kept where it can be erased.</param>
/// <param name="Note">What there is to say, in one line.</param>
public sealed record LiftAsked(string Person, string? Note = null);

/// <summary>A turn of the switch.</summary>
/// <param name="Turn">Its number, from 1.</param>
/// <param name="Change"><c>everything_stopped</c> or <c>stop_lifted</c>.</param>
/// <param name="Reason">Of a stop.</param>
/// <param name="By">Owner of the key it was asked with.</param>
/// <param name="On">Business day.</param>
/// <param name="Person">Who asked; null once it is erased.</param>
/// <param name="Note">What was said.</param>
public sealed record StopTurn(long Turn, string Change, StopReason? Reason, string By, DateOnly On, string? Person, string? Note);

/// <summary>Whether everything is stopped, and each turn of the switch, the latest first.</summary>
public sealed record StopState(bool IsOn, IReadOnlyList<StopTurn> Turns);

/// <summary>
/// One switch over all entities (arrêt général). It holds from its own commit on, however many cases there are; then what waits is called back, some
/// cases at a time.
/// </summary>
static class StopAll
{
    const int Longest = 200;

    public static void MapStopAll(this IEndpointRouteBuilder routes)
    {
        var stops = routes.MapGroup("/stop").WithTags("settings");
        stops.MapPut("", Stop).RequireRole(Roles.Manager, Roles.Ops).WithSummary("Stops all entities at once: what has not gone out is called back; said again, the rest of it").Produces(204).ProducesProblem(409).ProducesProblem(422);
        stops.MapPost("/lift", Lift).RequireRole(Roles.Manager).WithSummary("Lifts the stop: each entity is again what its settings say").Produces(204).ProducesProblem(422);
        stops.MapPost("/turns/{turn:long}/erasure", Erase).RequireRole(Roles.Manager).WithSummary("Erases who asked for a turn and what was said").Produces(204).ProducesProblem(404);
        stops.MapGet("", Show).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("Whether everything is stopped, by whom and why").Produces<StopState>();
    }

    static async Task<IResult> Stop(StopAsked asked, HttpContext http, StopSwitchDesk desk, CallBack callBack, BusinessClock clock, CancellationToken stop)
    {
        if (Wrong(asked.Person, asked.Note) is { } problem) return problem;
        var context = http.EventContext(clock);
        var outcome = await desk.Turn(new StopCommand.StopEverything(asked.Reason, http.Actor()), asked.Person, asked.Note, context, stop);
        if (outcome.State.IsOn) await callBack.Finish(context, stop);
        return Answer.From(outcome);
    }

    static async Task<IResult> Lift(LiftAsked asked, HttpContext http, StopSwitchDesk desk, BusinessClock clock, CancellationToken stop) =>
        Wrong(asked.Person, asked.Note) ?? Answer.From(await desk.Turn(new StopCommand.LiftStop(http.Actor()), asked.Person, asked.Note, http.EventContext(clock), stop));

    static IResult? Wrong(string person, string? note) =>
        !IsLine(person) ? Problems.Invalid("person", $"is one line of 1 to {Longest} characters")
        : note is not null && !IsLine(note) ? Problems.Invalid("note", $"is one line of 1 to {Longest} characters")
        : null;

    static async Task<StopState> Show(StopStreams switches, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var notes = (await session.Read(
            "select version, on_date, person, note from stop_notes", r => (Version: r.GetInt64(0), On: (DateOnly?)r.GetFieldValue<DateOnly>(1), Person: r.GetString(2), Note: r.Text(3)), stop))
            .ToDictionary(n => n.Version);
        var turns = await switches.History(session, StopSwitchDesk.Stream, stop);
        return new(
            turns is [.., (_, StopEvent.EverythingStopped)],
            [.. turns.Reverse().Select(turn => (turn.Stored, turn.Fact, Note: notes.TryGetValue(turn.Stored.Version, out var note) ? note : default)).Select(t => new StopTurn(
                t.Stored.Version, t.Stored.Type, (t.Fact as StopEvent.EverythingStopped)?.Reason, t.Stored.Headers.Actor, t.Note.On ?? ParisTime.DateOf(t.Stored.Headers.HappenedAt), t.Note.Person, t.Note.Note))]);
    }

    static async Task<IResult> Erase(long turn, StopStreams switches, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if ((await switches.Load(session, StopSwitchDesk.Stream, stop)).Version < turn || turn < 1) return Problems.NotFound("turn");
        await session.Run("delete from stop_notes where version = $1", stop, turn);
        return Results.NoContent();
    }

    static bool IsLine(string text) => text.Trim() is { Length: > 0 and <= Longest } line && !line.Any(char.IsControl);
}
