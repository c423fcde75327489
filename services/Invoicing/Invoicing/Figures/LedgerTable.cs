using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Figures;

/// <summary>The dated ledger: what is open of every document at every date.</summary>
static class LedgerTable
{
    public static async Task Write(Session session, IReadOnlyList<Step<Invoice, InvoiceEvent>> steps, EventContext context, CancellationToken stop)
    {
        var day = ParisTime.DateOf(context.HappenedAt);
        await Insert(session, LedgerEntry.Of(steps, _ => day), stop);
        await Move(session, [.. steps.Where(s => s.Before.Content is { } content && content.IssuedOn != s.After.Content!.IssuedOn).Select(s => s.Stream).Distinct()], stop);
    }

    public static async Task Write(Session session, IReadOnlyList<Step<Credit, CreditEvent>> steps, EventContext context, CancellationToken stop)
    {
        var day = ParisTime.DateOf(context.HappenedAt);
        await Insert(session, LedgerEntry.Of(steps, _ => day), stop);
        await Move(session, [.. steps.Where(s => s.Before.Content is { } content && content.On != s.After.Content!.On).Select(s => s.Stream).Distinct()], stop);
    }

    /// <summary>Rows of documents that are shown in their tables already, as is whatever was set against them: a row counts from the later of their dates.</summary>
    public static async Task Insert(Session session, LedgerEntry[] entries, CancellationToken stop)
    {
        if (entries.Length == 0) return;
        var against = await Dates(session, [.. entries.Select(e => e.Row.Counterpart).OfType<Guid>().Distinct()], stop);
        await session.Run(
            """
            insert into ledger (document, version, sequence, creditor, customer, document_kind, kind, not_before, on_date, amount_cents, currency, counterpart)
            select r.document, r.version, e.seq_id, r.creditor, r.customer, r.document_kind, r.kind, r.not_before, r.on_date, r.amount_cents, r.currency, r.counterpart
              from unnest($1::uuid[], $2::bigint[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::date[], $8::date[], $9::bigint[], $10::text[], $11::uuid[])
                   as r (document, version, creditor, customer, document_kind, kind, not_before, on_date, amount_cents, currency, counterpart)
              join mt_events e on e.stream_id = r.document and e.version = r.version
            """, stop,
            Array.ConvertAll(entries, e => e.Stream), Array.ConvertAll(entries, e => e.Version), Array.ConvertAll(entries, e => e.Document.Creditor), Array.ConvertAll(entries, e => e.Document.Account),
            Array.ConvertAll(entries, e => e.Kind), Array.ConvertAll(entries, e => Words.Of(e.Row.Kind)), Array.ConvertAll(entries, e => e.Row.NotBefore),
            Array.ConvertAll(entries, e => e.Row.CountsFrom(e.DatedOn, e.Row.Counterpart is { } other && against.TryGetValue(other, out var on) ? on : null)),
            Array.ConvertAll(entries, e => e.Row.Amount.Cents), Array.ConvertAll(entries, e => e.Row.Amount.Currency), Array.ConvertAll(entries, e => e.Row.Counterpart));
    }

    // Asked for by id, not joined: a join of thousands of rows would read the whole of both tables each time.
    static async Task<Dictionary<Guid, DateOnly>> Dates(Session session, Guid[] documents, CancellationToken stop) => documents.Length == 0 ? [] : (await session.Read(
        """
        select d.id, coalesce((select issued_on from invoices where id = d.id), (select dated_on from credits where id = d.id)) as dated_on from unnest($1::uuid[]) as d (id)
        """, r => (Document: r.GetGuid(0), On: r.IsDBNull(1) ? (DateOnly?)null : r.Day(1)), stop, (object)documents)).Where(d => d.On is not null).ToDictionary(d => d.Document, d => d.On!.Value);

    /// <summary>The last day on which something came off each document, where that ever happened.</summary>
    public static async Task<Dictionary<Guid, DateOnly>> Freed(Session session, Guid[] documents, CancellationToken stop) =>
        (await session.Read("select document, max(on_date) from ledger where document = any($1) and kind = 'undoing' group by document", r => (Document: r.GetGuid(0), On: r.Day(1)), stop, documents))
            .ToDictionary(f => f.Document, f => f.On);

    // A document that has another date takes its rows along, and those of what was set against it.
    static async Task Move(Session session, Guid[] documents, CancellationToken stop)
    {
        if (documents.Length == 0) return;
        await session.Run(
            """
            update ledger l set on_date = d.on_date
              from (select m.document, m.version, greatest(m.not_before, i.issued_on, c.dated_on, oi.issued_on, oc.dated_on) as on_date
                      from ledger m
                      left join invoices i on i.id = m.document left join credits c on c.id = m.document
                      left join invoices oi on oi.id = m.counterpart left join credits oc on oc.id = m.counterpart
                     where m.document = any($1) or (m.document in (select counterpart from ledger where document = any($1)) and m.counterpart = any($1))) d
             where l.document = d.document and l.version = d.version and l.on_date <> d.on_date
            """, stop, (object)documents);
    }
}
