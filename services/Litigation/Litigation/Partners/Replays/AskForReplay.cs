using System.Data.Common;
using Npgsql;
using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Partners.Replays;

/// <summary>What is to be sent again; without anything, all.</summary>
/// <param name="After">Behind this <c>sequence</c>.</param>
/// <param name="From">What happened on this day or later.</param>
sealed record ReplayAsked(string? After = null, DateOnly? From = null);

/// <summary>A replay into the agency's queue.</summary>
/// <param name="Replay">Its id: the header <c>replay</c> of each message of it.</param>
/// <param name="After">Behind this <c>sequence</c>.</param>
/// <param name="From">From this day.</param>
/// <param name="Until">The last <c>sequence</c> that was there when it was asked for; what came later came by itself.</param>
/// <param name="Messages">How many that are.</param>
/// <param name="Published">How many of them have been sent.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="EndedAt">Null until all are sent.</param>
sealed record ReplayState(Guid Replay, string After, DateOnly? From, string Until, long Messages, long Published, DateTimeOffset AskedAt, DateTimeOffset? EndedAt);

/// <summary>An agency asks to have messages sent again into its own queue.</summary>
static class AskForReplay
{
    const string Columns = "select replay, after_sequence, from_day, until_sequence, messages, published, asked_at, ended_at from partner_replays";

    public static void Map(IEndpointRouteBuilder agency)
    {
        agency.MapPost("/replays", Ask).WithSummary("Sends messages again into the agency's own queue, in order, with their ids; one replay at a time, what happens meanwhile comes in between")
            .Produces<ReplayState>(202).ProducesProblem(409).ProducesProblem(422);
        agency.MapGet("/replays/{replay:guid}", One).WithSummary("How far a replay has come").Produces<ReplayState>().ProducesProblem(404);
    }

    static async Task<IResult> Ask(ReplayAsked asked, HttpContext http, NpgsqlDataSource database, CancellationToken stop)
    {
        if (Position.Of(asked.After) is not { } after) return Position.Wrong;
        var (id, agency) = (Guid.CreateVersion7(), http.Agency());
        await using var session = await Session.Open(database, stop);
        if (!await TakeQueue.IsTaken(session, agency, stop)) return Problems.Of(409, "queue_closed", "You read no queue: read the messages at GET /agency/events, or open the queue first.");
        var made = await session.Run(
            """
            insert into partner_replays (replay, agency, after_sequence, from_day, until_sequence, messages, position, asked_at)
            select $1, $2, $3, $4::date, coalesce(max(sequence), 0), count(*), $3, clock_timestamp() from partner_log where agency = $2 and sequence > $3 and ($4::date is null or happened_on >= $4)
            on conflict do nothing
            """, stop, id, agency, after, asked.From);
        if (made == 0) return Problems.Of(409, "replay_running", "A replay is under way: ask again when it has ended.");
        return TypedResults.Accepted($"/agency/replays/{id}", (await Find(session, agency, id, stop)).Single());
    }

    static async Task<IResult> One(Guid replay, HttpContext http, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await Find(session, http.Agency(), replay, stop) is [var found] ? TypedResults.Ok(found) : Problems.NotFound("replay");
    }

    static Task<List<ReplayState>> Find(Session session, string agency, Guid replay, CancellationToken stop) => session.Read($"{Columns} where agency = $1 and replay = $2", Read, stop, agency, replay);

    static ReplayState Read(DbDataReader row) => new(
        row.GetGuid(0), CloudEvent.Digits(row.GetInt64(1)), row.Maybe<DateOnly?>(2), CloudEvent.Digits(row.GetInt64(3)), row.GetInt64(4), row.GetInt64(5),
        row.GetFieldValue<DateTimeOffset>(6), row.Maybe<DateTimeOffset?>(7));
}
