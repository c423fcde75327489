using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Recouvrement.Platform.Hosting.Audit;

/// <summary>Tells the audit trail of every request that may change something, and of every one that was refused for who asked.</summary>
static class AuditRequests
{
    const int SirenDigits = 9;

    public static void UseAudit(this WebApplication app) => app.Use((http, next) =>
    {
        var (trail, time) = (http.RequestServices.GetRequiredService<AuditTrail>(), http.RequestServices.GetRequiredService<TimeProvider>());
        // Taken now: an exception clears the endpoint and its values before the status is known.
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        var targets = string.Join(' ', http.Request.RouteValues.Values.OfType<string>().Where(IsId));
        var trace = Activity.Current?.TraceId.ToString();
        http.Response.OnCompleted(() =>
        {
            if (Counts(http)) trail.Add(new(time.GetUtcNow(), http.User.Identity?.Name, RolesOf(http.User), http.Request.Method, route, targets, http.Response.StatusCode, trace));
            return Task.CompletedTask;
        });
        return next(http);
    });

    static bool Counts(HttpContext http) =>
        !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method)) || http.Response.StatusCode is 401 or 403;

    static bool IsId(string value) => Guid.TryParse(value, out _) || (value.Length == SirenDigits && value.All(char.IsAsciiDigit));

    static string RolesOf(ClaimsPrincipal user) => string.Join(' ', user.FindAll(ClaimTypes.Role).Select(role => role.Value));
}
