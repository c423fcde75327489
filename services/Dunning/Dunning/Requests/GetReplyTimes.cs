using Npgsql;
using Recouvrement.Dunning.Domain.Requests;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Dunning.Team;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Requests;

/// <summary>How fast colleagues reply.</summary>
/// <param name="Department">Of this department.</param>
/// <param name="Member">Of this member; only by person.</param>
/// <param name="Replied">Answered or declined.</param>
/// <param name="InTime">Of these, by the deadline.</param>
/// <param name="Open">Not answered yet.</param>
/// <param name="TenthsOfDays">Working days a reply took on average, in tenths; null where nobody replied.</param>
/// <param name="LongestDays">Working days the slowest reply took.</param>
public sealed record ReplyTimesItem(string Department, Guid? Member, int Replied, int InTime, int Open, int? TenthsOfDays, int? LongestDays);

/// <summary>Reply times of an entity's colleagues.</summary>
static class GetReplyTimes
{
    public static void Map(RouteGroupBuilder requests) =>
        requests.MapGet("/reply-times", Get).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops)
            .WithSummary("How fast colleagues reply, by department; by person only where the entity switched that on").Produces<ReplyTimesItem[]>().ProducesProblem(409).ProducesProblem(422);

    static async Task<IResult> Get(string creditor, CallersScope scope, NpgsqlDataSource database, CancellationToken stop, DateOnly? from = null, DateOnly? to = null, string? by = null)
    {
        if (PersonFigures.Wrong(creditor, from, to, by, out var entity) is { } wrong) return wrong;
        await using var session = await Session.Open(database, stop);
        var byPerson = by == "person";
        if (byPerson && await PersonFigures.Off(session, entity, stop) is { } off) return off;
        var (within, values) = scope.Narrow("q.creditor", "q.case_id", [entity.Digits, from, to]);
        var requests = await session.Read(
            $"""
            select m.department, q.member, q.asked_on, q.deadline_on, q.ended_on from colleague_requests q join members m using (member)
             where q.creditor = $1 and q.state <> 'withdrawn' and ($2::date is null or q.asked_on >= $2) and ($3::date is null or q.asked_on <= $3){within}
            """,
            r => (Department: r.GetString(0), Member: r.GetGuid(1), Asked: new AskedQuestion(r.GetFieldValue<DateOnly>(2), r.GetFieldValue<DateOnly>(3), r.Value<DateOnly>(4))),
            stop, values);
        return TypedResults.Ok(requests.GroupBy(r => (r.Department, Member: byPerson ? (Guid?)r.Member : null)).OrderBy(g => g.Key.Department, StringComparer.Ordinal).ThenBy(g => g.Key.Member).Select(g =>
        {
            var times = ReplyTimes.Of(g.Select(r => r.Asked));
            return new ReplyTimesItem(g.Key.Department, g.Key.Member, times.Replied, times.InTime, times.Open, times.TenthsOfDays, times.LongestDays);
        }).ToArray());
    }
}
