using Recouvrement.Dunning.Scopes;
using System.Text;
using Npgsql;
using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Dunning.Meetings;

/// <summary>A list in short.</summary>
/// <param name="List">Its id.</param>
/// <param name="Meeting">The series.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="AsOf">The day as of which it was frozen.</param>
/// <param name="HeldOn">Day of the meeting.</param>
/// <param name="State"><c>ahead</c>, <c>held</c> or <c>cancelled</c>.</param>
public sealed record UnpaidListItem(Guid List, Guid Meeting, string Creditor, DateOnly AsOf, DateOnly HeldOn, string State);

/// <summary>Lists of meetings, to read.</summary>
static class UnpaidListEndpoints
{
    const int Most = 100;

    public static void Map(RouteGroupBuilder meetings)
    {
        string[] readers = [Roles.Collector, Roles.Manager, Roles.Ops];
        meetings.MapGet("/lists", List).RequireRole(readers).WithSummary("Lists of meetings, the latest first").Produces<UnpaidListItem[]>().ProducesProblem(422);
        meetings.MapPost("/{meeting:guid}/lists", Draw).RequireRole(Roles.Manager).WithSummary("Draws the list of the next meeting now, ahead of its day; drawn once, it stays").Produces<UnpaidListItem>().ProducesProblem(404);
        meetings.MapGet("/lists/{list:guid}", Show).RequireRole(readers).WithSummary("A list with all that became of its lines; as JSON or, with format=csv, as a table").Produces<UnpaidListView>().ProducesProblem(404);
        meetings.MapGet("/lists/{list:guid}/calendar", Calendar).RequireRole(readers).WithSummary("The meeting as a calendar file").Produces<string>(200, "text/calendar").ProducesProblem(404);
        meetings.MapGet("/lists/{list:guid}/minutes", Minutes).RequireRole(readers).WithSummary("The minutes of a meeting that was held; as JSON or, with format=pdf, as a document").Produces<UnpaidListView>().ProducesProblem(404).ProducesProblem(409);
        FollowMeeting.Map(meetings);
        GetKeptRates.Map(meetings);
    }

    static async Task<IResult> List(CallersScope scope, NpgsqlDataSource database, CancellationToken stop, string? creditor = null, Guid? meeting = null, DateOnly? before = null, int limit = Most)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        var (within, values) = scope.Narrow("unpaid_lists.creditor", null, [creditor, meeting, before, limit]);
        return TypedResults.Ok(await session.Read(
            Columns + $" where ($1::text is null or creditor = $1) and ($2::uuid is null or meeting = $2) and ($3::date is null or held_on < $3){within} order by held_on desc, list limit $4",
            Item, stop, values));
    }

    static async Task<IResult> Draw(Guid meeting, HttpContext http, UnpaidListDesk desk, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        if (await desk.Draw(meeting, clock.Today, ahead: true, http.EventContext(clock), stop) is not { } list) return Problems.NotFound("meeting");
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok((await session.Read(Columns + " where list = $1", Item, stop, list))[0]);
    }

    static async Task<IResult> Show(Guid list, HttpContext http, UnpaidListStreams lists, NpgsqlDataSource database, CancellationToken stop, string? format = null)
    {
        if (format is not (null or "json" or "csv")) return Problems.Invalid("format", "is json or csv");
        await using var session = await Session.Open(database, stop);
        if (await Find(session, list, lists, stop) is not { } state) return Problems.NotFound("list");
        var view = Shown(await UnpaidListReading.Read(session, list, state, stop), http);
        return format == "csv" ? Results.Text(UnpaidListFiles.Csv(view), "text/csv", Encoding.UTF8) : TypedResults.Ok(view);
    }

    static async Task<IResult> Calendar(Guid list, UnpaidListStreams lists, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await Find(session, list, lists, stop) is { } state
            ? Results.File(Encoding.UTF8.GetBytes(await UnpaidListFiles.Calendar(session, list, state, stop)), "text/calendar; charset=utf-8", "reunion-impayes.ics")
            : Problems.NotFound("list");
    }

    static async Task<IResult> Minutes(Guid list, HttpContext http, UnpaidListStreams lists, MinutesDocument document, NpgsqlDataSource database, CancellationToken stop, string? format = null)
    {
        if (format is not (null or "json" or "pdf")) return Problems.Invalid("format", "is json or pdf");
        UnpaidListView view;
        await using (var session = await Session.Open(database, stop))
        {
            if (await Find(session, list, lists, stop) is not { } state) return Problems.NotFound("list");
            if (state.State != MeetingState.Held) return Problems.Of(409, "not_held", "There are minutes of a meeting once it was held.");
            view = Shown(await UnpaidListReading.Read(session, list, state, stop), http);
        }

        if (format != "pdf") return TypedResults.Ok(view);
        try
        {
            return Results.File(await document.Typeset(view, stop), "application/pdf", $"compte-rendu-{view.HeldOn:yyyy-MM-dd}.pdf");
        }
        catch (TypesettingFailed)
        {
            return Problems.Of(503, "unavailable", "Documents cannot be typeset at the moment. Try again later.");
        }
    }

    // What people write is for those who follow the cases, not for those who run the machines.
    static UnpaidListView Shown(UnpaidListView list, HttpContext http) =>
        http.User.IsInRole(Roles.Ops) ? list with { Lines = [.. list.Lines.Select(l => l with { Answer = l.Answer is { } said ? said with { Note = null } : null })] } : list;

    const string Columns = "select list, meeting, creditor, as_of, held_on, state from unpaid_lists";

    static UnpaidListItem Item(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetFieldValue<DateOnly>(3), row.GetFieldValue<DateOnly>(4), row.GetString(5));

    static async Task<UnpaidList?> Find(Session session, Guid list, UnpaidListStreams lists, CancellationToken stop) =>
        await session.Read("select 1 from unpaid_lists where list = $1", r => r.GetInt32(0), stop, list) is [_] ? (await lists.Load(session, list, stop)).State : null;
}
