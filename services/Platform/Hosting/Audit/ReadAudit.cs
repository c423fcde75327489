using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Hosting.Audit;

/// <summary>A write, or a refusal for who asked.</summary>
/// <param name="Number">Grows; for <c>before</c>.</param>
/// <param name="At">When it was answered, by the real clock.</param>
/// <param name="Actor">Owner of the key or token; null without one that holds.</param>
/// <param name="Roles">Of the actor, with spaces between.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">As it is mapped, with its parameters in braces; empty where nothing is.</param>
/// <param name="Targets">The ids and SIRENs of the address, with spaces between.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="Trace">Of the request, for the logs; null where none was begun.</param>
public sealed record AuditEntry(long Number, DateTimeOffset At, string? Actor, string Roles, string Method, string Route, string Targets, int Status, string? Trace);

/// <summary>The audit trail of a service for those who run it.</summary>
static class ReadAudit
{
    const int Most = 1000;

    public static void Map(IEndpointRouteBuilder ops) =>
        ops.MapGet("/audit", Read).WithSummary("Who wrote, and who was refused, newest first").Produces<AuditEntry[]>().ProducesProblem(422);

    static async Task<IResult> Read(
        NpgsqlDataSource database, CancellationToken stop, string? actor = null, DateTimeOffset? from = null, DateTimeOffset? until = null, long? before = null, int limit = 100)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok(await session.Read(
            """
            select number, at, actor, roles, method, route, targets, status, trace from audit
             where ($1::text is null or actor = $1) and ($2::timestamptz is null or at >= $2) and ($3::timestamptz is null or at < $3) and ($4::bigint is null or number < $4)
             order by number desc limit $5
            """,
            row => new AuditEntry(
                row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), row.Text(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetInt32(7), row.Text(8)),
            stop, actor, from?.ToUniversalTime(), until?.ToUniversalTime(), before, limit));
    }
}
