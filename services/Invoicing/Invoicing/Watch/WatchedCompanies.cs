using Npgsql;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Watch;

/// <summary>A company about which a source is to be asked.</summary>
/// <param name="Siren">Its SIREN.</param>
/// <param name="SeenThrough">What the source said up to this day is known; null before it was asked.</param>
/// <param name="Failures">Askings in a row that came to nothing.</param>
sealed record WatchedCompany(Siren Siren, DateOnly? SeenThrough, int Failures);

/// <summary>Which companies are watched and how far each source was asked about them: one asking a company, however many accounts it has.</summary>
static class WatchedCompanies
{
    static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>
    /// Customers that are watched, with why: by choice, or while an invoice or an order is open. Public bodies cannot fail, and consumers are not in the gazette.
    /// </summary>
    public const string Customers = """
        select c.id as customer, c.creditor, c.number, c.siren,
               case when f.content->>'watch' = 'watched' then 'by_choice'
                    when exists (select from invoices i where i.customer = c.id and i.outstanding_cents > 0) then 'open_invoices'
                    when exists (select from orders_not_invoiced o where o.customer = c.id and o.remaining_cents > 0) then 'open_orders' end as reason
          from customers c left join credit_files f on f.customer = c.id
         where c.siren is not null and c.kind in ('company', 'retailer', 'craftsman') and coalesce(f.content->>'watch', 'none') <> 'unwatched'
        """;

    /// <summary>Begins to watch what is not watched yet. A company that has a new account is asked about from the beginning: what was said before is booked on it too.</summary>
    public static async Task List(Session session, string source, DateOnly today, CancellationToken stop)
    {
        await session.Run(
            $"insert into watched_companies (siren, source, next_on) select distinct siren, $1, $2::date from ({Customers}) w where reason is not null on conflict do nothing", stop, source, today);
        await session.Run(
            $"""
            update watched_companies d set seen_through = null, next_on = $2
             where d.source = $1 and d.seen_through is not null and d.accounts < (select count(*) from ({Customers} and c.siren = d.siren) w)
            """, stop, source, today);
    }

    /// <summary>Those that a source is to be asked about now, the longest due first.</summary>
    public static Task<List<WatchedCompany>> Due(Session session, string source, DateOnly today, int most, CancellationToken stop) => session.Read(
        $"""
        select d.siren, d.seen_through, d.failures from watched_companies d
         where d.source = $1 and d.next_on <= $2 and coalesce(d.retry_at <= clock_timestamp(), true)
           and exists (select from ({Customers} and c.siren = d.siren) w where reason is not null)
         order by d.next_on, d.siren limit $3
        """, r => new WatchedCompany(Siren.Parse(r.GetString(0))!.Value, r.IsDBNull(1) ? null : r.GetFieldValue<DateOnly>(1), r.GetInt32(2)), stop, source, today, most);

    /// <summary>How many accounts a company has.</summary>
    public static async Task<long> Accounts(Session session, Siren siren, CancellationToken stop) =>
        (await session.Read($"select count(*) from ({Customers} and c.siren = $1) w", r => r.GetInt64(0), stop, siren.Digits))[0];

    /// <summary>Notes that a source answered for so many accounts of a company.</summary>
    public static Task<int> Answered(Session session, string source, Siren siren, long accounts, DateOnly seenThrough, DateOnly nextOn, CancellationToken stop) => session.Run(
        """
        update watched_companies set asked_at = clock_timestamp(), answered_at = clock_timestamp(), seen_through = $3, next_on = $4, failures = 0, failure = null, retry_at = null,
               accounts = $5
         where siren = $1 and source = $2
        """, stop, siren.Digits, source, seenThrough, nextOn, accounts);

    /// <summary>Notes that a source did not, or not in a way that can be read: it is asked again after a pause that grows.</summary>
    public static async Task Failed(NpgsqlDataSource database, string source, WatchedCompany company, string failure, TimeSpan shortestPause, CancellationToken stop)
    {
        var pause = shortestPause * Math.Pow(2, Math.Min(company.Failures, 10));
        await using var session = await Session.Open(database, stop);
        await session.Run(
            "update watched_companies set asked_at = clock_timestamp(), failures = failures + 1, failure = $3, retry_at = clock_timestamp() + $4 where siren = $1 and source = $2",
            stop, company.Siren.Digits, source, failure.Length > 200 ? failure[..200] : failure, pause < LongestPause ? pause : LongestPause);
    }
}
