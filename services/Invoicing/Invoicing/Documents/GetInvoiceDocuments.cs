using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Documents;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Documents;

/// <summary>What proves an invoice, and what is missing.</summary>
/// <param name="Number">The invoice's number.</param>
/// <param name="Year">Its year of issue.</param>
/// <param name="Documents">Its own, then those inherited along quote, order and delivery, then those of the customer.</param>
/// <param name="Missing">What a claim of this kind needs and has not: one document of each line.</param>
public sealed record InvoiceDocumentsAnswer(string Number, int Year, IReadOnlyList<InheritedDocument> Documents, IReadOnlyList<MissingDocument> Missing);

/// <summary>A document that proves an invoice.</summary>
/// <param name="From">Where it is attached.</param>
/// <param name="Document">The document; without bytes it proves nothing.</param>
public sealed record InheritedDocument(DocumentHolder From, DocumentAnswer Document);

/// <summary>A document that is needed and not there.</summary>
/// <param name="AnyOf">Kinds that will do.</param>
public sealed record MissingDocument(IReadOnlyList<string> AnyOf);

static class GetInvoiceDocuments
{
    public static void MapInvoiceDocuments(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/invoices/{number}/documents", Get).RequireRole(Readers.All).WithTags("documents")
            .WithSummary("The documents that prove an invoice, inherited ones too, and those that are missing").Produces<InvoiceDocumentsAnswer>();

    static async Task<IResult> Get(string siren, string number, int? year, NeededDocuments needed, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var (id, missing) = await FoundInvoice.Of(session, siren, number, year, stop);
        if (missing is not null) return missing;
        var invoice = (await session.Read(
            "select i.number, i.year, c.number, c.kind, c.claim_object from invoices i join customers c on c.id = i.customer where i.id = $1",
            r => (Number: r.GetString(0), Year: r.GetInt32(1), Customer: r.GetString(2), Kind: Words.Read<CustomerKind>(r.GetString(3)), Object: r.Text(4) is { } word ? Words.Read<ClaimObject>(word) : (ClaimObject?)null),
            stop, id))[0];
        var documents = await Inherited(session, siren, invoice.Number, invoice.Year, invoice.Customer, stop);
        var present = documents.Where(d => d.Document.Sha256 is not null).Select(d => Words.Read<DocumentKind>(d.Document.Kind)).ToHashSet();
        return Results.Ok(new InvoiceDocumentsAnswer(
            invoice.Number, invoice.Year, documents,
            [.. NeededDocument.Missing(needed.All, invoice.Object, invoice.Kind, present).Select(m => new MissingDocument([.. m.AnyOf.Select(Words.Of)]))]));
    }

    // Up the chain from the invoice; a ring in it ends by itself, for union drops what was seen.
    static Task<List<InheritedDocument>> Inherited(Session session, string siren, string number, int year, string customer, CancellationToken stop) => session.Read(
        $"""
        with recursive up (kind, number, year) as (
            select 'invoice', upper($2), $3::int
            union
            select l.parent_kind, upper(l.parent_number), null::int
              from up u join document_links l on l.creditor = $1 and l.kind = u.kind and upper(l.number) = u.number and l.year is not distinct from u.year),
        holders (kind, number, year, rank) as (
            select kind, number, year, case kind when 'invoice' then 0 when 'delivery' then 1 when 'order' then 2 else 3 end from up
            union all
            select 'customer', upper($4), null::int, 4)
        select {GetDocuments.Columns}, a.kind, a.number, a.year
          from holders h join document_holders a on a.creditor = $1 and a.kind = h.kind and upper(a.number) = h.number and (a.year is null or a.year = h.year)
          join documents d on d.id = a.document
         order by h.rank, a.number collate "C", d.reference collate "C" limit {Readers.MostOfPage}
        """,
        r => new InheritedDocument(new(r.GetString(13), r.GetString(14), r.IsDBNull(15) ? null : r.GetInt32(15)), GetDocuments.Row(r)), stop, siren, number, year, customer);
}
