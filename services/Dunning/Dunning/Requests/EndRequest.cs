using Npgsql;
using Recouvrement.Dunning.Domain.Requests;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Dunning.Tasks;
using Recouvrement.Dunning.Team;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Requests;

/// <summary>A colleague gives what was asked for.</summary>
/// <param name="Member">Who; who was asked where nothing is said.</param>
/// <param name="Reply">One line; kept where it can be erased.</param>
public sealed record ReplyOfColleague(Guid? Member = null, string? Reply = null);

/// <summary>A colleague cannot give it.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Member">Who; who was asked where nothing is said.</param>
/// <param name="Reply">One line; kept where it can be erased.</param>
public sealed record Declining(DeclineReason Reason, Guid? Member = null, string? Reply = null);

/// <summary>How a request to a colleague ends.</summary>
static class EndRequest
{
    public static void Map(RouteGroupBuilder requests)
    {
        requests.MapPost("/{id:guid}/answer", Reply).RequireRole(Roles.Collector, Roles.Manager).WithSummary("The colleague gave what was asked for").TakesCommand().ProducesProblem(404);
        requests.MapPost("/{id:guid}/refusal", Decline).RequireRole(Roles.Collector, Roles.Manager).WithSummary("The colleague cannot give it").TakesCommand().ProducesProblem(404);
        requests.MapPost("/{id:guid}/withdrawal", Withdraw).RequireRole(Roles.Collector, Roles.Manager).WithSummary("It is no longer needed").TakesCommand().ProducesProblem(404);
        requests.MapPost("/{id:guid}/erasure", Erase).RequireRole(Roles.Manager).WithSummary("Erases what was asked and answered in words").Produces(204).ProducesProblem(404);
    }

    static Task<IResult> Reply(Guid id, ReplyOfColleague asked, HttpContext http, RequestStreams requests, TaskDesk tasks, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop) =>
        End(id, new RequestCommand.Reply(id, asked.Member, http.Actor(), clock.Today), asked.Member, asked.Reply, http, requests, tasks, database, signal, clock, stop);

    static async Task<IResult> Decline(Guid id, Declining asked, HttpContext http, RequestStreams requests, TaskDesk tasks, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop) =>
        asked.Reason == DeclineReason.Unknown ? Problems.Invalid("reason", "is missing")
        : await End(id, new RequestCommand.Decline(id, asked.Reason, asked.Member, http.Actor(), clock.Today), asked.Member, asked.Reply, http, requests, tasks, database, signal, clock, stop);

    static Task<IResult> Withdraw(Guid id, HttpContext http, RequestStreams requests, TaskDesk tasks, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop) =>
        End(id, new RequestCommand.Withdraw(id, http.Actor(), clock.Today), null, null, http, requests, tasks, database, signal, clock, stop);

    static async Task<IResult> End(
        Guid id, RequestCommand command, Guid? member, string? words, HttpContext http, RequestStreams requests, TaskDesk tasks, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if (OneLine.Wrong("reply", words, GiveTask.Longest, needed: false) is { } wrong) return wrong;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            if (await MemberTable.Stranger(session, [member], stop) is not null) return Problems.Invalid("member", "is not in the team");
            var context = http.EventContext(clock);
            var outcome = await requests.Handle(session, id, command, context, stop);
            if (outcome.Decision.Refusal?.Code == "request_unknown") return Problems.NotFound("request");
            if (!outcome.Decision.Facts.IsEmpty)
            {
                if (OneLine.Of(words) is { } reply) await session.Run("insert into request_notes (request, reply) values ($1, $2) on conflict (request) do update set reply = $2", stop, id, reply);
                // What the manager was to decide has settled itself.
                if (outcome.State.EscalatedOn is not null) await tasks.Cancel(session, RequestsOfTheDay.KeyOf(id), TaskCancellation.NoLongerNeeded, context, clock.Today, stop);
            }

            return Answer.From(outcome);
        }, stop);
    }

    static async Task<IResult> Erase(Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await session.Read("select 1 from colleague_requests where request = $1", r => r.GetInt32(0), stop, id) is []) return Problems.NotFound("request");
        await session.Run("delete from request_notes where request = $1", stop, id);
        return Results.NoContent();
    }
}
