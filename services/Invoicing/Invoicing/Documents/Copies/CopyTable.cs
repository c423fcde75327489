using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Documents;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Documents.Copies;

/// <summary>Copies of invoices as they can be looked up.</summary>
static class CopyTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<InvoiceCopy>> changed, CancellationToken stop)
    {
        foreach (var (_, copy, _) in changed)
            await session.Run(
                "insert into invoice_copies (invoice, creditor, reference) values ($1, $2, $3::text) on conflict (invoice) do update set reference = excluded.reference",
                stop, copy.Of!.Invoice, copy.Of.Creditor, copy.Reference);
    }

    /// <summary>Invoices whose copy may be another now, with the reference of the document that is: those that were issued and may have one, and those of the documents, now or until now.</summary>
    public static async Task<Dictionary<Guid, (CopiedInvoice Of, string? Current)>> Concerned(Session session, Guid[] documents, Guid[] issued, CancellationToken stop) => (await session.Read(
        """
        with concerned (id) as (
            select i.id from invoices i
             where i.id = any($2) and exists (select from document_holders h where h.creditor = i.creditor and h.kind = 'invoice' and upper(h.number) = upper(i.number))
            union
            select i.id from document_holders h join invoices i on i.creditor = h.creditor and upper(i.number) = upper(h.number) and (h.year is null or h.year = i.year)
             where h.document = any($1) and h.kind = 'invoice'
            union
            select c.invoice from documents d join invoice_copies c on c.creditor = d.creditor and c.reference = d.reference where d.id = any($1))
        select i.id, i.creditor, i.number, c.reference from concerned join invoices i using (id) left join invoice_copies c on c.invoice = i.id
        """, r => (Of: new CopiedInvoice(r.GetString(1), r.GetGuid(0), r.GetString(2)), Current: r.Text(3)), stop, documents, issued)).ToDictionary(i => i.Of.Invoice, i => (i.Of, i.Current));

    /// <summary>
    /// Documents that may be the copies of invoices. What would show a debtor the invoice of another is none: a document of several customers, or one without a year whose number
    /// several years have.
    /// </summary>
    public static Task<List<(Guid Invoice, CopyCandidate Candidate)>> Candidates(Session session, Guid[] invoices, CancellationToken stop) => session.Read(
        $"""
        select i.id, d.id, d.reference, d.sha256, d.size, d.media_type
          from invoices i
          join document_holders h on h.creditor = i.creditor and h.kind = 'invoice' and upper(h.number) = upper(i.number) and (h.year is null or h.year = i.year)
          join documents d on d.id = h.document
         where i.id = any($1) and d.kind = 'invoice_copy' and d.sha256 is not null and d.media_type = '{CopyChoice.MediaType}'
           and (h.year is not null or not exists (select from invoices o where o.creditor = i.creditor and upper(o.number) = upper(i.number) and o.id <> i.id))
           and not exists (
               select from document_holders oh join invoices oi on oi.creditor = oh.creditor and upper(oi.number) = upper(oh.number) and (oh.year is null or oh.year = oi.year)
                where oh.document = d.id and oh.kind = 'invoice' and oi.customer <> i.customer)
         order by i.id, d.dated_on desc nulls last, d.reference collate "C"
        """, r => (r.GetGuid(0), new CopyCandidate(r.GetGuid(1), r.GetString(2), new(r.GetString(3), r.GetInt64(4), r.GetString(5)))), stop, (object)invoices);
}
