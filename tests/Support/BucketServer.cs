using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Recouvrement.Support;

/// <summary>A bucket on a real socket that takes nothing without a right signature (AWS Signature Version 4) over the right bytes.</summary>
public sealed class BucketServer : IAsyncDisposable
{
    /// <summary>Who may write to it, and where it says it is.</summary>
    public const string Region = "fr-par", AccessKey = "AKIDEXAMPLE", SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    readonly WebApplication app;
    readonly ConcurrentDictionary<(string Key, string Version), byte[]> versions = new();
    int written;

    BucketServer(WebApplication app) => this.app = app;

    /// <summary>What is handed out, by path.</summary>
    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    /// <summary>What was overwritten or removed is kept behind it, as a bucket with versions does.</summary>
    public bool HasVersions { get; init; }

    /// <summary>It knows nothing of versions, as some that only speak like Amazon's.</summary>
    public bool KnowsVersions { get; init; } = true;

    /// <summary>Everything that could still be read by who knows its version: paths.</summary>
    public IEnumerable<string> Left => Objects.Keys.Concat(versions.Keys.Select(v => v.Key)).Distinct().Order();

    /// <summary>Answers with this status to whatever is asked.</summary>
    public int? Instead { get; set; }

    /// <summary>Where it answers.</summary>
    public string Address => app.Urls.Single();

    /// <summary>Starts it on a free port.</summary>
    /// <param name="hasVersions">It keeps what is overwritten or removed.</param>
    /// <param name="knowsVersions">It can be asked for versions.</param>
    public static async Task<BucketServer> Start(bool hasVersions = false, bool knowsVersions = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new BucketServer(builder.Build()) { HasVersions = hasVersions, KnowsVersions = knowsVersions };
        server.app.Run(server.Serve);
        await server.app.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    async Task Serve(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var (status, answer) = Answered(http, body.ToArray());
        http.Response.StatusCode = status;
        await http.Response.Body.WriteAsync(answer);
    }

    (int Status, byte[] Answer) Answered(HttpContext http, byte[] body)
    {
        if (Instead is { } other) return (other, "<Error><Code>InternalError</Code></Error>"u8.ToArray());
        if (Wrong(http.Request, http.Features.Get<IHttpRequestFeature>()!.RawTarget, body) is { } wrong) return (403, Encoding.UTF8.GetBytes($"<Error><Code>SignatureDoesNotMatch</Code><Message>{wrong}</Message></Error>"));
        var key = http.Request.Path.Value!;
        if (http.Request.Query.ContainsKey("versions")) return KnowsVersions ? (200, Listed(key, http.Request.Query["prefix"].ToString())) : (501, "<Error><Code>NotImplemented</Code></Error>"u8.ToArray());
        if (http.Request.Method == "DELETE") return Removed(key, http.Request.Query["versionId"].ToString());
        if (http.Request.Method == "PUT")
        {
            Objects[key] = body;
            if (HasVersions) versions[(key, $"v{Interlocked.Increment(ref written):0000}")] = body;
            http.Response.Headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\"";
            return (200, []);
        }

        return Objects.TryGetValue(key, out var kept) ? (200, kept) : (404, "<Error><Code>NoSuchKey</Code></Error>"u8.ToArray());
    }

    (int Status, byte[] Answer) Removed(string key, string version)
    {
        if (version is "" or "null")
        {
            if (Objects.TryRemove(key, out _) && HasVersions) versions[(key, $"marker{Interlocked.Increment(ref written):0000}")] = [];
        }
        else if (versions.TryRemove((key, version), out _) && !versions.Keys.Any(v => v.Key == key))
        {
            Objects.TryRemove(key, out _);
        }

        return (204, []);
    }

    byte[] Listed(string bucket, string prefix)
    {
        var known = HasVersions ? versions.Keys : Objects.Keys.Select(key => (Key: key, Version: "null"));
        var lines = known.Where(v => v.Key.StartsWith($"{bucket.TrimEnd('/')}/{prefix}", StringComparison.Ordinal)).OrderBy(v => v.Version, StringComparer.Ordinal)
            .Select(v => (Kind: v.Version.StartsWith("marker", StringComparison.Ordinal) ? "DeleteMarker" : "Version", Key: v.Key[(bucket.TrimEnd('/').Length + 1)..], v.Version))
            .Select(v => $"<{v.Kind}><Key>{v.Key}</Key><VersionId>{v.Version}</VersionId><IsLatest>false</IsLatest><LastModified>2026-01-05T08:00:00.000Z</LastModified></{v.Kind}>");
        return Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><ListVersionsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsTruncated>false</IsTruncated>{string.Concat(lines)}</ListVersionsResult>");
    }

    // The signature as Amazon describes it, written apart from any client.
    static string? Wrong(HttpRequest request, string target, byte[] body)
    {
        var parts = request.Headers.Authorization.ToString()["AWS4-HMAC-SHA256 ".Length..].Split(',').Select(p => p.Trim().Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        var (scope, names) = (parts["Credential"].Split('/', 2), parts["SignedHeaders"].Split(';'));
        var (day, instant) = (scope[1].Split('/')[0], request.Headers["x-amz-date"].ToString());
        if (scope[0] != AccessKey || scope[1] != $"{day}/{Region}/s3/aws4_request" || !instant.StartsWith(day, StringComparison.Ordinal)) return "another scope";
        if (Math.Abs((DateTimeOffset.ParseExact(instant, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) - DateTimeOffset.UtcNow).TotalMinutes) > 15) return "another time";
        var hash = request.Headers["x-amz-content-sha256"].ToString();
        if (hash != Convert.ToHexStringLower(SHA256.HashData(body))) return "other bytes";

        var (path, query) = target.Split('?', 2) is [var p, var q] ? (p, string.Join('&', q.Split('&').Select(part => part.Contains('=', StringComparison.Ordinal) ? part : $"{part}=").Order(StringComparer.Ordinal))) : (target, "");
        var headers = string.Concat(names.Select(name => $"{name}:{string.Join(',', request.Headers[name].Select(v => v!.Trim()))}\n"));
        var canonical = $"{request.Method}\n{path}\n{query}\n{headers}\n{parts["SignedHeaders"]}\n{hash}";
        var text = $"AWS4-HMAC-SHA256\n{instant}\n{scope[1]}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = new[] { day, Region, "s3", "aws4_request" }.Aggregate(Encoding.UTF8.GetBytes("AWS4" + SecretKey), (under, part) => HMACSHA256.HashData(under, Encoding.UTF8.GetBytes(part)));
        return parts["Signature"] == Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text))) ? null : "another signature";
    }
}
