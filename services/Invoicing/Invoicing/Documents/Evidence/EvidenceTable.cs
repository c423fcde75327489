using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Documents;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Documents.Evidence;

/// <summary>An invoice whose evidence is followed.</summary>
/// <param name="Of">Which.</param>
/// <param name="Object">What was sold; null where nobody told.</param>
/// <param name="Kind">To whom.</param>
sealed record FollowedInvoice(CopiedInvoice Of, ClaimObject? Object, CustomerKind Kind);

/// <summary>What documents are attached to, or come from others.</summary>
/// <param name="Creditor">SIREN.</param>
/// <param name="Kind">As it is stored.</param>
/// <param name="Number">Its own.</param>
/// <param name="Year">Null where none is said.</param>
sealed record NamedHolder(string Creditor, string Kind, string Number, int? Year);

/// <summary>Invoices whose evidence is followed, and what proves them.</summary>
static class EvidenceTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<ClaimEvidence>> changed, CancellationToken stop)
    {
        foreach (var (_, evidence, _) in changed)
            await session.Run("insert into followed_claims (invoice, creditor) values ($1, $2) on conflict do nothing", stop, evidence.Of!.Invoice, evidence.Of.Creditor);
    }

    /// <summary>
    /// What proves claims of a creditor is settled by one at a time, from before it is asked which are followed until it is told: of two at once the one that looked earlier would tell an older list
    /// after a newer one, or pass over a claim that is handed over just then.
    /// </summary>
    public static async Task HoldCreditors(Session session, IEnumerable<string> creditors, CancellationToken stop)
    {
        foreach (var creditor in creditors.Distinct().Order(StringComparer.Ordinal))
            await session.Run("select pg_advisory_xact_lock(hashtextextended('claim_evidence|' || $1, 0))", stop, creditor);
    }

    /// <summary>
    /// Invoices that are followed and that documents prove, or that lie below what is named: down the chain to the invoices, as <see cref="Items"/> goes up. Those that are paid too: one may be owed again,
    /// and nothing else would tell then what came meanwhile.
    /// </summary>
    /// <param name="session">The transaction.</param>
    /// <param name="documents">Documents, with all they are attached to now.</param>
    /// <param name="named">What a document was attached to, or what comes from something else since.</param>
    /// <param name="stop">Cancels.</param>
    public static Task<List<Guid>> Concerned(Session session, Guid[] documents, IReadOnlyCollection<NamedHolder> named, CancellationToken stop) => session.Read(
        """
        with recursive down (creditor, kind, number, year) as (
            (select creditor, kind, upper(number), year from document_holders where document = any ($1)
             union
             select creditor, kind, upper(number), year from unnest($2, $3, $4, $5) as n(creditor, kind, number, year))
            union
            select l.creditor, l.kind, upper(l.number), l.year
              from down d join document_links l on l.creditor = d.creditor and l.parent_kind = d.kind and upper(l.parent_number) = d.number)
        select i.id from down d join invoices i on i.creditor = d.creditor and upper(i.number) = d.number and (d.year is null or d.year = i.year) join followed_claims f on f.invoice = i.id
         where d.kind = 'invoice'
        union
        select i.id from down d join customers c on c.creditor = d.creditor and upper(c.number) = d.number join invoices i on i.customer = c.id join followed_claims f on f.invoice = i.id
         where d.kind = 'customer'
        """,
        r => r.GetGuid(0), stop, documents, named.Select(h => h.Creditor).ToArray(), named.Select(h => h.Kind).ToArray(),
        named.Select(h => h.Number).ToArray(), named.Select(h => h.Year).ToArray());

    /// <summary>
    /// What proves the invoices, inherited documents too: up the chain of each, a ring in it ends by itself. A document of several customers would show one the papers of another, and one
    /// without a year may be that of another year's invoice: neither proves anything here.
    /// </summary>
    public static async Task<ILookup<Guid, EvidenceItem>> Items(Session session, Guid[] invoices, CancellationToken stop) => (await session.Read(
        $"""
        with recursive up (invoice, creditor, kind, number, year) as (
            select i.id, i.creditor, 'invoice', upper(i.number), i.year from invoices i where i.id = any ($1)
            union
            select u.invoice, u.creditor, l.parent_kind, upper(l.parent_number), null::int
              from up u join document_links l on l.creditor = u.creditor and l.kind = u.kind and upper(l.number) = u.number and l.year is not distinct from u.year),
        holders (invoice, creditor, kind, number, year, rank) as (
            select invoice, creditor, kind, number, year, case kind when 'invoice' then 0 when 'delivery' then 1 when 'order' then 2 else 3 end from up
            union all
            select i.id, i.creditor, 'customer', upper(c.number), null::int, 4 from invoices i join customers c on c.id = i.customer where i.id = any ($1)),
        found as (
            select distinct on (h.invoice, d.id) h.invoice, h.rank, h.kind as holder, d.kind, d.reference, d.dated_on, d.signed_on, d.sha256, d.size, d.media_type
              from holders h
              join document_holders a on a.creditor = h.creditor and a.kind = h.kind and upper(a.number) = h.number and (a.year is null or a.year = h.year)
              join documents d on d.id = a.document
             where h.kind <> 'invoice' or a.year is not null
                or not exists (select from invoices o where o.creditor = h.creditor and upper(o.number) = h.number and o.id <> h.invoice)
             order by h.invoice, d.id, h.rank),
        ranked as (select *, row_number() over (partition by invoice order by rank, reference collate "C") as place from found)
        select invoice, kind, reference, holder, dated_on, signed_on, sha256, size, media_type from ranked where place <= {ClaimEvidence.Most} order by invoice, place
        """,
        r => (Invoice: r.GetGuid(0), Item: new EvidenceItem(
            Words.Read<DocumentKind>(r.GetString(1)), r.GetString(2), Words.Read<HolderKind>(r.GetString(3)), r.IsDBNull(4) ? null : r.Day(4), r.IsDBNull(5) ? null : r.Day(5),
            r.Text(6) is { } hash ? new DocumentContent(hash, r.GetInt64(7), r.GetString(8)) : null)), stop, (object)invoices)).ToLookup(found => found.Invoice, found => found.Item);

    /// <summary>Invoices by their ids.</summary>
    public static Task<List<FollowedInvoice>> Invoices(Session session, Guid[] ids, CancellationToken stop) => session.Read(
        "select i.creditor, i.id, i.number, c.claim_object, c.kind from invoices i join customers c on c.id = i.customer where i.id = any ($1) order by i.id",
        r => new FollowedInvoice(new(r.GetString(0), r.GetGuid(1), r.GetString(2)), r.Text(3) is { } word ? Words.Read<ClaimObject>(word) : null, Words.Read<CustomerKind>(r.GetString(4))), stop, (object)ids);
}
