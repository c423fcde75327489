using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Figures;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Figures;

/// <summary>How long it took from deliveries to their invoices.</summary>
sealed record InvoicingDelay(int Deliveries, long Days);

/// <summary>Reads what the figures of collection are made of, from the dated ledger.</summary>
static class CollectionFigures
{
    // After the rows: the eve of the period is $9, the keys asked for $10.
    const string Keys = "$10::text[] is null or r.key = any($10::text[])";

    const string Open =
        $"""
        {AccountChoice.Rows},
        open as (
            select r.key, r.document, coalesce(sum(r.amount_cents) filter (where r.on_date <= $9), 0) as before, sum(r.amount_cents) as after
              from rows r where r.document_kind = 'invoice' and ({Keys}) group by r.key, r.document)
        select o.key, sum(o.before)::bigint, sum(o.after)::bigint, coalesce(sum((select sum(p.cents) from open_parts(i.instalments, i.due_on, o.after::bigint) p where p.due_on >= $3)), 0)::bigint
          from open o join invoices i on i.id = o.document group by o.key
        """;

    const string Turnover =
        $"""
        {AccountChoice.Rows}
        select r.key, date_trunc('month', r.on_date)::date, sum(r.amount_cents)::bigint, coalesce(sum(r.amount_cents) filter (where r.on_date > $9), 0)::bigint
          from rows r where r.document_kind in ('invoice', 'credit_note') and r.kind in ('issue', 'correction') and ({Keys}) group by 1, 2
        """;

    // Each delivery that an invoice of the period names; else the day of delivery that the invoice itself names.
    const string Delays =
        $"""
        {AccountChoice.Rows},
        issued as (
            select r.key, i.creditor, i.number, i.year, i.issued_on, i.delivered_on from invoices i
              join (select distinct key, document from rows r where document_kind = 'invoice' and ({Keys})) r on r.document = i.id where i.issued_on > $9 and i.issued_on <= $3),
        named as (
            select i.key, i.number, i.year, i.issued_on - d.delivered_on as days from issued i
              join document_links l on l.creditor = i.creditor and l.kind = 'invoice' and upper(l.number) = upper(i.number) and l.year = i.year and l.parent_kind = 'delivery'
              join deliveries d on d.creditor = l.creditor and upper(d.number) = upper(l.parent_number)),
        all_days as (
            select key, days from named
             union all
            select i.key, i.issued_on - i.delivered_on from issued i where i.delivered_on is not null and not exists (select from named n where n.number = i.number and n.year = i.year and n.key = i.key))
        select key, count(*)::int, sum(days)::bigint from all_days group by key
        """;

    /// <summary>The keys after one, in order.</summary>
    public static Task<List<string>> KeysOf(Session session, AccountChoice choice, string? after, int most, CancellationToken stop) => session.Read(
        $"{AccountChoice.Rows} select key from rows where $9::text is null or key collate \"C\" > $9 group by key order by key collate \"C\" limit $10", r => r.GetString(0), stop, [.. choice.Parameters, after, most]);

    /// <summary>The inputs by key.</summary>
    /// <param name="session">Reads.</param>
    /// <param name="choice">Whose.</param>
    /// <param name="eve">The day before the period.</param>
    /// <param name="keys">Only these; null for all.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<Dictionary<string, (CollectionInputs Inputs, InvoicingDelay Delay)>> Read(Session session, AccountChoice choice, DateOnly eve, string[]? keys, CancellationToken stop)
    {
        object?[] parameters = [.. choice.Parameters, eve, keys];
        var open = (await session.Read(Open, r => (Key: r.GetString(0), Before: r.GetInt64(1), After: r.GetInt64(2), NotDue: r.GetInt64(3)), stop, parameters)).ToDictionary(o => o.Key);
        var turnover = (await session.Read(Turnover, r => (Key: r.GetString(0), Month: r.Day(1), Cents: r.GetInt64(2), InPeriod: r.GetInt64(3)), stop, parameters)).ToLookup(t => t.Key);
        var delays = (await session.Read(Delays, r => (Key: r.GetString(0), Delay: new InvoicingDelay(r.GetInt32(1), r.GetInt64(2))), stop, parameters)).ToDictionary(d => d.Key, d => d.Delay);
        return open.Keys.Union(turnover.Select(t => t.Key)).ToDictionary(key => key, key =>
        {
            var of = open.GetValueOrDefault(key);
            return (new CollectionInputs(of.Before, turnover[key].Sum(t => t.InPeriod), of.After, of.NotDue, turnover[key].ToDictionary(t => t.Month, t => t.Cents)), delays.GetValueOrDefault(key) ?? new(0, 0));
        });
    }

    /// <summary>From the first to the last event of the rows.</summary>
    public static async Task<EventRange> Events(Session session, AccountChoice choice, CancellationToken stop) => (await session.Read(
        $"{AccountChoice.Rows} select min(sequence), max(sequence) from rows", r => new EventRange(r.IsDBNull(0) ? null : r.GetInt64(0), r.IsDBNull(1) ? null : r.GetInt64(1), choice.On), stop, choice.Parameters))[0];
}
