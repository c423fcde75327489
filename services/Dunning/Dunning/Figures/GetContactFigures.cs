using Npgsql;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Figures;

/// <summary>What came of contacts.</summary>
/// <param name="From">First day of the contacts.</param>
/// <param name="To">Last day of the contacts.</param>
/// <param name="Days">How many days after a contact count for it.</param>
/// <param name="Contacts">By step, channel and currency.</param>
public sealed record ContactFigures(DateOnly From, DateOnly To, int Days, IReadOnlyList<ContactFigure> Contacts);

/// <summary>
/// What came of the contacts of one step by one way, in one currency. One payment may follow several contacts and counts for each, so steps are compared and never added up. That
/// something came after a contact does not say that it came of it.
/// </summary>
/// <param name="Step">Step of the policy.</param>
/// <param name="Channel"><c>email</c>, <c>call</c>, <c>letter</c>, <c>registered_letter</c> or <c>sms</c>.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Sent">Messages that really left, and calls that were made.</param>
/// <param name="Reached">Of them, those that reached the debtor: all but calls that nobody answered and messages that came back.</param>
/// <param name="Observed">Of those reached, the ones whose days are over by now. All that follows is counted of them, so that a contact of yesterday lowers no share.</param>
/// <param name="Paid">Contacts after whose day, within the days, money came in on an invoice that they were about; what was taken back since is no money.</param>
/// <param name="PaidPercent">Of those observed, in a hundred, rounded down; null where none is.</param>
/// <param name="PaidCents">That money.</param>
/// <param name="Disputed">Contacts on or after whose day, within the days, such an invoice was contested.</param>
/// <param name="StillDisputed">Of those, the ones after which a dispute is still open.</param>
/// <param name="Promised">Contacts on or after whose day, within the days, the debtor promised to pay such an invoice.</param>
public sealed record ContactFigure(
    string Step, string Channel, string Currency, long Sent, long Reached, long Observed, long Paid, int? PaidPercent, long PaidCents, long Disputed, long StillDisputed, long Promised);

/// <summary>What comes of each step by each way. Never by who called or wrote.</summary>
static class GetContactFigures
{
    const int MostDays = 90, MostMonths = 36;

    public static void MapContactFigures(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/figures/contacts", Get).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("figures")
            .WithSummary("What came within some days of contacts, by step and channel: payments, disputes, promises").Produces<ContactFigures>().ProducesProblem(422);

    // The same day's money was on its way before the contact; what is said in a call is said on its day.
    static string Query(string within) =>
        $"""
        with made as (
            select c.decision, c.case_id, c.step, c.channel, c.currency, c.sent_on, c.invoices, c.reached, c.reached and c.sent_on + $4 < $5 as observed
              from contacts_made c where ($1::text is null or c.creditor = $1) and c.sent_on between $2 and $3{within}),
        found as (
            select m.decision,
                   (select coalesce(sum(p.cents), 0)
                      from (select sum(r.cents) as cents from receipts r where r.invoice = any(m.invoices) and r.currency = m.currency
                             group by r.invoice, r.source having min(r.on_date) > m.sent_on and min(r.on_date) <= m.sent_on + $4 and sum(r.cents) > 0) p) as paid,
                   (select bool_or(d.is_open) from disputes_heard d where d.invoice = any(m.invoices) and d.raised_on between m.sent_on and m.sent_on + $4) as still_disputed,
                   exists (select from said s join case_invoices i on i.case_id = s.case_id and i.invoice = any(m.invoices) and s.document->'invoices' @> to_jsonb(i.number)
                            where s.case_id = m.case_id and s.kind = 'promise' and (s.document->>'madeOn')::date between m.sent_on and m.sent_on + $4) as promised
              from made m where m.observed)
        select m.step, m.channel, m.currency, count(*), count(*) filter (where m.reached), count(f.decision), count(*) filter (where f.paid > 0), coalesce(sum(f.paid), 0)::bigint,
               count(f.still_disputed), count(*) filter (where f.still_disputed), count(*) filter (where f.promised)
          from made m left join found f using (decision) group by 1, 2, 3 order by 1, 2, 3
        """;

    static async Task<IResult> Get(CallersScope scope, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop, string? creditor = null, DateOnly? from = null, DateOnly? to = null, int days = 10)
    {
        if (creditor is not null && Siren.Parse(creditor) is null) return Problems.Invalid("creditor", "is nine digits");
        if (days is < 1 or > MostDays) return Problems.Invalid("days", $"is 1 to {MostDays}");
        var (today, last) = (clock.Today, to ?? clock.Today);
        if (last < DateOnly.MinValue.AddMonths(MostMonths)) return Problems.Invalid("to", "is a day of these times");
        var first = from ?? last.AddMonths(-12);
        if (first > last || first < last.AddMonths(-MostMonths)) return Problems.Invalid("from", $"is a day before the last, at most {MostMonths} months");
        await using var session = await Session.Open(database, stop);
        var (within, values) = scope.Narrow("c.creditor", "c.case_id", [creditor, first, last, days, today]);
        return TypedResults.Ok(new ContactFigures(first, last, days, await session.Read(Query(within), Row, stop, values)));
    }

    static ContactFigure Row(NpgsqlDataReader row)
    {
        var (observed, paid) = (row.GetInt64(5), row.GetInt64(6));
        return new(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), observed, paid, observed == 0 ? null : (int)(paid * 100 / observed), row.GetInt64(7),
            row.GetInt64(8), row.GetInt64(9), row.GetInt64(10));
    }
}
