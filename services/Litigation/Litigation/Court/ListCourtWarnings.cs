using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Court;

/// <summary>A day that was spoken of.</summary>
/// <param name="Subject">The proceeding or the claim in an insolvency.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="What">Must be done.</param>
/// <param name="Days">The threshold that was reached; negative when the safe day was past.</param>
/// <param name="SafeOn">As it is counted, put off by nothing.</param>
/// <param name="LastOn">The last day that can be argued.</param>
/// <param name="SaidOn">Business date.</param>
sealed record CourtWarning(Guid Subject, string Creditor, string What, int Days, DateOnly SafeOn, DateOnly LastOn, DateOnly SaidOn);

/// <summary>What was said of days that come near.</summary>
static class ListCourtWarnings
{
    const int Most = 1000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/court/warnings", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("court")
            .WithSummary("Days of proceedings and insolvencies that were spoken of, the latest first; each once").Produces<CourtWarning[]>().ProducesProblem(422);

    static async Task<IResult> List(NpgsqlDataSource database, CancellationToken stop, string? creditor = null, Guid? subject = null, int limit = Most)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok(await session.Read(
            "select subject, creditor, what, days, safe_on, last_on, said_on from court_warnings where ($1::text is null or creditor = $1) and ($2::uuid is null or subject = $2) order by said_on desc, subject, what, days limit $3",
            row => new CourtWarning(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetFieldValue<DateOnly>(4), row.GetFieldValue<DateOnly>(5), row.GetFieldValue<DateOnly>(6)),
            stop, creditor, subject, limit));
    }
}
