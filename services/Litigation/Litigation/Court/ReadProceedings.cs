using System.Data.Common;
using Npgsql;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Court;

/// <summary>A proceeding as staff list it.</summary>
/// <param name="Proceeding">Its id.</param>
/// <param name="File">The litigation file.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Reference">The creditor's own.</param>
/// <param name="Procedure">In snake_case, as it was proposed.</param>
/// <param name="Court">Kind of court.</param>
/// <param name="City">Its seat.</param>
/// <param name="Stage"><c>proposed</c>, <c>live</c>, <c>declined</c> or <c>ended</c>.</param>
/// <param name="PrincipalCents">Owed when it was proposed.</param>
/// <param name="Currency">ISO 4217, of every amount.</param>
/// <param name="ProposedBy">May not agree to it.</param>
/// <param name="ProposedOn">Business date.</param>
/// <param name="DecidedBy">The second person.</param>
/// <param name="OrderedOn">Day of the order.</param>
/// <param name="ServedOn">Day of its service.</param>
/// <param name="TitleOn">Day of the title.</param>
/// <param name="TitleCents">Its amount.</param>
/// <param name="CostsCents">All that it cost so far; the debtor bears costs only with a title (CPCE L111-8), and they are no part of his balance here.</param>
/// <param name="YieldCents">What acts held or brought.</param>
/// <param name="Outcome"><c>paid</c>, <c>rejected</c>, <c>dismissed</c>, <c>withdrawn</c> or <c>lapsed</c>; null while it goes on.</param>
/// <param name="EndedOn">Its day.</param>
sealed record ProceedingSummary(
    Guid Proceeding, Guid File, Guid Case, string Creditor, Guid Debtor, string CustomerNumber, string Reference, string Procedure, string Court, string City, string Stage, long PrincipalCents, string Currency,
    string ProposedBy, DateOnly ProposedOn, string? DecidedBy, DateOnly? OrderedOn, DateOnly? ServedOn, DateOnly? TitleOn, long? TitleCents, long CostsCents, long YieldCents, string? Outcome, DateOnly? EndedOn);

/// <summary>A day of a timetable. It shows the text and the sum and concludes nothing.</summary>
/// <param name="What">Must or may be done.</param>
/// <param name="Whose"><c>creditor</c> or <c>debtor</c>.</param>
/// <param name="SafeOn">As it is counted, put off by nothing: what the creditor must do, it does by then. Null while nothing has made it begin.</param>
/// <param name="LastOn">With CPC 642: the last day that can be argued, and for the debtor's days the one on whose end it is surely over.</param>
/// <param name="Source">The text.</param>
/// <param name="Lapses">The proceeding may come to nothing otherwise: conditions to check.</param>
sealed record TimetableDay(string What, string Whose, DateOnly? SafeOn, DateOnly? LastOn, string Source, bool Lapses);

/// <summary>What may be done, and from when.</summary>
/// <param name="What">May be done.</param>
/// <param name="From">First day.</param>
/// <param name="Source">The text.</param>
sealed record TimetablePermission(string What, DateOnly From, string Source);

/// <summary>A day that is known of a proceeding.</summary>
/// <param name="What">In snake_case.</param>
/// <param name="On">The day.</param>
sealed record KnownDay(string What, DateOnly On);

/// <summary>An act or a cost.</summary>
/// <param name="Reference">The creditor's own.</param>
/// <param name="Kind">In snake_case.</param>
/// <param name="Officer">Reference of the office; null of a cost.</param>
/// <param name="On">Its day.</param>
/// <param name="CostCents">What it cost.</param>
/// <param name="YieldCents">What it held or brought.</param>
sealed record CourtActLine(string Reference, string Kind, string? Officer, DateOnly On, long CostCents, long YieldCents);

/// <summary>A proceeding with its days.</summary>
/// <param name="Summary">As it is listed.</param>
/// <param name="Claims">Stream ids of the invoices.</param>
/// <param name="Known">The days known.</param>
/// <param name="Deadlines">By when each side must act.</param>
/// <param name="Permissions">What may be done from when.</param>
/// <param name="Acts">Acts and costs.</param>
/// <param name="HasRequest">What is asked for was drawn up.</param>
/// <param name="InsolventSince">Judgment that opened insolvency proceedings of the debtor: no action or enforcement for earlier debts from then on (L622-21); null where none are open.</param>
/// <param name="Version">Grows with every change; as <c>ETag</c> it goes into <c>If-Match</c>.</param>
sealed record ProceedingDetail(
    ProceedingSummary Summary, IReadOnlyList<Guid> Claims, IReadOnlyList<KnownDay> Known, IReadOnlyList<TimetableDay> Deadlines, IReadOnlyList<TimetablePermission> Permissions,
    IReadOnlyList<CourtActLine> Acts, bool HasRequest, DateOnly? InsolventSince, long Version);

