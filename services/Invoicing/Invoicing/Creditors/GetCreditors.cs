using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Creditors;

/// <summary>A creditor entity.</summary>
/// <param name="Siren">Its nine digits.</param>
/// <param name="Letterhead">Null where it was erased.</param>
/// <param name="BankFeedThrough">Last day whose bank movements are known.</param>
/// <param name="Version">For If-Match.</param>
public sealed record CreditorAnswer(string Siren, Letterhead? Letterhead, DateOnly? BankFeedThrough, long Version);

static class GetCreditors
{
    public static void MapGetCreditors(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/creditors", async (NpgsqlDataSource database, CancellationToken stop) => TypedResults.Ok(await Read(database, null, stop)))
            .RequireRole(Readers.All).WithTags("creditors").WithSummary("All creditor entities");
        routes.MapGet("/creditors/{siren}", async (string siren, NpgsqlDataSource database, CancellationToken stop) =>
                await Read(database, siren, stop) is [var creditor] ? Results.Ok(creditor) : Problems.NotFound("creditor entity"))
            .RequireRole(Readers.All).WithTags("creditors").WithSummary("A creditor entity").Produces<CreditorAnswer>();
    }

    static async Task<List<CreditorAnswer>> Read(NpgsqlDataSource database, string? siren, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            "select id, siren, bank_feed_through, version from creditors where $1::text is null or siren = $1 order by siren",
            r => (Id: r.GetGuid(0), Siren: r.GetString(1), Through: r.IsDBNull(2) ? (DateOnly?)null : r.Day(2), Version: r.GetInt64(3)), stop, siren);
        var answers = new List<CreditorAnswer>(rows.Count);
        foreach (var row in rows) answers.Add(new(row.Siren, await LetterheadTable.Read(session, row.Id, stop), row.Through, row.Version));
        return answers;
    }
}
