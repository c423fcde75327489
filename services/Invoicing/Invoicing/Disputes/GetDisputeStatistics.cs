using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Disputes;

/// <summary>What disputes of one kind came to.</summary>
/// <param name="Key">The cause, department or sales person; null where none is known.</param>
/// <param name="Disputes">Opened in the period.</param>
/// <param name="Resolved">Of them, ended by now.</param>
/// <param name="AverageDays">From the first to the last day of those that ended; null when none has.</param>
/// <param name="UpheldPercent">Of those that ended, in which the debtor was right; null when none has.</param>
/// <param name="Unpaid">Invoices owed now that have this cause, contested or not, whenever they were issued.</param>
/// <param name="Heard">Those of them whose cause the debtor said and nobody has looked into.</param>
public sealed record DisputeStatistic(string? Key, CountAndAmount Disputes, int Resolved, decimal? AverageDays, decimal? UpheldPercent, CountAndAmount Unpaid, CountAndAmount Heard);

static class GetDisputeStatistics
{
    public static void MapDisputeStatistics(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/dispute-statistics", Get).RequireRole(Readers.All).WithTags("disputes")
            .WithSummary("Disputes opened in a period by cause, department at fault or sales person, and what is unpaid for the same cause now").Produces<List<DisputeStatistic>>();

    // A dispute counts under the cause established for its invoice, else under that of its reason.
    static async Task<IResult> Get(string siren, DateOnly from, DateOnly until, string? by, string? currency, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        if (inspection.Day("until", until) < inspection.Day("from", from)) inspection.Wrong("until", "It is before the first day.");
        var of = inspection.Currency(currency);
        if (!Keys.TryGetValue(by ?? "cause", out var key)) inspection.Wrong("by", $"It is one of {string.Join(", ", Keys.Keys)}.");
        if (inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(database, stop);
        return Results.Ok(await session.Read(Sql(key), r => Row(r, of), stop, siren, from, until, of));
    }

    static readonly Dictionary<string, (string OfDispute, string OfInvoice)> Keys = new()
    {
        ["cause"] = ("coalesce(i.cause, k.cause, r.cause)", "i.cause"),
        ["department"] = ("d.department", "i.cause_department"),
        ["sales_person"] = ("c.sales_person", "c.sales_person"),
    };

    static string Sql((string OfDispute, string OfInvoice) key) =>
        $"""
        with contested as (
                 select {key.OfDispute} as key, count(*)::int as disputes, sum(d.amount_cents)::bigint as cents, (count(*) filter (where d.outcome is not null))::int as resolved,
                        round(avg(d.resolved_on - d.opened_on), 1) as days, round(100.0 * count(*) filter (where d.outcome = 'upheld') / nullif(count(*) filter (where d.outcome is not null), 0), 1) as upheld
                   from disputes d join invoices i on i.id = d.invoice join customers c on c.id = i.customer left join dispute_causes r on r.reason = d.reason
                        left join deduction_reasons k on k.reason = d.deduction_reason
                  where i.creditor = $1 and d.opened_on between $2 and $3 and i.currency = $4 group by 1),
             unpaid as (
                 select {key.OfInvoice} as key, count(*)::int as invoices, sum(i.outstanding_cents)::bigint as cents,
                        (count(*) filter (where i.cause_heard_on is not null))::int as heard, coalesce(sum(i.outstanding_cents) filter (where i.cause_heard_on is not null), 0)::bigint as heard_cents
                   from invoices i join customers c on c.id = i.customer where i.creditor = $1 and i.outstanding_cents > 0 and i.cause is not null and i.currency = $4 group by 1)
        select coalesce(contested.key, unpaid.key), coalesce(disputes, 0), coalesce(contested.cents, 0), coalesce(resolved, 0), days, upheld, coalesce(invoices, 0), coalesce(unpaid.cents, 0), coalesce(heard, 0), coalesce(heard_cents, 0)
          from contested full join unpaid on coalesce(contested.key, '') = coalesce(unpaid.key, '') order by 3 desc, 1
        """;

    static DisputeStatistic Row(NpgsqlDataReader r, string currency) => new(
        r.Text(0), new(r.GetInt32(1), Money.OfCents(r.GetInt64(2), currency)), r.GetInt32(3), r.IsDBNull(4) ? null : r.GetDecimal(4), r.IsDBNull(5) ? null : r.GetDecimal(5),
        new(r.GetInt32(6), Money.OfCents(r.GetInt64(7), currency)), new(r.GetInt32(8), Money.OfCents(r.GetInt64(9), currency)));
}
