using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Snapshots;
using Recouvrement.Invoicing.Penalties;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Snapshots;

/// <summary>An invoice beside what a list of open items says of it.</summary>
/// <param name="Id">Stream id.</param>
/// <param name="Account">Stream of the customer account.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Number">Of the invoice.</param>
/// <param name="Year">Of its issue.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Day from which something of it can be claimed.</param>
/// <param name="Open">What is open here.</param>
/// <param name="Listed">What is open in the list; null where it is not there.</param>
/// <param name="Compared">What follows.</param>
sealed record ComparedInvoice(Guid Id, Guid Account, string Customer, string Number, int Year, DateOnly IssuedOn, DateOnly DueOn, Money Open, Money? Listed, ComparedItem Compared);

/// <summary>Compares what is open on some accounts with a list of open items that was read.</summary>
static class SnapshotAccounts
{
    /// <summary>All invoices of the accounts that are open here or stand in the list.</summary>
    public static async Task<List<ComparedInvoice>> Compare(Session session, SnapshotFile file, Guid[] accounts, CancellationToken stop)
    {
        var rows = await session.Read(
            """
            select i.id, i.customer, c.number, i.number, i.year, i.outstanding_cents, i.currency, i.issued_on, i.date_uncertain, l.lines, l.cents, l.currency, l.doubt, i.due_on
              from (select id from invoices where customer = any($2) and outstanding_cents > 0 union select invoice from snapshot_items where import = $1 and customer = any($2)) w
              join invoices i on i.id = w.id join customers c on c.id = i.customer
              join lateral (select count(*) as lines, least(sum(s.open_cents), 9007199254740991)::bigint as cents, max(s.currency) as currency,
                                   case when count(distinct s.currency) > 1 then 'currency_differs' else min(s.doubt) end as doubt
                              from snapshot_items s where s.import = $1 and s.invoice = i.id) l on true
             order by i.customer, i.issued_on, i.number collate "C"
            """,
            r => new Row(
                r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetString(3), r.GetInt32(4), r.Money(5, 6), r.Day(7), r.GetBoolean(8),
                r.GetInt64(9) == 0 ? null : new ListedItem(r.Money(10, 11), r.Text(12) is { } doubt ? Words.Read<SnapshotDoubt>(doubt) : SnapshotDoubt.None), r.Day(13)),
            stop, file.Import, accounts);
        var presumed = await Presumed(session, [.. rows.Where(r => r.Listed is not null).Select(r => r.Id)], stop);
        var unposted = await PenaltyTable.Unposted(session, accounts, file.Drawn.On, stop);
        rows.RemoveAll(r => r.Listed is null && unposted.Contains(r.Id));
        return await Explained(session, file, rows.ConvertAll(r => new ComparedInvoice(
            r.Id, r.Account, r.Customer, r.Number, r.Year, r.IssuedOn, r.DueOn, r.Open, r.Listed?.Open,
            SnapshotComparison.Of(new(r.Open, r.IssuedOn, r.DateUncertain, [.. presumed[r.Id]]), r.Listed, file.Drawn.Through))), stop);
    }

    /// <summary>Keeps what somebody should see, and what is to be booked.</summary>
    public static async Task Keep(Session session, Guid import, IReadOnlyList<ComparedInvoice> compared, CancellationToken stop)
    {
        var kept = compared.Where(c => c.Compared.Finding is not (SnapshotFinding.None or SnapshotFinding.Agrees)).ToArray();
        if (kept.Length == 0) return;
        await session.Run(
            """
            insert into snapshot_findings (import, finding, customer, customer_number, number, year, currency, ours_cents, theirs_cents, settles_cents, reopens_cents, doubt)
            select $1, * from unnest($2::text[], $3::uuid[], $4::text[], $5::text[], $6::int[], $7::text[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::text[])
            """, stop, import,
            Array.ConvertAll(kept, c => Words.Of(c.Compared.Finding)), Array.ConvertAll(kept, c => c.Account), Array.ConvertAll(kept, c => c.Customer), Array.ConvertAll(kept, c => c.Number), Array.ConvertAll(kept, c => c.Year),
            Array.ConvertAll(kept, c => c.Open.Currency), Array.ConvertAll(kept, c => c.Open.Cents),
            // In another currency it is another amount.
            Array.ConvertAll(kept, c => c.Compared.Doubt is SnapshotDoubt.None ? c.Listed?.Cents ?? 0 : (long?)null),
            Array.ConvertAll(kept, c => c.Compared.Settles.Cents), Array.ConvertAll(kept, c => c.Compared.Reopens.Cents),
            Array.ConvertAll(kept, c => c.Compared.Doubt is SnapshotDoubt.None ? null : Words.Of(c.Compared.Doubt)));
    }