/// <summary>Proceedings as staff read them.</summary>
static class ReadProceedings
{
    const int Most = 1000;

    const string Columns = """
        select proceeding, file, case_id, creditor, debtor, customer_number, reference, procedure, court, city, stage, principal_cents, currency, proposed_by, proposed_on, decided_by,
               ordered_on, served_on, title_on, title_cents, costs_cents, yield_cents, outcome, ended_on
          from court_proceedings
        """;

    public static void MapProceedings(this IEndpointRouteBuilder routes)
    {
        var proceedings = routes.MapGroup("/proceedings").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("court");
        proceedings.MapGet("/", List).WithSummary("Proceedings in court, by id").Produces<ProceedingSummary[]>().ProducesProblem(422);
        proceedings.MapGet("/{id:guid}", One).WithSummary("A proceeding with its timetable, computed from what is known of it").Produces<ProceedingDetail>().ProducesProblem(404);
    }

    static async Task<IResult> List(
        NpgsqlDataSource database, CancellationToken stop, string? creditor = null, Guid? file = null, string? stage = null, Guid? after = null, int limit = Most)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok(await session.Read(
            Columns + " where ($1::text is null or creditor = $1) and ($2::uuid is null or file = $2) and ($3::text is null or stage = $3) and ($4::uuid is null or proceeding > $4) order by proceeding limit $5",
            Read, stop, creditor, file, stage, after, limit));
    }

    static async Task<IResult> One(Guid id, NpgsqlDataSource database, CourtStreams proceedings, HttpContext http, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await session.Read(Columns + " where proceeding = $1", Read, stop, id) is not [var summary]) return Problems.NotFound("proceeding");
        var (state, version) = await proceedings.Load(session, id, stop);
        var acts = await session.Read(
            "select reference, kind, officer, done_on, cost_cents, yield_cents from court_acts where proceeding = $1 order by done_on, reference",
            row => new CourtActLine(row.GetString(0), row.GetString(1), row.Maybe<string>(2), row.GetFieldValue<DateOnly>(3), row.GetInt64(4), row.GetInt64(5)), stop, id);
        var insolvent = await session.Read(
            "select max(judgment_on) from insolvency_claims where debtor = $1 and closed_on is null", row => row.Maybe<DateOnly?>(0), stop, summary.Debtor);
        var timetable = CourtTimetable.Of(state, TimeLimits.Shipped);
        http.Response.Headers.ETag = $"\"{version}\"";
        return TypedResults.Ok(new ProceedingDetail(
            summary, state.Matter!.Invoices, [.. state.Marks.OrderBy(m => m.Value).ThenBy(m => m.Key).Select(m => new KnownDay(Spelling.Of(m.Key), m.Value))],
            [.. timetable.Deadlines.Select(Day)], [.. timetable.Permissions.Select(p => new TimetablePermission(Spelling.Of(p.What), p.From, p.Source))], acts, state.Request is not null, insolvent[0], version));
    }

    internal static TimetableDay Day(CourtDeadline deadline) =>
        new(Spelling.Of(deadline.What), Spelling.Of(deadline.Whose), deadline.Days?.SafeOn, deadline.Days?.LastOn, deadline.Source, deadline.Lapses);

    static ProceedingSummary Read(DbDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3), row.GetGuid(4), row.GetString(5), row.GetString(6), row.GetString(7), row.GetString(8), row.GetString(9), row.GetString(10),
        row.GetInt64(11), row.GetString(12), row.GetString(13), row.GetFieldValue<DateOnly>(14), row.Maybe<string>(15), row.Maybe<DateOnly?>(16), row.Maybe<DateOnly?>(17), row.Maybe<DateOnly?>(18),
        row.Maybe<long?>(19), row.GetInt64(20), row.GetInt64(21), row.Maybe<string>(22), row.Maybe<DateOnly?>(23));
}
