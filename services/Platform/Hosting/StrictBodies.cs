using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// Bodies come as they are, and JSON comes in UTF-8 (RFC 8259, 8.1). Nothing is unpacked here: a kilobyte can hold a gigabyte. The files that an
/// endpoint takes may have a character set of their own.
/// </summary>
static class StrictBodies
{
    public static void UseStrictBodies(this IApplicationBuilder app) => app.Use((http, next) => Refusal(http.Request)?.ExecuteAsync(http) ?? next(http));

    static IResult? Refusal(HttpRequest request)
    {
        if (request.Headers.ContentEncoding is { Count: > 0 } packed && packed.ToString() is { Length: > 0 } how && !how.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return Problems.Of(415, "packed", "The body is packed (Content-Encoding): send it as it is.");
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue) return null;
        var json = type.MatchesMediaType("application/json") || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase);
        return json && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? Problems.Of(415, "charset", "JSON is written in UTF-8.") : null;
    }
}
