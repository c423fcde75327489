using System.Data.Common;
using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Placements;

/// <summary>Claims that went to agencies so far, whatever became of them.</summary>
/// <param name="Count">Claims.</param>
/// <param name="AmountCents">Owed on them when they were placed.</param>
sealed record ClaimsPlacedSoFar(long Count, long AmountCents);

/// <summary>A placement as staff see it.</summary>
/// <param name="Placement">Its id.</param>
/// <param name="File">The file it belongs to.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The creditor's own customer number.</param>
/// <param name="Agency">Name in the register.</param>
/// <param name="Status"><c>live</c> or <c>ended</c>.</param>
/// <param name="Currency">ISO 4217, of every amount.</param>
/// <param name="TotalCents">Owed when placed.</param>
/// <param name="PlacedOn">First day of the mandate.</param>
/// <param name="AcknowledgedOn">Null until the agency acknowledges.</param>
/// <param name="AcknowledgedAs">The agency's reference of the whole.</param>
/// <param name="EndedOn">Last day of the mandate.</param>
/// <param name="EndReason"><c>settled</c>, <c>insolvent</c>, <c>refused</c>, <c>closed_by_agency</c> or the reason of a recall.</param>
/// <param name="Claims">Number of claims.</param>
/// <param name="OutstandingCents">Still owed by the creditor's accounts.</param>
/// <param name="CollectedCents">Reported by the agency.</param>
/// <param name="ExcessCents">Of that, beyond what was known to be owed: a person must look.</param>
/// <param name="Phase"><c>amicable</c>, <c>pre_litigation</c> or <c>judicial</c>.</param>
/// <param name="Closure">The agency's code, when it has closed the placement.</param>
/// <param name="Refusal">Why the agency did not take the claims on.</param>
sealed record PlacementSummary(
    Guid Placement, Guid File, Guid Case, string Creditor, Guid Debtor, string CustomerNumber, string Agency, string Status, string Currency, long TotalCents, DateOnly PlacedOn,
    DateOnly? AcknowledgedOn, string? AcknowledgedAs, DateOnly? EndedOn, string? EndReason, long Claims, long OutstandingCents, long CollectedCents, long ExcessCents, string Phase, string? Closure, string? Refusal);

/// <summary>Something the agency reported.</summary>
/// <param name="Reference">The agency's own.</param>
/// <param name="Kind">
/// <c>letter</c>, <c>call</c>, <c>visit</c>, <c>court_action</c>, <c>enforcement</c>, <c>collection</c>, <c>refusal</c>, <c>question</c>, <c>phase</c>, <c>promise</c>, <c>plan</c>, <c>dispute</c>,
/// <c>finding</c>, <c>receipt</c>, <c>green_light</c> or <c>closure</c>.
/// </param>
/// <param name="ClaimId">The claim it is about; null where it is about all.</param>
/// <param name="AmountCents">Money received, promised, agreed or contested.</param>
/// <param name="ExcessCents">Of that, beyond what was known to be owed.</param>
/// <param name="ActedOn">Day of the act or the payment.</param>
/// <param name="ReportedOn">Day it was reported.</param>
/// <param name="Note">Free words; null when there are none or they were erased.</param>
/// <param name="Detail">Its word: phase, reason, finding, act or code; the day of a promise, the number of instalments of a plan, the collection of a receipt.</param>
sealed record ReportLine(string Reference, string Kind, Guid? ClaimId, long? AmountCents, long? ExcessCents, DateOnly ActedOn, DateOnly ReportedOn, string? Note, string? Detail);

/// <summary>A placement with all that its agency reported and asked, and where the money is.</summary>
sealed record PlacementDetail(
    PlacementSummary Summary, IReadOnlyList<ClaimOfPlacement> Claims, IReadOnlyList<ReportLine> Reports,
    IReadOnlyList<QuestionLine> Questions, IReadOnlyList<GreenLightLine> GreenLights, IReadOnlyList<CollectionLine> Collections);

