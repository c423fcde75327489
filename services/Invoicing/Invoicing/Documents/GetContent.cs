using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Imports;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Documents;

/// <summary>Gives the bytes of a document out, once they have been proved to be those that were recorded.</summary>
sealed partial class GetContent(IDocumentStore store, NpgsqlDataSource database, ILogger<GetContent> log)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/documents/{reference}/content", (string siren, string reference, GetContent content, HttpContext http, CancellationToken stop) => content.Get(siren, reference, http, stop))
            .RequireRole(Readers.All).WithTags("documents").WithSummary("The bytes of a document, checked against their hash").Produces<Stream>(200, "application/octet-stream");

    async Task<IResult> Get(string siren, string reference, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key) = (inspection.Siren(siren), inspection.PathKey("reference", reference));
        if (inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(database, stop);
        var found = await session.Read(
            "select sha256, media_type from documents where id = $1 and sha256 is not null", r => (Sha256: r.GetString(0), MediaType: r.GetString(1)), stop, BusinessKey.OfDocument(entity, key));
        if (found is not [var document]) return Problems.NotFound("content");
        if (await store.Open(document.Sha256, stop) is not { } kept) return Spoilt(key, document.Sha256, "document_lost", "The document store has lost the bytes of this document.");

        var spool = new Spool(kept, long.MaxValue);
        http.Response.RegisterForDisposeAsync(spool);
        await using (kept) await spool.CopyToAsync(Stream.Null, stop);
        if (spool.Sha256 != document.Sha256) return Spoilt(key, document.Sha256, "document_corrupted", "The bytes in the document store are not those that were recorded: send the document again.");
        // What came from outside is never shown by a browser as if it were ours.
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ETag = $"\"{document.Sha256}\"";
        return Results.Stream(spool.Again(), document.MediaType, key);
    }

    IResult Spoilt(string reference, string sha256, string code, string reason)
    {
        LogSpoilt(reference, sha256, code);
        return Problems.Of(500, code, reason);
    }

    [LoggerMessage(LogLevel.Error, "Document {Reference} with hash {Sha256} cannot be given out: {Code}")]
    partial void LogSpoilt(string reference, string sha256, string code);
}
