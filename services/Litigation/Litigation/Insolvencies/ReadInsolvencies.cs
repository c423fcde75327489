using System.Data.Common;
using Npgsql;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Court;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Insolvencies;

/// <summary>A debtor's insolvency and what was declared in it.</summary>
/// <param name="Claim">Its id.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Kind"><c>safeguard</c>, <c>receivership</c> or <c>liquidation</c>.</param>
/// <param name="JudgmentOn">Opening judgment.</param>
/// <param name="PublishedOn">In the BODACC; null while it is not.</param>
/// <param name="ClosedOn">Over since.</param>
/// <param name="DrawnUpOn">What is declared was drawn up.</param>
/// <param name="TotalCents">Of it.</param>
/// <param name="DeclaredOn">Sent on.</param>
/// <param name="Proof">Of the sending.</param>
/// <param name="ChallengedOn">Letter of the insolvency office.</param>
/// <param name="AnsweredOn">Answer.</param>
/// <param name="AdmittedOn">Decision.</param>
/// <param name="AdmittedCents">Admitted.</param>
sealed record InsolvencySummary(
    Guid Claim, string Creditor, Guid Debtor, string CustomerNumber, string Kind, DateOnly JudgmentOn, DateOnly? PublishedOn, DateOnly? ClosedOn, DateOnly? DrawnUpOn, long? TotalCents,
    DateOnly? DeclaredOn, string? Proof, DateOnly? ChallengedOn, DateOnly? AnsweredOn, DateOnly? AdmittedOn, long? AdmittedCents);

/// <summary>An insolvency with its days and what was drawn up.</summary>
/// <param name="Summary">As it is listed.</param>
/// <param name="Deadlines">What is still to be done.</param>
/// <param name="FallenDueCents">Due by the eve of the judgment: principal, interest to that eve, compensation.</param>
/// <param name="ToFallDueCents">Still to fall due.</param>
/// <param name="InterestCents">Interest in it.</param>
/// <param name="Security">What secures it.</param>
/// <param name="MustBeCertified">The creditor certifies it as sincere: no title proves it.</param>
/// <param name="Version">Grows with every change; as <c>ETag</c> it goes into <c>If-Match</c>.</param>
sealed record InsolvencyDetail(
    InsolvencySummary Summary, IReadOnlyList<TimetableDay> Deadlines, long? FallenDueCents, long? ToFallDueCents, long? InterestCents, string? Security, bool? MustBeCertified,
    long Version);

/// <summary>Insolvencies as staff read them.</summary>
static class ReadInsolvencies
{
    const int Most = 1000;

    const string Columns = """
        select claim, creditor, debtor, customer_number, kind, judgment_on, published_on, closed_on, drawn_up_on, total_cents, declared_on, proof, challenged_on, answered_on, admitted_on, admitted_cents
          from insolvency_claims
        """;

    public static void MapInsolvencies(this IEndpointRouteBuilder routes)
    {
        var claims = routes.MapGroup("/insolvency-claims").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("insolvency");
        claims.MapGet("/", List).WithSummary("Insolvencies of debtors, and what was declared in them").Produces<InsolvencySummary[]>().ProducesProblem(422);
        claims.MapGet("/{id:guid}", One).WithSummary("An insolvency with its days").Produces<InsolvencyDetail>().ProducesProblem(404);
    }

    static async Task<IResult> List(NpgsqlDataSource database, CancellationToken stop, string? creditor = null, bool open = false, Guid? after = null, int limit = Most)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok(await session.Read(
            Columns + " where ($1::text is null or creditor = $1) and (not $2 or (closed_on is null and declared_on is null)) and ($3::uuid is null or claim > $3) order by claim limit $4", Read, stop, creditor, open, after, limit));
    }

    static async Task<IResult> One(Guid id, NpgsqlDataSource database, InsolvencyStreams claims, HttpContext http, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await session.Read(Columns + " where claim = $1", Read, stop, id) is not [var summary]) return Problems.NotFound("insolvency");
        var (state, version) = await claims.Load(session, id, stop);
        http.Response.Headers.ETag = $"\"{version}\"";
        var drawn = state.Statement;
        return TypedResults.Ok(new InsolvencyDetail(
            summary, [.. InsolvencyTimetable.Of(state, TimeLimits.Shipped).Select(d => new TimetableDay(Spelling.Of(d.What), "creditor", d.Days.SafeOn, d.Days.LastOn, d.Source, d.What is InsolvencyDeadlineKind.Declare))],
            drawn?.FallenDue(summary.JudgmentOn).Cents, drawn?.ToFallDue(summary.JudgmentOn).Cents, drawn?.Claims.Sum(c => c.Interest.Cents), drawn is null ? null : Spelling.Of(drawn.Security), drawn is null ? null : !drawn.HasTitle, version));
    }

    static InsolvencySummary Read(DbDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetGuid(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateOnly>(5), row.Maybe<DateOnly?>(6), row.Maybe<DateOnly?>(7), row.Maybe<DateOnly?>(8),
        row.Maybe<long?>(9), row.Maybe<DateOnly?>(10), row.Maybe<string>(11), row.Maybe<DateOnly?>(12), row.Maybe<DateOnly?>(13), row.Maybe<DateOnly?>(14), row.Maybe<long?>(15));
}
