using Npgsql;
using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Dunning.Team;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Meetings;

/// <summary>How many actions of meetings were done in time.</summary>
/// <param name="Department">Of this department; null where nobody says which.</param>
/// <param name="Member">Of this member; only by person.</param>
/// <param name="Due">Done, or past their deadline.</param>
/// <param name="Kept">Of these, done in time.</param>
/// <param name="Late">Of these, done after their deadline.</param>
/// <param name="Open">Of these, not done.</param>
/// <param name="Percent">Kept of due, half-up.</param>
public sealed record KeptRateItem(string? Department, Guid? Member, int Due, int Kept, int Late, int Open, int? Percent);

/// <summary>The kept-rate of the actions that meetings asked for.</summary>
static class GetKeptRates
{
    public static void Map(RouteGroupBuilder meetings) =>
        meetings.MapGet("/kept-rates", Get).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops)
            .WithSummary("How many actions of meetings were done in time, by department; by person only where the entity switched that on").Produces<KeptRateItem[]>().ProducesProblem(409).ProducesProblem(422);

    static async Task<IResult> Get(string creditor, CallersScope scope, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop, DateOnly? from = null, DateOnly? to = null, string? by = null)
    {
        if (PersonFigures.Wrong(creditor, from, to, by, out var entity) is { } wrong) return wrong;
        await using var session = await Session.Open(database, stop);
        var byPerson = by == "person";
        if (byPerson && await PersonFigures.Off(session, entity, stop) is { } off) return off;
        var (within, values) = scope.Narrow("t.creditor", "t.case_id", [entity.Digits, from, to]);
        var actions = await session.Read(
            $"""
            select m.department, t.owner, t.first_deadline_on, case when t.state = 'done' then t.ended_on end from tasks t left join members m on m.member = t.owner
             where t.creditor = $1 and t.origin = 'meeting' and t.state <> 'cancelled' and ($2::date is null or t.first_deadline_on >= $2) and ($3::date is null or t.first_deadline_on <= $3){within}
            """,
            r => (Department: r.Text(0), Member: r.Value<Guid>(1), Action: new AskedAction(r.GetFieldValue<DateOnly>(2), r.Value<DateOnly>(3))),
            stop, values);
        return TypedResults.Ok(actions.GroupBy(a => (a.Department, Member: byPerson ? a.Member : null)).OrderBy(g => g.Key.Department, StringComparer.Ordinal).ThenBy(g => g.Key.Member).Select(g =>
        {
            var rate = KeptRate.Of(g.Select(a => a.Action), clock.Today);
            return new KeptRateItem(g.Key.Department, g.Key.Member, rate.Due, rate.Kept, rate.Late, rate.Open, rate.Percent);
        }).ToArray());
    }
}
