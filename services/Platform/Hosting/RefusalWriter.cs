using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// Gives the server's own refusals a problem document. What is no HTTP, has too many headers or sends them too slowly is refused before
/// there is a request that a middleware could see, with an empty answer that nothing in the server lets one replace: so it is replaced on its way
/// out. On a listener with TLS of its own the bytes are sealed by then and stay as they are; here TLS ends before the service.
/// </summary>
sealed class RefusalWriter(PipeWriter inner) : PipeWriter
{
    const int LongestHead = 400;
    Memory<byte> given;

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes;

    public static void AddTo(ListenOptions listen) => listen.Use(next => connection =>
    {
        connection.Transport = new Transport(connection.Transport.Input, new RefusalWriter(connection.Transport.Output));
        return next(connection);
    });

    public override Memory<byte> GetMemory(int sizeHint = 0) => given = inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        if (bytes <= LongestHead && given.Length >= bytes && Refusal(given.Span[..bytes]) is { } document) inner.Write(document);
        else inner.Advance(bytes);
        given = default;
    }

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default) => inner.WriteAsync(source, cancellationToken);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    /// <summary>The answer with its document; null for what is no empty refusal of the server's: an answer of ours has <see cref="SecurityHeaders"/>.</summary>
    internal static byte[]? Refusal(ReadOnlySpan<byte> written)
    {
        if (!written.StartsWith("HTTP/1.1 4"u8) && !written.StartsWith("HTTP/1.1 5"u8)) return null;
        if (!written.EndsWith("\r\n\r\n"u8) || written.IndexOf("\r\nContent-Length: 0\r\n"u8) < 0 || written.IndexOf("X-Content-Type-Options"u8) >= 0) return null;
        var head = Encoding.ASCII.GetString(written);
        var line = head[..head.IndexOf("\r\n", StringComparison.Ordinal)];
        var (status, reason) = (line[9..12], line.Length > 13 ? line[13..] : "Refused");
        var document = $$"""{"type":"https://recouvrement.example/problems/http_{{status}}","title":"http_{{status}}","status":{{status}},"detail":"{{reason}}.","code":"http_{{status}}"}""";
        return Encoding.ASCII.GetBytes(head.Replace(
            "\r\nContent-Length: 0\r\n",
            string.Create(CultureInfo.InvariantCulture, $"\r\nContent-Length: {document.Length}\r\nContent-Type: application/problem+json\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n"),
            StringComparison.Ordinal) + document);
    }

    sealed record Transport(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
