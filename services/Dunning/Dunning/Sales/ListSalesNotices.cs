using System.Text.Json;
using Npgsql;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Sales;

/// <summary>Who was told of which threat, from when it may go, and what sales objected.</summary>
static class ListSalesNotices
{
    const int LongestCode = 100;

    public static async Task<IResult> List(
        CallersScope scope, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop, string? salesPerson = null, string? creditor = null, bool? open = null, Guid? after = null, int limit = 100)
    {
        if (limit is < 1 or > SaidRows.Most) return Problems.Invalid("limit", $"is 1 to {SaidRows.Most}");
        if (creditor is not null && Siren.Parse(creditor) is null) return Problems.Invalid("creditor", "is no SIREN");
        if (salesPerson is { Length: 0 or > LongestCode } || salesPerson?.Any(char.IsControl) is true) return Problems.Invalid("salesPerson", $"is a code of 1 to {LongestCode} characters");
        await using var session = await Session.Open(database, stop);
        var (within, values) = scope.Narrow("sales_notices.creditor", "sales_notices.case_id", [salesPerson, creditor, open, after, clock.Today, limit]);
        return TypedResults.Ok((await session.Read(
            $"""
            select document, is_open and good_through >= $5 from sales_notices
             where ($1::text is null or sales_person = $1) and ($2::text is null or creditor = $2) and ($3::boolean is null or (is_open and good_through >= $5) = $3) and ($4::uuid is null or notice > $4){within}
             order by notice limit $6
            """,
            row => JsonSerializer.Deserialize<SalesNoticeItem>(row.GetString(0), EventJson.Options)! with { Open = row.GetBoolean(1) }, stop, values)).ToArray());
    }
}
