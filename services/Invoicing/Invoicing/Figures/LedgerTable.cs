using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Figures;
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

    /// <summary>Day of issue of each invoice, day the funds were credited of each payment and credit note; without those that are not shown.</summary>
    // Asked for by id, not joined: a join of thousands of rows would read the whole of both tables each time.
    public static async Task<Dictionary<Guid, DateOnly>> Dates(Session session, Guid[] documents, CancellationToken stop) => documents.Length == 0 ? [] : (await session.Read(
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
        var moved = await session.Read(
            """
            select document, version, not_before, counterpart from ledger
             where document = any($1) or (document in (select counterpart from ledger where document = any($1)) and counterpart = any($1))
            """, r => (Document: r.GetGuid(0), Version: r.GetInt64(1), NotBefore: r.IsDBNull(2) ? (DateOnly?)null : r.Day(2), Counterpart: r.IsDBNull(3) ? (Guid?)null : r.GetGuid(3)), stop, (object)documents);
        var dates = await Dates(session, [.. moved.SelectMany(m => new[] { m.Document, m.Counterpart }).OfType<Guid>().Distinct()], stop);
        await session.Run(
            "update ledger l set on_date = d.on_date from unnest($1::uuid[], $2::bigint[], $3::date[]) as d (document, version, on_date) where l.document = d.document and l.version = d.version and l.on_date <> d.on_date", stop,
            moved.Select(m => m.Document).ToArray(), moved.Select(m => m.Version).ToArray(),
            moved.Select(m => LedgerRow.CountsFrom(m.NotBefore, dates[m.Document], m.Counterpart is { } other && dates.TryGetValue(other, out var on) ? on : null)).ToArray());
    }
}
