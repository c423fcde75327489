using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Features;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Documents.Storage;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Documents;
using Recouvrement.Invoicing.Imports;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Documents;

/// <summary>Takes in the bytes of a document: to the end, scanned, stored under their hash, and only then recorded.</summary>
sealed class ContentDesk(IDocumentStore store, IDocumentScan scan, IConfiguration configuration)
{
    const long MostBytes = 25 << 20;

    /// <summary>Of one document.</summary>
    public long Largest { get; } = configuration.GetValue("Documents:MostBytes", MostBytes);

    /// <summary>The content, or the problem with it; nothing is stored where there is one.</summary>
    public async Task<(DocumentContent? Content, IResult? Problem)> Take(Stream body, string mediaType, CancellationToken stop)
    {
        await using var spool = new Spool(body, Largest);
        await spool.CopyToAsync(Stream.Null, stop);
        if (spool.Size == 0) return (null, Problems.Invalid("content", "It is empty."));
        try
        {
            if (await scan.Find(spool.Again(), stop) is { } found)
                return (null, Problems.Of(422, "infected", "The document is refused: the scanner found something in it.", new InputError("content", $"It holds {found}.")));
        }
        catch (ScannerAway away)
        {
            return (null, Problems.Of(503, "scanner_away", $"The document was not taken in: {away.Message}"));
        }

        await store.Keep(spool.Sha256, spool.Again(), spool.Size, stop);
        return (new(spool.Sha256, spool.Size, mediaType), null);
    }
}

static class StoreContent
{
    public static void MapStoreContent(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/creditors/{siren}/documents/{reference}/content", Post).RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithTags("documents")
            .WithSummary("Sends the bytes of a document, as they are, with their media type; the same bytes again change nothing").TakesCommand();

    static async Task<IResult> Post(
        string siren, string reference, ContentDesk desk, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key) = (inspection.Siren(siren), inspection.PathKey("reference", reference));
        var mediaType = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) ? inspection.Required("Content-Type", type.MediaType, 100) : "application/octet-stream";
        if (inspection.Problem is { } problem) return problem;
        var id = BusinessKey.OfDocument(entity, key);
        await using (var session = await Session.Open(database, stop))
            if (await session.Read("select 1 from documents where id = $1", r => r.GetInt32(0), stop, id) is []) return Problems.NotFound("document");

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound) bound.MaxRequestBodySize = desk.Largest;
        var (content, refused) = await desk.Take(http.Request.Body, mediaType.ToLowerInvariant(), stop);
        return refused ?? Answer.From(await UnitOfWork.Run(database, signal, session =>
            books.Documents.Handle(session, id, new DocumentCommand.File(content!), http.EventContext(clock), stop), stop));
    }
}
