using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Books;

/// <summary>What came of claims of an age.</summary>
/// <param name="FromDays">Days overdue when placed, at least.</param>
/// <param name="ToDays">At most; null for the oldest.</param>
/// <param name="Claims">Placed.</param>
/// <param name="PlacedCents">Owed on them when placed.</param>
/// <param name="CollectedCents">Received on them so far.</param>
/// <param name="RateBasisPoints">Received of what was placed, in hundredths of a percent; null where nothing was placed.</param>
sealed record RateByAge(int FromDays, int? ToDays, long Claims, long PlacedCents, long CollectedCents, long? RateBasisPoints);

/// <summary>How many of a kind.</summary>
/// <param name="Word">The kind, reason or code.</param>
/// <param name="Count">How many.</param>
sealed record CountOf(string Word, long Count);

/// <summary>How an agency does. Claims and placements count by the day they were placed, the rest by the day it happened.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Placements">Placed in that time.</param>
/// <param name="Live">Of them, still with the agency.</param>
/// <param name="PlacedCents">Owed on their claims when placed.</param>
/// <param name="CollectedCents">Received on their claims so far, whenever.</param>
/// <param name="ByAge">The same by the age of the claims.</param>
/// <param name="DaysToAcknowledge">On average, of those acknowledged, in tenths of a day; null where none was.</param>
/// <param name="Unacknowledged">Live and not acknowledged.</param>
/// <param name="DaysToRemit">From cashing to the last transfer, on average of what was cashed and passed on in full, in tenths of a day; null where nothing was.</param>
/// <param name="Breaches">By kind.</param>
/// <param name="Refusals">By reason.</param>
/// <param name="Closures">By code.</param>
sealed record AgencyScorecard(
    string Agency, DateOnly From, DateOnly To, long Placements, long Live, long PlacedCents, long CollectedCents, IReadOnlyList<RateByAge> ByAge, long? DaysToAcknowledge, long Unacknowledged, long? DaysToRemit,
    IReadOnlyList<CountOf> Breaches, IReadOnlyList<CountOf> Refusals, IReadOnlyList<CountOf> Closures);

static class Scorecard
{
    // Half a year and a year are where the chance to be paid falls off; a policy of reading, no rule of law.
    static readonly (int From, int? To)[] Ages = [(0, 90), (91, 180), (181, 365), (366, null)];

    public static void MapScorecard(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/agencies/{name}/scorecard", Read).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("agencies")
            .WithSummary("How an agency does: placed, collected, by age, in what time, with what breaches").Produces<AgencyScorecard>().ProducesProblem(404).ProducesProblem(422);

    static async Task<IResult> Read(string name, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop, DateOnly? from = null, DateOnly? to = null)
    {
        var (first, last) = (from ?? DateOnly.MinValue, to ?? clock.Today);
        if (first > last) return Problems.Invalid("from", "lies after to");
        await using var session = await Session.Open(database, stop);
        if (!await KnownAgency.Is(session, name, stop)) return Problems.NotFound("agency");
        object[] span = [name, first, last];
        var placements = (await session.Read(
            """
            select count(*), count(*) filter (where ended_on is null), (avg(acknowledged_on - placed_on) * 10)::bigint, count(*) filter (where ended_on is null and acknowledged_on is null)
              from placements where agency = $1 and placed_on between $2 and $3
            """, row => (All: row.GetInt64(0), Live: row.GetInt64(1), Acknowledged: row.Maybe<long?>(2), Unacknowledged: row.GetInt64(3)), stop, span))[0];
        var claims = await session.Read(
            """
            select greatest(0, c.placed_on - c.due_on), c.placed_cents, (select coalesce(sum(k.amount_cents), 0)::bigint from collections k where k.placement = c.placement and k.invoice = c.invoice)
              from placed_claims c join placements p using (placement) where p.agency = $1 and p.placed_on between $2 and $3
            """, row => (Age: row.GetInt32(0), Placed: row.GetInt64(1), Collected: row.GetInt64(2)), stop, span);
        var toRemit = (await session.Read(
            "select (avg(remitted_on - collected_on) * 10)::bigint from collections where agency = $1 and collected_on between $2 and $3 and remitted_cents >= to_remit_cents and remitted_on is not null",
            row => row.Maybe<long?>(0), stop, span))[0];
        return TypedResults.Ok(new AgencyScorecard(
            name, first, last, placements.All, placements.Live, claims.Sum(c => c.Placed), claims.Sum(c => c.Collected),
            [.. Ages.Select(age => Rate(age, [.. claims.Where(c => c.Age >= age.From && !(c.Age > age.To)).Select(c => (c.Placed, c.Collected))]))],
            placements.Acknowledged, placements.Unacknowledged, toRemit,
            await Count("kind", "breaches", "found_on"), await Count("refusal", "placements", "ended_on"), await Count("closure", "placements", "ended_on")));

        Task<List<CountOf>> Count(string word, string table, string day) => session.Read(
            $"select {word}, count(*) from {table} where agency = $1 and {word} is not null and {day} between $2 and $3 group by {word} order by {word}",
            row => new CountOf(row.GetString(0), row.GetInt64(1)), stop, span);
    }

    static RateByAge Rate((int From, int? To) age, List<(long Placed, long Collected)> claims) => new(
        age.From, age.To, claims.Count, claims.Sum(c => c.Placed), claims.Sum(c => c.Collected),
        claims.Sum(c => c.Placed) is > 0 and var placed ? (long)Math.Round(claims.Sum(c => c.Collected) * 10_000m / placed, MidpointRounding.AwayFromZero) : null);
}
