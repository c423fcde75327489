using System.Globalization;
using Npgsql;
using Recouvrement.Dunning.Domain.Objectives;
using Recouvrement.Dunning.Team;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Objectives;

/// <summary>What a team, or a member of it, aims at in a month.</summary>
/// <param name="Month">The month, <c>2026-03</c>.</param>
/// <param name="Measure"><c>collected_cents</c>, <c>calls</c> or <c>tasks_in_time_percent</c>.</param>
/// <param name="Target">In the unit of the measure; null drops it.</param>
/// <param name="Member">Of this member, where the entity switched figures by person on; null for the whole team.</param>
public sealed record ObjectiveAsked(string Month, ObjectiveMeasure Measure, long? Target = null, Guid? Member = null);

/// <summary>Objectives of an entity's team.</summary>
static class SetObjective
{
    public static void MapObjectives(this IEndpointRouteBuilder routes)
    {
        var objectives = routes.MapGroup("/creditors/{siren}/objectives").WithTags("team");
        objectives.MapPut("", Set).RequireRole(Roles.Manager).WithSummary("Sets or drops an objective of a month, of the team or, where switched on, of a member").TakesCommand();
        objectives.MapGet("", GetResults.Get).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("Objectives against results, month by month; of members only where switched on").Produces<ResultItem[]>().ProducesProblem(422);
    }

    public static Guid StreamOf(Siren creditor) => NameBasedId.OfStream("objectives", creditor, creditor.Digits);

    public static async Task Show(Session session, Guid stream, TeamObjectives state, IReadOnlyList<Appended<ObjectiveEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var fact in facts)
            await (fact.Fact switch
            {
                ObjectiveEvent.ObjectiveSet e => session.Run(
                    "insert into objectives (creditor, month, measure, member, target) values ($1, $2, $3, $4, $5) on conflict (creditor, month, measure, member) do update set target = $5",
                    stop, e.Creditor, e.Key.Month, Spelling.Of(e.Key.Measure), e.Key.Member, e.Target),
                ObjectiveEvent.ObjectiveDropped e => session.Run(
                    "delete from objectives where creditor = $1 and month = $2 and measure = $3 and member is not distinct from $4", stop, e.Creditor, e.Key.Month, Spelling.Of(e.Key.Measure), e.Key.Member),
                _ => throw new System.Diagnostics.UnreachableException(),
            });
    }

    static async Task<IResult> Set(string siren, ObjectiveAsked asked, HttpContext http, ObjectiveStreams objectives, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is nine digits");
        if (Month(asked.Month) is not { } month) return Problems.Invalid("month", "is a month of 2000 to 2100, 2026-03");
        if (asked.Target > 10_000_000_000_000) return Problems.Invalid("target", "is too high");
        return await UnitOfWork.Run(database, signal, async session =>
        {
            if (await MemberTable.Stranger(session, [asked.Member], stop) is not null) return Problems.Invalid("member", "is not in the team");
            var (key, team) = (new ObjectiveKey(month, asked.Measure, asked.Member), (await TeamTable.Of(session, creditor.Digits, stop)).Settings);
            ObjectiveCommand order = asked.Target is { } target ? new ObjectiveCommand.Aim(creditor.Digits, key, target, team.PersonFigures, http.Actor()) : new ObjectiveCommand.Drop(creditor.Digits, key, http.Actor());
            return Answer.From(await objectives.Handle(session, StreamOf(creditor), order, http.EventContext(clock), stop));
        }, stop);
    }

    internal static DateOnly? Month(string text) =>
        DateOnly.TryParseExact($"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is >= 2000 and <= 2100 ? month : null;
}