/// <summary>Placements as staff read them.</summary>
static class ReadPlacements
{
    const int Most = 10_000;

    const string Columns = """
        select p.placement, p.file, p.case_id, p.creditor, p.debtor, p.customer_number, p.agency, p.currency, p.total_cents, p.placed_on,
               p.acknowledged_on, p.acknowledged_as, p.ended_on, p.end_reason,
               (select count(*) from placed_claims c where c.placement = p.placement and c.recalled_on is null),
               (select coalesce(sum(c.outstanding_cents), 0)::bigint from placed_claims c where c.placement = p.placement and c.recalled_on is null),
               (select coalesce(sum(r.amount_cents), 0)::bigint from reports r where r.placement = p.placement and r.kind = 'collection'),
               (select coalesce(sum(r.excess_cents), 0)::bigint from reports r where r.placement = p.placement),
               p.phase, p.closure, p.refusal
          from placements p
        """;

    public static void MapPlacements(this IEndpointRouteBuilder routes)
    {
        var placements = routes.MapGroup("/placements").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("placements");
        placements.MapGet("/", List).WithSummary("Placements, with what is owed and what was collected").Produces<PlacementSummary[]>();
        placements.MapGet("/summary", Summary).WithSummary("Claims placed so far").Produces<ClaimsPlacedSoFar>();
        placements.MapGet("/{id:guid}", One).WithSummary("A placement with what its agency reported").Produces<PlacementDetail>().ProducesProblem(404);
    }

    static async Task<IResult> List(NpgsqlDataSource database, CancellationToken stop, string? creditor = null, string? agency = null, Guid? after = null, int limit = Most)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok(await session.Read(
            Columns + " where ($1::text is null or p.creditor = $1) and ($2::text is null or p.agency = $2) and ($3::uuid is null or p.placement > $3) order by p.placement limit $4",
            Read, stop, creditor, agency, after, limit));
    }

    static async Task<IResult> Summary(NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var all = await session.Read(
            "select count(*), coalesce(sum(placed_cents), 0)::bigint from placed_claims", row => new ClaimsPlacedSoFar(row.GetInt64(0), row.GetInt64(1)), stop);
        return TypedResults.Ok(all[0]);
    }

    static async Task<IResult> One(Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await session.Read(Columns + " where p.placement = $1", Read, stop, id) is not [var placement]) return Problems.NotFound("placement");
        var reports = await session.Read(
            "select r.reference, r.kind, r.invoice, r.amount_cents, r.excess_cents, r.acted_on, r.reported_on, n.note, r.detail from reports r left join notes n on n.placement = r.placement and n.reference = r.reference and n.side = 'agency' " +
            "where r.placement = $1 order by r.acted_on, r.reference",
            row => new ReportLine(
                row.GetString(0), row.GetString(1), row.Maybe<Guid?>(2), row.Maybe<long?>(3), row.Maybe<long?>(4), row.GetFieldValue<DateOnly>(5), row.GetFieldValue<DateOnly>(6), row.Maybe<string>(7), row.Maybe<string>(8)),
            stop, id);
        return TypedResults.Ok(new PlacementDetail(
            placement, await ClaimOfPlacement.All(session, id, stop), reports,
            await QuestionLine.All(session, id, stop), await GreenLightLine.All(session, id, stop), await CollectionLine.All(session, id, stop)));
    }

    static PlacementSummary Read(DbDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3), row.GetGuid(4), row.GetString(5), row.GetString(6), row.IsDBNull(12) ? "live" : "ended", row.GetString(7), row.GetInt64(8),
        row.GetFieldValue<DateOnly>(9), row.Maybe<DateOnly?>(10), row.Maybe<string>(11), row.Maybe<DateOnly?>(12), row.Maybe<string>(13),
        row.GetInt64(14), row.GetInt64(15), row.GetInt64(16), row.GetInt64(17), row.GetString(18), row.Maybe<string>(19), row.Maybe<string>(20));
}
