using Npgsql;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Court;

/// <summary>A day of a proceeding or of an insolvency, among all of them.</summary>
/// <param name="Kind"><c>proceeding</c> or <c>insolvency_claim</c>.</param>
/// <param name="Subject">Its id.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="What">Must or may be done.</param>
/// <param name="Whose"><c>creditor</c> or <c>debtor</c>.</param>
/// <param name="SafeOn">As it is counted, put off by nothing.</param>
/// <param name="LastOn">The last day that can be argued.</param>
/// <param name="DaysLeft">To the safe day; negative when it is past.</param>
/// <param name="Source">The text.</param>
/// <param name="Lapses">Something may come to nothing otherwise: conditions to check.</param>
sealed record DeadlineAhead(
    string Kind, Guid Subject, string Creditor, string CustomerNumber, string What, string Whose, DateOnly SafeOn, DateOnly LastOn, int DaysLeft, string Source, bool Lapses);

/// <summary>All days that lie ahead, or are past and not done; computed when asked for.</summary>
static class ListCourtDeadlines
{
    const int Most = 1000, MostSubjects = 20_000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/court/deadlines", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("court")
            .WithSummary("Days of proceedings and insolvencies, the nearest first; those of the debtor too where asked for").Produces<DeadlineAhead[]>().ProducesProblem(422);

    static async Task<IResult> List(
        NpgsqlDataSource database, CourtStreams proceedings, InsolvencyStreams insolvencies, BusinessClock clock, CancellationToken stop, string? creditor = null, int? within = null, bool debtors = false, int limit = Most)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        var today = clock.Today;
        var ahead = new List<DeadlineAhead>();
        foreach (var id in await Live(session, "select proceeding from court_proceedings where stage = 'live' and ($1::text is null or creditor = $1) order by proceeding limit $2", creditor, stop))
        {
            var (state, _) = await proceedings.Load(session, id, stop);
            ahead.AddRange(
                from deadline in CourtTimetable.Of(state, TimeLimits.Shipped).Deadlines
                where deadline.Days is not null && (debtors || deadline.Whose is DeadlineParty.Creditor)
                select new DeadlineAhead(
                    "proceeding", id, state.Matter!.Of.Creditor, state.Matter.Of.CustomerNumber, Spelling.Of(deadline.What), Spelling.Of(deadline.Whose), deadline.Days!.SafeOn, deadline.Days.LastOn,
                    deadline.Days.SafeOn.DayNumber - today.DayNumber, deadline.Source, deadline.Lapses));
        }

        foreach (var id in await Live(session, "select claim from insolvency_claims where closed_on is null and ($1::text is null or creditor = $1) order by claim limit $2", creditor, stop))
        {
            var (state, _) = await insolvencies.Load(session, id, stop);
            ahead.AddRange(InsolvencyTimetable.Of(state, TimeLimits.Shipped).Select(deadline => new DeadlineAhead(
                "insolvency_claim", id, state.Of!.Creditor, state.Of.CustomerNumber, Spelling.Of(deadline.What), "creditor", deadline.Days.SafeOn, deadline.Days.LastOn,
                deadline.Days.SafeOn.DayNumber - today.DayNumber, deadline.Source, deadline.What is InsolvencyDeadlineKind.Declare)));
        }

        return TypedResults.Ok(ahead.Where(d => within is null || d.DaysLeft <= within).OrderBy(d => d.SafeOn).ThenBy(d => d.Subject).ThenBy(d => d.What, StringComparer.Ordinal).Take(limit).ToArray());
    }

    static Task<List<Guid>> Live(Session session, string sql, string? creditor, CancellationToken stop) => session.Read(sql, row => row.GetGuid(0), stop, creditor, MostSubjects);
}
