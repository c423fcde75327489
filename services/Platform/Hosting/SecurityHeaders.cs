using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// Headers for browsers and caches on every answer: nothing is framed, guessed at, kept or told on. What an endpoint says itself stays: a page for
/// a person has a policy of its own.
/// </summary>
static class SecurityHeaders
{
    /// <summary>For what is data, not a page: a browser that shows it all the same loads and runs nothing.</summary>
    const string Policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"), ("Content-Security-Policy", Policy), ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Resource-Policy", "same-origin"), ("Cache-Control", "no-store"),
    ];

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        // When the answer begins, not now: an exception clears what was set before it.
        http.Response.OnStarting(() =>
        {
            foreach (var (name, value) in Always) Say(http, name, value);
            if (http.Request.IsHttps) Say(http, "Strict-Transport-Security", "max-age=31536000");
            return Task.CompletedTask;
        });
        return next(http);
    });

    static void Say(HttpContext http, string name, string value)
    {
        if (!http.Response.Headers.ContainsKey(name)) http.Response.Headers[name] = value;
    }
}
