using MimeKit;
using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Inbound;

/// <summary>A file that came with a mail.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Name">As its sender calls it; null where it has no name.</param>
/// <param name="MediaType">As its sender says.</param>
public sealed record InboundFile(int Number, string? Name, string MediaType);

/// <summary>A mail that came in, to be read. Text only: what was HTML is told in its words.</summary>
/// <param name="Item">How far it has come.</param>
/// <param name="To">To whom it says it goes; null where it was erased.</param>
/// <param name="Text">What it says; null where it was erased.</param>
/// <param name="Files">What came with it.</param>
public sealed record InboundDetail(InboundItem Item, string? To, string? Text, IReadOnlyList<InboundFile> Files);

/// <summary>One mail that came in: its words, its files, and itself as it came.</summary>
static class ShowInboundMail
{
    public static async Task<IResult> Show(Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await ListInboundMail.One(session, id, stop) is not { } item) return Problems.NotFound("mail");
        if (await Raw(session, id, stop) is not { } raw) return TypedResults.Ok(new InboundDetail(item, null, null, []));
        var content = ReadMail.Of(raw).Content;
        return TypedResults.Ok(new InboundDetail(item, content.To, content.Text, [.. content.Files.Select((file, i) => new InboundFile(i + 1, Name(file), Type(file)))]));
    }

    public static async Task<IResult> File(Guid id, int number, HttpContext http, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await Raw(session, id, stop) is not { } raw || ReadMail.Of(raw).Content.Files.ElementAtOrDefault(number - 1) is not { Content: { } content } file) return Problems.NotFound("file");
        var bytes = new MemoryStream();
        await content.DecodeToAsync(bytes, stop);
        bytes.Position = 0;
        return Download(http, bytes.ToArray(), "application/octet-stream", Name(file) ?? $"{number}");
    }

    public static async Task<IResult> Source(Guid id, HttpContext http, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await Raw(session, id, stop) is { } raw ? Download(http, raw, "message/rfc822", $"{id}.eml") : Problems.NotFound("mail");
    }

    // A stranger's file: never opened in the page, whatever it says it is.
    static IResult Download(HttpContext http, byte[] bytes, string type, string name)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(bytes, type, name);
    }

    static async Task<byte[]?> Raw(Session session, Guid mail, CancellationToken stop) =>
        await session.Read("select raw from inbound_contents where mail = $1", row => row.GetFieldValue<byte[]>(0), stop, mail) is [var raw] ? raw : null;

    static string? Name(MimePart file) => file.FileName is { } name && MailContent.OneLine(name) is { Length: > 0 } line ? string.Concat(line.Select(c => c is '/' or '\\' or '"' or ':' ? '_' : c)) : null;

    static string Type(MimePart file) => MailContent.OneLine(file.ContentType.MimeType).ToLowerInvariant();
}
