using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Customers;

/// <summary>A segment of customers.</summary>
/// <param name="Code">As customers have it.</param>
/// <param name="Label">In French; null for a segment of the ERP's own.</param>
/// <param name="Customers">How many of the entity's customers have it.</param>
public sealed record SegmentAnswer(string Code, string? Label, int Customers);

static class GetSegments
{
    public static void MapGetSegments(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/segments", Page).RequireRole(Readers.All).WithTags("customers").WithSummary("Known segments and those of the ERP's own, by code");

    static async Task<Page<SegmentAnswer>> Page(string siren, string? after, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        var most = Readers.Limit(limit);
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            """
            with used as (select segment as code, count(*)::int as customers from customers where creditor = $1 and segment is not null group by segment)
            select code, k.label, coalesce(u.customers, 0) from known_segments k full join used u using (code) where code collate "C" > $2 order by code collate "C" limit $3
            """, r => new SegmentAnswer(r.GetString(0), r.Text(1), r.GetInt32(2)), stop, siren, after ?? "", most + 1);
        return Page<SegmentAnswer>.Of(rows, most, s => s.Code);
    }
}
