using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// The page that shows operators how this service stands. It holds nothing itself: it asks for a key, keeps it in memory only, and asks
/// <c>/ops/state</c> and <c>/ops/parked</c> with it. Nothing is loaded from elsewhere, and no script runs but its own.
/// </summary>
static class OpsPage
{
    static readonly string Html = Read();

    static readonly string Policy =
        $"default-src 'none'; script-src {HashOf("script")}; style-src {HashOf("style")}; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapOpsPage(this IEndpointRouteBuilder routes) => routes.MapGet("/ops", (HttpContext http) =>
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return Results.Content(Html, "text/html; charset=utf-8");
    }).AllowAnonymous().ExcludeFromDescription();

    static string HashOf(string element)
    {
        var from = Html.IndexOf($"<{element}>", StringComparison.Ordinal) + element.Length + 2;
        return $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Html[from..Html.IndexOf($"</{element}>", StringComparison.Ordinal)])))}'";
    }

    static string Read()
    {
        using var page = new StreamReader(typeof(OpsPage).Assembly.GetManifestResourceStream("ops.html")!, Encoding.UTF8);
        return page.ReadToEnd();
    }
}
