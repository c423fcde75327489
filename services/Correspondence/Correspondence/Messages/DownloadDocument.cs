using Npgsql;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Messages;

/// <summary>The document of a message, byte for byte as it left: a PDF, a mail as <c>.eml</c>, or a text message.</summary>
static class DownloadDocument
{
    public static async Task<IResult> Download(Guid id, HttpContext http, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        // A mail to a colleague is kept only while it is being sent, and is nobody else's business.
        if (await session.Read("select 1 from messages where decision = $1", _ => true, stop, id) is [] || await Document.Of(session, id, stop) is not { } document) return Problems.NotFound("document");
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.File(document.Bytes, document.MediaType, $"{id}.{document.MediaType switch { Document.Pdf => "pdf", Document.Mail => "eml", _ => "txt" }}");
    }
}
