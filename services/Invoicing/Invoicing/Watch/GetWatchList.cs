using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Prevention;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Watch;

/// <summary>A customer that is watched.</summary>
/// <param name="Number">The ERP's customer number.</param>
/// <param name="Siren">What it is watched by.</param>
/// <param name="Reason"><c>by_choice</c>, <c>open_invoices</c> or <c>open_orders</c>.</param>
/// <param name="Sources">How far each source was asked; empty before the first time.</param>
public sealed record WatchedCustomerAnswer(string Number, string Siren, string Reason, IReadOnlyList<WatchedSourceAnswer> Sources);

/// <summary>How far a source was asked about a company.</summary>
/// <param name="Source"><c>insolvency_gazette</c> or <c>company_register</c>.</param>
/// <param name="AskedAt">When it was last asked.</param>
/// <param name="AnsweredAt">When it last answered.</param>
/// <param name="SeenThrough">What it said up to this day is known.</param>
/// <param name="NextOn">When it is asked next.</param>
/// <param name="Failures">Askings in a row that came to nothing.</param>
/// <param name="Failure">Why the last one did.</param>
public sealed record WatchedSourceAnswer(string Source, DateTimeOffset? AskedAt, DateTimeOffset? AnsweredAt, DateOnly? SeenThrough, DateOnly NextOn, int Failures, string? Failure);

static class GetWatchList
{
    public static void MapGetWatchList(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/watched-customers", Get).RequireRole(Readers.All).WithTags("insolvency watch")
            .WithSummary("Customers that are watched, why, when each source was last asked and will be next, and what failed");

    static async Task<Page<WatchedCustomerAnswer>> Get(string siren, bool? failing, string? after, int? limit, PreventionDesk desk, CancellationToken stop)
    {
        var most = Readers.Limit(limit);
        await using var session = await Session.Open(desk.Database, stop);
        var rows = await session.Read(
            $"""
            select number, siren, reason from ({WatchedCompanies.Customers} and c.creditor = $1 and c.number collate "C" > $2) w
             where reason is not null and (not $3 or exists (select from watched_companies f where f.siren = w.siren and f.failures > 0)) order by number collate "C" limit $4
            """, r => (Number: r.GetString(0), Siren: r.GetString(1), Reason: r.GetString(2)), stop, siren, after ?? "", failing ?? false, most + 1);
        var sources = (await session.Read(
            "select siren, source, asked_at, answered_at, seen_through, next_on, failures, failure from watched_companies where siren = any($1) order by source desc",
            r => (Siren: r.GetString(0), Source: new WatchedSourceAnswer(r.GetString(1), r.Value<DateTimeOffset>(2), r.Value<DateTimeOffset>(3), r.Value<DateOnly>(4), r.Day(5), r.GetInt32(6), r.Text(7))), stop,
            (object)rows.Select(r => r.Siren).Distinct().ToArray())).ToLookup(s => s.Siren, s => s.Source);
        return Page<WatchedCustomerAnswer>.Of([.. rows.Select(r => new WatchedCustomerAnswer(r.Number, r.Siren, r.Reason, [.. sources[r.Siren]]))], most, w => w.Number);
    }
}
