using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Figures;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Figures;

/// <summary>By what the accounts are put together.</summary>
enum AgedBy
{
    None,
    Debtor,
    SalesPerson,
    Segment,
}

/// <summary>From which date of a document its age counts.</summary>
enum AgeBasis
{
    None,
    Due,
    Issue,
}

/// <summary>Which allocations count.</summary>
enum AgedAllocations
{
    None,
    All,
    Lettered,
}

/// <summary>What is asked of the aged balance.</summary>
sealed record AgedQuestion(string Creditor, DateOnly On, AgedBy By, AgeBasis Basis, AgedAllocations Allocations, AgeBuckets Buckets, string Currency)
{
    public string Formula => Basis is AgeBasis.Issue
        ? $"open({On:yyyy-MM-dd}) = sum of ledger rows dated up to that day, per document; age = {On:yyyy-MM-dd} - date of issue; {Credits}"
        : $"open({On:yyyy-MM-dd}) = sum of ledger rows dated up to that day, per document; age = {On:yyyy-MM-dd} - due date (a day after the due date is 1); {Credits}";

    string Credits => $"invoices that a factor has on that day are apart, in the total; {LeftOver}";

    string LeftOver => Allocations is AgedAllocations.Lettered
        ? "only allocations that payers named or accountants lettered and that stand today count; credits left over stand in the range of their own date"
        : "credits left over are apart and lower the total";
}

/// <summary>What is open of an entity's accounts at the end of a day, by age, from the dated ledger.</summary>
static class AgedBalance
{
    const int AssignedApart = -2, CreditsApart = -1;

    // Documents first, then groups and ranges: the total is made of the same rows as the page.
    const string Grouped =
        """
        with open as (
            select l.document, l.customer, sum(l.amount_cents)::bigint as cents, min(l.sequence) as first, max(l.sequence) as last from ledger l
             where l.creditor = $1 and l.currency = $2 and l.on_date <= $3
               and (not $6 or l.counterpart is null or exists (
                    select from allocations a where a.basis <> 'rule' and ((a.credit = l.document and a.invoice = l.counterpart) or (a.credit = l.counterpart and a.invoice = l.document))))
             group by l.document, l.customer),
        aged as (
            select coalesce(case $4 when 'debtor' then c.number when 'segment' then c.segment else c.sales_person end, '') as key, p.cents, o.first, o.last,
                   case when exists (select from invoice_assignments a where a.invoice = o.document and a.assigned_on <= $3 and coalesce(a.taken_back_on > $3, true)) then -2
                        when o.cents < 0 and not $6 then -1 else width_bucket($3 - case when $5 = 'issue' then coalesce(i.issued_on, r.dated_on) else coalesce(p.due_on, r.dated_on) end, $7::int[]) end as bucket
              from open o join customers c on c.id = o.customer left join invoices i on i.id = o.document left join credits r on r.id = o.document
                   cross join lateral open_parts(i.instalments, i.due_on, o.cents) p),
        grouped as (select key, bucket, count(*)::int as items, sum(cents)::bigint as cents, min(first) as first, max(last) as last from aged where cents <> 0 group by key, bucket)
        """;

    public static async Task<(List<AgedRow> Rows, AgedRow Total, EventRange Events)> Read(Session session, AgedQuestion asked, string? after, int limit, CancellationToken stop)
    {
        object?[] parameters = [asked.Creditor, asked.Currency, asked.On, Words.Of(asked.By), Words.Of(asked.Basis), asked.Allocations is AgedAllocations.Lettered, asked.Buckets.FirstDays];
        var groups = await session.Read(
            $"{Grouped}, page as (select key, bucket, items, cents, dense_rank() over (order by key collate \"C\") as place from grouped where $8::text is null or key collate \"C\" > $8) " +
            "select key, bucket, items, cents from page where place <= $9 order by key collate \"C\", bucket",
            r => (Key: r.GetString(0), Bucket: r.GetInt32(1), Items: r.GetInt32(2), Cents: r.GetInt64(3)), stop, [.. parameters, after, limit]);
        var totals = await session.Read(
            $"{Grouped} select bucket, sum(items)::int, sum(cents)::bigint from grouped group by bucket order by bucket",
            r => (Bucket: r.GetInt32(0), Items: r.GetInt32(1), Cents: r.GetInt64(2)), stop, parameters);
        var range = (await session.Read(
            $"{Grouped} select min(first), max(last) from aged",
            r => new EventRange(r.IsDBNull(0) ? null : r.GetInt64(0), r.IsDBNull(1) ? null : r.GetInt64(1), asked.On), stop, parameters))[0];
        return ([.. groups.GroupBy(g => g.Key).Select(g => Row(asked, g.Key, [.. g.Select(b => (b.Bucket, b.Items, b.Cents))]))], Row(asked, "", totals), range);
    }

    static AgedRow Row(AgedQuestion asked, string key, List<(int Bucket, int Items, long Cents)> buckets)
    {
        AgedAmount Of(string label, int bucket) =>
            buckets.Find(b => b.Bucket == bucket) is { Items: > 0 } found ? new(label, found.Items, Money.OfCents(found.Cents, asked.Currency)) : new(label, 0, Money.OfCents(0, asked.Currency));
        return new(key, [.. asked.Buckets.Labels.Select(Of)], Of("credits", CreditsApart), Of("assigned", AssignedApart), Money.OfCents(buckets.Sum(b => b.Cents), asked.Currency));
    }
}
