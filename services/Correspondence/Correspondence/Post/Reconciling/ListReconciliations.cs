using System.Text.Json;
using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Post.Reconciling;

/// <summary>The daily comparisons with the providers, the latest first.</summary>
static class ListReconciliations
{
    const int Most = 366;

    public static void MapReconciliations(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/post/reconciliations", List).RequireRole(Roles.Manager, Roles.Ops).WithTags("letters")
            .WithSummary("Differences between what we believe to have posted and what each provider lists, day by day").Produces<IReadOnlyList<Reconciliation>>().ProducesProblem(422);

    static async Task<IResult> List(NpgsqlDataSource database, CancellationToken stop, string? provider = null, DateOnly? from = null, DateOnly? to = null, int limit = 31)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"A number from 1 to {Most}.");
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok(await session.Read(
            """
            select body from post_reconciliations
             where ($1::text is null or provider = $1) and ($2::date is null or day >= $2) and ($3::date is null or day <= $3)
             order by day desc, provider limit $4
            """, row => JsonSerializer.Deserialize<Reconciliation>(row.GetString(0), JsonSerializerOptions.Web)!, stop, provider, from, to, limit));
    }
}
