using System.Globalization;
using System.Text;
using System.Text.Json;
using Npgsql;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Partners.Files;

/// <summary>An agency's claims as a file, for one that has nothing but a spreadsheet. Names and addresses stand in it for as long as the mandate lives.</summary>
static class PlacementsFile
{
    static readonly string[] Columns =
    [
        "placementId", "status", "placedOn", "acknowledgedOn", "endedOn", "creditor", "claimId", "number", "issuedOn", "dueOn", "amountCents", "outstandingCents", "currency",
        "customerNumber", "debtorName", "contactName", "address", "postcode", "city", "country", "email", "phone",
    ];

    public static void Map(IEndpointRouteBuilder agency) =>
        agency.MapGet("/placements.csv", Write).WithSummary("The agency's claims, one a row, with names and addresses while the mandate lives; semicolons, UTF-8").Produces(200, contentType: "text/csv");

    static async Task Write(HttpContext http, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await using var command = session.Command(
            """
            select p.placement, p.placed_on, p.acknowledged_on, p.ended_on, p.creditor, c.invoice, c.number, c.issued_on, c.due_on, c.amount_cents, c.outstanding_cents, c.currency,
                   p.customer_number, case when p.ended_on is null then d.name end, case when p.ended_on is null then d.contacts::text end
              from placements p join claims c on c.placement = p.placement left join debtors d using (debtor)
             where p.agency = $1 order by p.placed_on, p.placement, c.due_on, c.number
            """, http.Agency());
        await using var row = await command.ExecuteReaderAsync(stop);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"placements.csv\"";
        http.Response.Headers.CacheControl = "no-store";
        await using var text = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await text.WriteAsync(CsvRows.Row(Columns));
        while (await row.ReadAsync(stop))
        {
            var contact = Contact(row.Maybe<string>(14));
            await text.WriteAsync(CsvRows.Row(
                $"{row.GetGuid(0)}", row.IsDBNull(3) ? "live" : "ended", Day(1), Day(2), Day(3), row.GetString(4), $"{row.GetGuid(5)}", Cell.Inert(row.GetString(6)), Day(7), Day(8),
                Cents(9), Cents(10), row.GetString(11), Cell.Inert(row.GetString(12)), Inert(row.Maybe<string>(13)),
                Inert(contact?.Name), Inert(contact?.Address is { } lines ? string.Join(", ", lines) : null), Inert(contact?.Postcode), Inert(contact?.City), contact?.Country, Inert(contact?.Email), Inert(contact?.Phone)));
        }

        string? Day(int column) => row.Maybe<DateOnly?>(column)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        string Cents(int column) => row.GetInt64(column).ToString(CultureInfo.InvariantCulture);
    }

    static string? Inert(string? text) => text is null ? null : Cell.Inert(text);

    // Whom to ask about money first.
    static DebtorContactV1? Contact(string? contacts) => contacts is null
        ? null
        : JsonSerializer.Deserialize<DebtorContactV1[]>(contacts, JsonSerializerOptions.Web)!.OrderBy(c => c.Role != "accounts_payable").FirstOrDefault();
}
