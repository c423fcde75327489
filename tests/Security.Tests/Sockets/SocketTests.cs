using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Recouvrement.Security.Tests.Sockets;

/// <summary>What no client library would send, to a real process: every answer is a problem document, and others are served meanwhile.</summary>
public sealed class SocketTests(OneProcess service) : IClassFixture<OneProcess>, IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => Assert.True(await service.Lives());

    [Theory]
    [InlineData("NONSENSE\r\n\r\n", 400)]
    [InlineData("GET /health/live HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400)]
    [InlineData("GET /health/live HTTP/7.3\r\nHost: x\r\n\r\n", 505)]
    [InlineData("GET /customers/%00 HTTP/1.1\r\nHost: x\r\nX-Api-Key: erp\r\n\r\n", 400)]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: x\r\nNo colon\r\n\r\n", 400)]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: x\r\nX-Nul: a\0b\r\n\r\n", 400)]
    [InlineData("GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n", 400)]
    public async Task What_is_no_request_is_refused(string request, int status) => (await service.Send(request)).IsProblem(status);

    [Fact]
    public async Task Too_many_headers_are_refused() =>
        (await service.Send($"GET /health/live HTTP/1.1\r\nHost: x\r\n{string.Concat(Enumerable.Range(0, 10_000).Select(n => string.Create(CultureInfo.InvariantCulture, $"X-{n}: {n}\r\n")))}\r\n")).IsProblem(431);

    [Fact]
    public async Task A_header_too_long_is_refused() => (await service.Send($"GET /health/live HTTP/1.1\r\nHost: x\r\nX-Long: {new string('x', 40_000)}\r\n\r\n")).IsProblem(431);

    [Fact]
    public async Task An_address_too_long_is_refused() => (await service.Send($"GET /{new string('x', 9_000)} HTTP/1.1\r\nHost: x\r\n\r\n")).IsProblem(414);

    [Theory]
    [InlineData("/ops/clock")]
    [InlineData("/ops/relay/skips")]
    public async Task A_body_too_large_is_refused_before_it_is_sent(string path) => (await service.Send(Post(path, "Content-Length: 2000000"))).IsProblem(413);

    [Fact]
    public async Task A_body_that_grows_too_large_is_refused_on_its_way()
    {
        var chunk = $"10000\r\n{new string(' ', 0x10000)}\r\n";
        (await service.Send([Post("/ops/clock", "Transfer-Encoding: chunked"), .. Enumerable.Repeat(chunk, 20)])).IsProblem(413);
    }

    [Theory]
    [InlineData("ZZ\r\n{}\r\n0\r\n\r\n")]
    [InlineData("-2\r\n{}\r\n0\r\n\r\n")]
    [InlineData("2\r\n{}extra\r\n0\r\n\r\n")]
    [InlineData("FFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n")]
    public async Task Malformed_chunks_are_refused(string chunks) => (await service.Send(Post("/ops/clock", "Transfer-Encoding: chunked"), chunks)).IsProblem(400);

    [Fact]
    public async Task A_length_beside_chunks_smuggles_nothing() =>
        (await service.Send(Post("/ops/clock", "Content-Length: 5\r\nTransfer-Encoding: chunked"), "2\r\n{}\r\n0\r\n\r\n")).IsProblem(400);

    [Fact]
    public async Task Nesting_without_end_is_refused() => (await service.Send(Post("/ops/clock", "Content-Length: 200000"), new string('[', 200_000))).IsProblem(400);

    [Fact]
    public async Task JSON_in_another_character_set_is_refused()
    {
        var body = Encoding.Latin1.GetString(Encoding.Unicode.GetBytes("""{"date":"2026-03-02"}"""));
        (await service.Send(Post("/ops/clock", $"Content-Length: {body.Length}", "application/json; charset=utf-16"), body)).IsProblem(415);
    }

    [Fact]
    public async Task A_packed_body_is_not_unpacked()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) await gzip.WriteAsync(new byte[50_000_000]);
        (await service.Send(Post("/ops/clock", $"Content-Encoding: gzip\r\nContent-Length: {packed.Length}"), Encoding.Latin1.GetString(packed.ToArray()))).IsProblem(415);
    }

    [Fact]
    public async Task Headers_that_never_end_are_waited_for_no_longer_than_is_set() => (await service.Send("GET /health/live HTTP/1.1\r\nHost: x\r\nX-Slow: ")).IsProblem(408);

    [Fact]
    public async Task A_body_that_does_not_come_is_not_waited_for() => (await service.Send(Post("/ops/clock", "Content-Length: 1000"), "{")).IsProblem(408);

    static string Post(string path, string headers, string type = "application/json") =>
        $"POST {path} HTTP/1.1\r\nHost: x\r\nX-Api-Key: ops\r\nContent-Type: {type}\r\n{headers}\r\n\r\n";
}
