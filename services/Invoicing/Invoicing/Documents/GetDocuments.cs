using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Documents;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Documents;

/// <summary>A supporting document.</summary>
/// <param name="Reference">The ERP's own.</param>
/// <param name="Id">Stream id.</param>
/// <param name="Kind">What it proves.</param>
/// <param name="DatedOn">Its own date.</param>
/// <param name="SignedByRole">What the signer is at the customer.</param>
/// <param name="SignedOn">When it was signed.</param>
/// <param name="Sha256">Of its bytes; null until they were sent.</param>
/// <param name="Size">In bytes.</param>
/// <param name="MediaType">As it was sent.</param>
/// <param name="AttachedTo">What it proves.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="SignerName">Only where one document is asked for; null where nobody is known or it was erased.</param>
public sealed record DocumentAnswer(
    string Reference, Guid Id, string Kind, DateOnly? DatedOn, string? SignedByRole, DateOnly? SignedOn, string? Sha256, long? Size, string? MediaType, IReadOnlyList<DocumentHolder> AttachedTo,
    long Version, string? SignerName = null);

static class GetDocuments
{
    /// <summary>Of documents <c>d</c>.</summary>
    public const string Columns =
        """
        d.reference, d.id, d.kind, d.dated_on, d.signed_by_role, d.signed_on, d.sha256, d.size, d.media_type, d.version,
        array(select h.kind from document_holders h where h.document = d.id order by h.position), array(select h.number from document_holders h where h.document = d.id order by h.position),
        array(select coalesce(h.year, 0) from document_holders h where h.document = d.id order by h.position)
        """;

    public static void MapGetDocuments(this IEndpointRouteBuilder routes)
    {
        var documents = routes.MapGroup("/creditors/{siren}/documents").RequireRole(Readers.All).WithTags("documents");
        documents.MapGet("", Page).WithSummary("Supporting documents by reference; of one kind, or attached to one thing").Produces<Page<DocumentAnswer>>();
        documents.MapGet("/{reference}", One).WithSummary("A supporting document with who signed it").Produces<DocumentAnswer>();
    }

    public static DocumentAnswer Row(NpgsqlDataReader r)
    {
        var (kinds, numbers, years) = (r.GetFieldValue<string[]>(10), r.GetFieldValue<string[]>(11), r.GetFieldValue<int[]>(12));
        return new(
            r.GetString(0), r.GetGuid(1), r.GetString(2), Day(3), r.Text(4), Day(5), r.Text(6), r.IsDBNull(7) ? null : r.GetInt64(7), r.Text(8),
            [.. kinds.Select((kind, i) => new DocumentHolder(kind, numbers[i], years[i] == 0 ? null : years[i]))], r.GetInt64(9));

        DateOnly? Day(int column) => r.IsDBNull(column) ? null : r.Day(column);
    }

    static async Task<IResult> Page(string siren, string? kind, string? holder, string? number, string? after, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        var of = inspection.WordOrNone<DocumentKind>("kind", kind) is { } one ? Words.Of(one) : null;
        var attached = inspection.WordOrNone<HolderKind>("holder", holder) is { } to ? Words.Of(to) : null;
        if ((attached is null) != (number is null)) inspection.Wrong("number", "A holder is named by its kind and its number.");
        if (inspection.Problem is { } problem) return problem;
        var most = Readers.Limit(limit);
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            $"""
            select {Columns} from documents d
             where d.creditor = $1 and ($2::text is null or d.kind = $2) and d.reference collate "C" > $3
               and ($4::text is null or exists (select 1 from document_holders a where a.document = d.id and a.kind = $4 and upper(a.number) = upper($5::text)))
             order by d.reference collate "C" limit $6
            """, Row, stop, siren, of, after ?? "", attached, number, most + 1);
        return Results.Ok(Page<DocumentAnswer>.Of(rows, most, d => d.Reference));
    }

    static async Task<IResult> One(string siren, string reference, Signers signers, NpgsqlDataSource database, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key) = (inspection.Siren(siren), inspection.PathKey("reference", reference));
        if (inspection.Problem is { } problem) return problem;
        var id = BusinessKey.OfDocument(entity, key);
        await using var session = await Session.Open(database, stop);
        if (await session.Read($"select {Columns} from documents d where d.id = $1", Row, stop, id) is not [var document]) return Problems.NotFound("document");
        http.Response.Headers.ETag = $"\"{document.Version}\"";
        return Results.Ok(document with { SignerName = (await signers.Read(session, id, stop))?.Name });
    }
}
