using System.Globalization;
using CsvHelper;
using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Books;

/// <summary>A claim with an agency.</summary>
/// <param name="Placement">Its placement.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="CustomerNumber">The creditor's own customer number.</param>
/// <param name="ClaimId">Stream id of the invoice.</param>
/// <param name="Number">The creditor's invoice number.</param>
/// <param name="DueOn">Last day on which payment was in time.</param>
/// <param name="PlacedOn">First day with the agency.</param>
/// <param name="Status"><c>live</c>, <c>recalled</c> or <c>ended</c>.</param>
/// <param name="Phase"><c>amicable</c>, <c>pre_litigation</c> or <c>judicial</c>.</param>
/// <param name="Reference">The agency's own of the placement; null until it acknowledges.</param>
/// <param name="Currency">ISO 4217, of every amount.</param>
/// <param name="PlacedCents">Owed when placed.</param>
/// <param name="OutstandingCents">Still owed by the creditor's accounts.</param>
/// <param name="CollectedCents">Received by the agency.</param>
/// <param name="RemittedCents">Passed on.</param>
/// <param name="EndedOn">Last day of the mandate.</param>
/// <param name="EndReason">Why it ended; the agency's code where it closed the placement.</param>
sealed record PortfolioLine(
    Guid Placement, string Creditor, string CustomerNumber, Guid ClaimId, string Number, DateOnly DueOn, DateOnly PlacedOn, string Status, string Phase, string? Reference, string Currency,
    long PlacedCents, long OutstandingCents, long CollectedCents, long RemittedCents, DateOnly? EndedOn, string? EndReason);

/// <summary>All that an agency has or had, as it stands now or stood at the end of a past day.</summary>
static class Portfolio
{
    const int Most = 100_000;

    public static void MapPortfolio(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/agencies/{name}/portfolio", Read).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("agencies")
            .WithSummary("Every claim of an agency, now or at the end of the day on; as JSON, or with format=csv as CSV").Produces<PortfolioLine[]>().ProducesProblem(404).ProducesProblem(422);

    static async Task<IResult> Read(
        string name, NpgsqlDataSource database, IEventStore store, BusinessClock clock, CancellationToken stop, string? creditor = null, string? status = null, string? format = null, DateOnly? on = null)
    {
        if (format is not (null or "json" or "csv")) return Problems.Invalid("format", "is json or csv");
        if (on > clock.Today) return Problems.Invalid("on", $"is not after {clock.Today:yyyy-MM-dd}");
        await using var session = await Session.Open(database, stop);
        if (!await KnownAgency.Is(session, name, stop)) return Problems.NotFound("agency");
        var lines = on is { } day ? await PastPortfolio.Read(store, session, name, creditor, status, day, Most, stop) : await Now(session, name, creditor, status, stop);
        return format == "csv" ? TypedResults.Text(Csv(lines), "text/csv; charset=utf-8") : TypedResults.Ok(lines);
    }

    static Task<List<PortfolioLine>> Now(Session session, string name, string? creditor, string? status, CancellationToken stop) => session.Read(
            """
            select * from (
                select c.placement, p.creditor, p.customer_number, c.invoice, c.number, c.due_on, c.placed_on,
                       case when p.ended_on is not null then 'ended' when c.recalled_on is not null then 'recalled' else 'live' end as status, p.phase, p.acknowledged_as, p.currency, c.placed_cents, c.outstanding_cents,
                       coalesce(k.amount, 0)::bigint, coalesce(k.remitted, 0)::bigint, coalesce(p.ended_on, c.recalled_on), coalesce(p.closure, p.refusal, p.end_reason)
                  from placed_claims c join placements p using (placement)
                  left join (select placement, invoice, sum(amount_cents) as amount, sum(remitted_cents) as remitted from collections where agency = $1 group by placement, invoice) k
                         on k.placement = c.placement and k.invoice = c.invoice
                 where p.agency = $1 and ($2::text is null or p.creditor = $2)) l
             where $3::text is null or status = $3 order by placed_on, placement, number limit $4
            """,
            row => new PortfolioLine(
                row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetGuid(3), row.GetString(4), row.GetFieldValue<DateOnly>(5), row.GetFieldValue<DateOnly>(6), row.GetString(7), row.GetString(8),
                row.Maybe<string>(9), row.GetString(10), row.GetInt64(11), row.GetInt64(12), row.GetInt64(13), row.GetInt64(14), row.Maybe<DateOnly?>(15), row.Maybe<string>(16)),
            stop, name, creditor, status, Most);

    static string Csv(IEnumerable<PortfolioLine> lines)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        // Numbers are the creditor's and references the agency's own: no spreadsheet may take one for a formula.
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Injection = CsvInjection.Escape }, true))
        {
            csv.WriteHeader(
                "placement", "creditor", "customerNumber", "claimId", "number", "dueOn", "placedOn", "status", "phase", "reference", "currency",
                "placedCents", "outstandingCents", "collectedCents", "remittedCents", "endedOn", "endReason");
            foreach (var line in lines) csv.WriteRecord([.. Fields(line).Select(field => Convert.ToString(field, CultureInfo.InvariantCulture) ?? "")]);
            csv.Flush();
        }

        return text.ToString();
    }

    static object?[] Fields(PortfolioLine line) =>
    [
        line.Placement, line.Creditor, line.CustomerNumber, line.ClaimId, line.Number, Iso(line.DueOn), Iso(line.PlacedOn), line.Status, line.Phase, line.Reference, line.Currency,
        line.PlacedCents, line.OutstandingCents, line.CollectedCents, line.RemittedCents, line.EndedOn is { } ended ? Iso(ended) : null, line.EndReason,
    ];

    static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
