using Microsoft.AspNetCore.Builder;

namespace Recouvrement.Platform.Hosting;

/// <summary>No NUL in what is asked in the address, as in the body; the server itself refuses one in the path.</summary>
static class StrictQuery
{
    public static void UseStrictQueries(this IApplicationBuilder app) => app.Use((http, next) =>
        http.Request.Query.FirstOrDefault(q => HoldsNul(q.Key) || q.Value.Any(HoldsNul)) is { Key: not null } query
            ? Problems.Of(400, "unreadable", "The query holds a NUL character.", new InputError(query.Key.Replace("\0", "", StringComparison.Ordinal), "The text holds a NUL character.")).ExecuteAsync(http)
            : next(http));

    static bool HoldsNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) ?? false;
}
