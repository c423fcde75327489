using Microsoft.AspNetCore.Authorization;
using Npgsql;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Scopes;

/// <summary>
/// Stands before every endpoint that needs a key and has to do with cases: looks up what the key's owner sees, anew with each request, and lets through what lies in it.
/// One query, and one more for whoever is limited and names a row.
/// </summary>
static class ScopeGuard
{
    public static void UseScopes(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (await Refusal(http) is { } refusal) await refusal.ExecuteAsync(http);
        else await next(http);
    });

    static async Task<IResult?> Refusal(HttpContext http)
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null || http.User.Identity?.Name is not { } user) return null;
        var rule = ScopeRules.Of(http.Request.Method, ScopeRules.PathOf(endpoint.RoutePattern));
        if (rule is ScopeRule.Open) return null;
        var (scope, stop) = (http.RequestServices.GetRequiredService<CallersScope>(), http.RequestAborted);
        await using var session = await Session.Open(http.RequestServices.GetRequiredService<NpgsqlDataSource>(), stop);
        scope.Value = await ScopeTable.Of(session, user, stop);
        return scope.Value.IsAll ? null : await rule.Refusal(session, scope, http.Request.RouteValues, stop);
    }
}
