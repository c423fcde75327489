using System.Text.Json;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Penalties;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Penalties;

static class GetPenaltyBills
{
    const string Columns = "i.creditor, c.number, i.number, i.year, i.issued_on, i.due_on, i.amount_cents, i.outstanding_cents, i.currency, i.penalties::text, i.version from invoices i join customers c on c.id = i.customer";

    public static void MapGetPenaltyBills(this IEndpointRouteBuilder routes)
    {
        var bills = routes.MapGroup("/creditors/{siren}/penalty-bills").RequireRole(Readers.All).WithTags("penalties");
        bills.MapGet("", Page).WithSummary("Bills of penalties, by number; of one customer").Produces<Page<PenaltyBillAnswer>>();
        bills.MapGet("/{number}", One).WithSummary("A bill of penalties with the invoices it is for").Produces<PenaltyBillAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    static async Task<IResult> Page(string siren, string? customer, string? after, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        if (inspection.Problem is { } problem) return problem;
        var most = Readers.Limit(limit);
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            $"""
            select {Columns} where i.creditor = $1 and i.penalties is not null and ($2::text is null or upper(c.number) = upper($2)) and i.number collate "C" > $3 order by i.number collate "C" limit $4
            """, Row, stop, siren, customer, after ?? "", most + 1);
        return Results.Ok(Page<PenaltyBillAnswer>.Of(rows.ConvertAll(r => r.Bill), most, b => b.Number));
    }

    static async Task<IResult> One(string siren, string number, NpgsqlDataSource database, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var key = inspection.PathKey("number", number);
        if (inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(database, stop);
        if (await session.Read($"select {Columns} where i.creditor = $1 and i.penalties is not null and upper(i.number) = upper($2)", Row, stop, siren, key) is not [var found]) return Problems.NotFound("bill of penalties");
        http.Response.Headers.ETag = $"\"{found.Version}\"";
        return Results.Ok(found.Bill);
    }

    static (PenaltyBillAnswer Bill, long Version) Row(NpgsqlDataReader r) => (
        PenaltyAnswers.Of(new AccountDocument(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt32(3)), r.Day(4), r.Day(5), r.Money(6, 8), r.Money(7, 8), JsonSerializer.Deserialize<BilledPenalties>(r.GetString(9), EventJson.Options)!),
        r.GetInt64(10));
}
