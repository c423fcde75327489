using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Books;

/// <summary>A duty that an agency broke.</summary>
/// <param name="Kind"><c>remittance_late</c>, <c>receipt_missing</c>, <c>act_without_green_light</c>, <c>remitted_amount_differs</c>, <c>fee_invoiced_differs</c> or <c>fee_claimed_of_debtor</c>.</param>
/// <param name="Placement">Where.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Reference">What it was broken with: the agency's own.</param>
/// <param name="DueOn">Last day on which it could have been done in time.</param>
/// <param name="ExpectedCents">Where two amounts differ: the right one.</param>
/// <param name="FoundCents">Where two amounts differ: the other.</param>
/// <param name="Currency">ISO 4217, of both.</param>
/// <param name="FoundOn">Day it was found.</param>
/// <param name="SettledOn">Day a person had dealt with it; null while nobody has.</param>
sealed record BreachLine(
    string Kind, Guid Placement, string Creditor, string Reference, DateOnly? DueOn, long? ExpectedCents, long? FoundCents, string Currency, DateOnly FoundOn, DateOnly? SettledOn);

static class ReadBreaches
{
    const int Most = 10_000;

    public static void MapBreaches(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/agencies/{name}/breaches", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("agencies")
            .WithSummary("Duties that the agency broke, in the order they were found").Produces<BreachLine[]>().ProducesProblem(404);

    static async Task<IResult> List(string name, NpgsqlDataSource database, CancellationToken stop, string? creditor = null, string? kind = null)
    {
        await using var session = await Session.Open(database, stop);
        if (!await KnownAgency.Is(session, name, stop)) return Problems.NotFound("agency");
        return TypedResults.Ok(await session.Read(
            """
            select kind, placement, creditor, reference, due_on, expected_cents, found_cents, currency, found_on, settled_on from breaches
             where agency = $1 and ($2::text is null or creditor = $2) and ($3::text is null or kind = $3) order by found_on, placement, key limit $4
            """,
            row => new BreachLine(
                row.GetString(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.Maybe<DateOnly?>(4), row.Maybe<long?>(5), row.Maybe<long?>(6), row.GetString(7),
                row.GetFieldValue<DateOnly>(8), row.Maybe<DateOnly?>(9)), stop, name, creditor, kind, Most));
    }
}

/// <summary>Whether the register has an agency.</summary>
static class KnownAgency
{
    public static async Task<bool> Is(Session session, string name, CancellationToken stop) => await session.Read("select 1 from agencies where name = $1", _ => 1, stop, name) is [_];
}
