using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// What is logged during a request says which service, which route, which correlation (the one that stands in the events it appends) and the ids
/// of what the route names: <c>stream</c>, <c>case</c>. One line for each request, under the name <c>Recouvrement.Requests</c>; none for probes.
/// </summary>
static class Requests
{
    const string Category = "Recouvrement.Requests", Probes = "/health/";

    public static void UseRequestScopes(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(Category);
        var service = app.Services.GetRequiredService<ServiceName>().Name;
        app.Use(async (http, next) =>
        {
            var (route, began) = (http.Route(), Stopwatch.GetTimestamp());
            using var scope = log.BeginScope(About(http, service, route));
            await next(http);
            if (!route.StartsWith(Probes, StringComparison.Ordinal))
                log.LogInformation("{Method} {Route} answered {Status} in {Milliseconds} ms", http.Request.Method, route, http.Response.StatusCode, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        });
    }

    // Only what is an id: another value of a route may name a person or open a door.
    static Dictionary<string, object?> About(HttpContext http, string service, string route)
    {
        var about = new Dictionary<string, object?> { ["service"] = service, ["correlation"] = http.TraceIdentifier, ["route"] = route };
        foreach (var (name, value) in http.Request.RouteValues)
            if (Guid.TryParse(value as string, out var id)) about[name == "id" ? "stream" : name] = id.ToString();
        return about;
    }
}