    /// <summary>What came of the whole comparison.</summary>
    public static async Task<SnapshotFigures> Figures(Session session, string creditor, SnapshotFile file, CancellationToken stop)
    {
        var sums = await session.Read(
            """
            select coalesce(o.items, 0)::int, coalesce(o.cents, 0)::bigint, coalesce(s.items, 0)::int, coalesce(s.cents, 0)::bigint, currency
              from (select currency, count(*) as items, sum(outstanding_cents) as cents from invoices
                     where creditor = $1 and outstanding_cents > 0 and issued_on <= $2 and not date_uncertain group by currency) o
              full join (select currency, count(*) as items, sum(settles_cents) as cents from snapshot_findings where import = $3 and finding in ('vanished', 'lower') group by currency) s using (currency)
            """,
            r => (Open: r.GetInt32(0), OpenAmount: r.Money(1, 4), Settled: r.GetInt32(2), SettledAmount: r.Money(3, 4)), stop, creditor, file.Drawn.Through, file.Import);
        return SnapshotFigures.Of(file.Listed, sums.Sum(s => s.Open), sums.Sum(s => s.Settled), sums.Select(s => (s.OpenAmount, s.SettledAmount)));
    }

    static async Task<ILookup<Guid, Presumption>> Presumed(Session session, Guid[] invoices, CancellationToken stop) => (invoices.Length == 0 ? [] : await session.Read(
        """
        select a.invoice, a.credit, a.amount_cents, p.currency from allocations a join credits p on p.id = a.credit
         where a.invoice = any($1) and a.basis = 'snapshot' order by p.dated_on desc, p.number desc
        """, r => (Invoice: r.GetGuid(0), Payment: new Presumption(r.GetGuid(1), r.Money(2, 3))), stop, (object)invoices)).ToLookup(p => p.Invoice, p => p.Payment);

    // What is missing on one invoice may be what is settled on another of its account, or what an earlier list took for settled there.
    static async Task<List<ComparedInvoice>> Explained(Session session, SnapshotFile file, List<ComparedInvoice> compared, CancellationToken stop)
    {
        var missing = compared.Where(c => c.Compared.Missing.IsPositive).ToList();
        if (missing.Count == 0) return compared;
        var guesses = (await session.Read(
            """
            select a.credit, a.invoice, a.amount_cents, p.currency, p.dated_on, p.customer from allocations a join credits p on p.id = a.credit
             where a.invoice = any($1) and a.basis = 'rule' and p.dated_on <= $2 order by p.dated_on desc, p.number collate "C" desc
            """, r => (Account: r.GetGuid(5), Guess: new Guess(r.GetGuid(0), r.GetGuid(1), r.Money(2, 3), r.Day(4))), stop,
            missing.Select(c => c.Id).ToArray(), file.Drawn.On)).ToLookup(g => g.Account, g => g.Guess);
        var presumed = (await session.Read(
            """
            select p.customer, i.id, i.number, i.issued_on, i.due_on, p.id, a.amount_cents, p.currency
              from credits p join allocations a on a.credit = p.id and a.basis = 'snapshot' join invoices i on i.id = a.invoice where p.customer = any($1) and p.origin = 'snapshot' and not p.is_reversed
            """, r => (Account: r.GetGuid(0), Invoice: new PresumedInvoice(r.GetGuid(1), r.GetString(2), r.Day(3), r.Day(4), new(r.GetGuid(5), r.Money(6, 7)))), stop,
            (object)guesses.Select(g => g.Key).ToArray())).ToLookup(p => p.Account, p => p.Invoice);
        var explained = compared.Where(c => guesses.Contains(c.Account)).GroupBy(c => c.Account).SelectMany(of => of.Zip(
            WrongGuesses.Explain([.. of.Select(c => new ListedInvoice(c.Id, c.Number, c.IssuedOn, c.DueOn, c.Compared))], guesses[of.Key], presumed[of.Key]), (c, item) => c with { Compared = item })).ToDictionary(c => c.Id);
        return compared.ConvertAll(c => explained.GetValueOrDefault(c.Id, c));
    }

    sealed record Row(Guid Id, Guid Account, string Customer, string Number, int Year, Money Open, DateOnly IssuedOn, bool DateUncertain, ListedItem? Listed, DateOnly DueOn);
}
