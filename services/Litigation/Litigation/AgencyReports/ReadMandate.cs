using System.Text.Json;
using Npgsql;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Litigation.Placements;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.AgencyReports;

/// <summary>A placement in the agency's list: no names.</summary>
/// <param name="PlacementId">Names the placement in every call.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Case">The creditor's case: one debtor's unpaid invoices.</param>
/// <param name="Debtor">The account with that creditor; the same in later placements.</param>
/// <param name="Status"><c>live</c> or <c>ended</c>.</param>
/// <param name="PlacedOn">First day of the mandate.</param>
/// <param name="AcknowledgedOn">Null until the agency acknowledges.</param>
/// <param name="EndedOn">Last day of the mandate.</param>
/// <param name="Currency">ISO 4217, of every amount.</param>
/// <param name="TotalCents">Owed when placed.</param>
/// <param name="OutstandingCents">Still owed by the creditor's accounts.</param>
sealed record MandateSummary(
    Guid PlacementId, string Creditor, Guid Case, Guid Debtor, string Status, DateOnly PlacedOn, DateOnly? AcknowledgedOn, DateOnly? EndedOn, string Currency, long TotalCents, long OutstandingCents);

/// <summary>The debtor, while the mandate lives.</summary>
/// <param name="Debtor">The account with that creditor.</param>
/// <param name="CustomerNumber">The creditor's own number, for references.</param>
/// <param name="Name">Null when none is known or it was erased.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Contacts">Empty when none are known or they were erased.</param>
sealed record DebtorOfMandate(Guid Debtor, string CustomerNumber, string? Name, string? Language, IReadOnlyList<DebtorContactV1> Contacts);

/// <summary>A placement with whom to ask and for what.</summary>
/// <param name="Summary">As in the list.</param>
/// <param name="Debtor">Personal data, served while the mandate lives.</param>
/// <param name="Claims">The invoices, by due date.</param>
/// <param name="Version">Grows with every change; as <c>ETag</c> it goes into <c>If-Match</c>.</param>
sealed record MandateDetail(MandateSummary Summary, DebtorOfMandate Debtor, IReadOnlyList<ClaimOfPlacement> Claims, long Version);

/// <summary>The agency reads its placements; names and addresses are served for as long as the mandate lives.</summary>
static class ReadMandate
{
    const int Most = 1000;

    const string Columns = """
        select p.placement, p.creditor, p.case_id, p.debtor, case when p.ended_on is null then 'live' else 'ended' end, p.placed_on, p.acknowledged_on, p.ended_on, p.currency, p.total_cents,
               (select coalesce(sum(c.outstanding_cents), 0)::bigint from placed_claims c where c.placement = p.placement and c.recalled_on is null)
          from placements p
        """;

    public static void MapList(IEndpointRouteBuilder agency) =>
        agency.MapGet("/", List).WithSummary("The agency's placements, live and ended, in the order of their ids").Produces<MandateSummary[]>();

    public static void MapOne(IEndpointRouteBuilder own) =>
        own.MapGet("/", One).WithSummary("Names and addresses of the debtor, and the claims; 410 once the mandate has ended").Produces<MandateDetail>().ProducesProblem(404).ProducesProblem(410);

    static async Task<IResult> List(HttpContext http, NpgsqlDataSource database, CancellationToken stop, Guid? after = null, int limit = Most)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok(await session.Read(
            Columns + " where p.agency = $1 and ($2::uuid is null or p.placement > $2) order by p.placement limit $3", Summary, stop, http.Agency(), after, limit));
    }

    static async Task<IResult> One(Guid id, HttpContext http, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        // Read first: a version that is older than what is shown only refuses more.
        var version = (await session.Read("select version from mt_streams where id = $1", row => row.GetInt64(0), stop, id)).Single();
        http.Response.Headers.ETag = $"\"{version}\"";
        var placement = (await session.Read(Columns + " where p.placement = $1", Summary, stop, id)).Single();
        if (Ended(placement.EndedOn) is { } ended) return ended;
        var debtor = await session.Read(
            "select p.debtor, p.customer_number, d.name, d.language, d.contacts::text from placements p left join debtors d using (debtor) where p.placement = $1",
            row => new DebtorOfMandate(
                row.GetGuid(0), row.GetString(1), row.Maybe<string>(2), row.Maybe<string>(3),
                row.Maybe<string>(4) is { } contacts ? JsonSerializer.Deserialize<DebtorContactV1[]>(contacts, JsonSerializerOptions.Web)! : []), stop, id);
        return TypedResults.Ok(new MandateDetail(placement, debtor.Single(), await ClaimOfPlacement.All(session, id, stop), version));
    }

    /// <summary>410 when the mandate has ended, else null: what may name persons is served while it lives.</summary>
    public static async Task<IResult?> Ended(Session session, Guid placement, CancellationToken stop) =>
        Ended((await session.Read("select ended_on from placements where placement = $1", row => row.Maybe<DateOnly?>(0), stop, placement)).Single());

    static IResult? Ended(DateOnly? on) => on is { } ended ? Problems.Of(410, "mandate_ended", $"The mandate ended on {ended:yyyy-MM-dd}: names and addresses are no longer served.") : null;

    static MandateSummary Summary(System.Data.Common.DbDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetGuid(2), row.GetGuid(3), row.GetString(4), row.GetFieldValue<DateOnly>(5), row.Maybe<DateOnly?>(6), row.Maybe<DateOnly?>(7),
        row.GetString(8), row.GetInt64(9), row.GetInt64(10));
}
