using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Imports.Bulk;
using Recouvrement.Invoicing.Snapshots;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Imports.Csv;

/// <summary>Takes a CSV file of a declared source in. It goes the road of a bulk file, row by row.</summary>
static class SendCsv
{
    const long Largest = 1L << 30, LargestAsLines = 4L << 30;
    const int MostNamed = 100;

    public static void MapSendCsv(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/creditors/{siren}/csv-imports", Post).RequireRole(Roles.Erp).WithTags("imports").WithMetadata(new RequestSizeLimitAttribute(Largest))
            .WithSummary("Imports a CSV file as its source is declared").Produces<ImportAccepted>(202);

    static async Task<IResult> Post(string siren, string source, string? file, CsvFields fields, HttpContext http, Uploads uploads, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        var declared = inspection.Key("source", source).ToLowerInvariant();
        var name = inspection.Text("file", file, 255) ?? $"{declared}.csv";
        if (inspection.Problem is { } wrong) return wrong;
        List<(string Source, CsvSourceAsked Asked)> known;
        await using (var session = await Session.Open(database, stop)) known = await CsvSources.Read(session, BusinessKey.OfCreditor(entity), declared, "", 1, stop);
        if (known is not [var (_, asked)]) return Problems.Of(409, "csv_source_unknown", $"The source {declared} is not declared: PUT /creditors/{siren}/csv-sources/{declared} first.");
        if (asked.Resource == SnapshotBatch.Resource)
            return Problems.Of(409, "csv_source_differs", $"The source {declared} writes complete lists of open items: POST /creditors/{siren}/open-items-snapshots?source={declared}.");

        await using var original = new Spool(http.Request.Body, Largest);
        await using var lines = new CsvLines(original, asked, fields.Of(asked.Resource)!);
        if (await lines.Begin(stop) is { } header) return Problems.Of(422, "csv_header", header.Reason, new InputError(header.Column, header.Reason, 1));
        await using var spool = new Spool(lines, LargestAsLines);
        await spool.CopyToAsync(Stream.Null, stop);
        if (lines.Rows == 0 || lines.Rejected.Count > BulkBooking.MostRejections)
            return Problems.Of(422, "csv_nothing_to_book", lines.Rows == 0 ? "No row of the file can be booked." : $"More than {BulkBooking.MostRejections} values are not written as declared.",
                [.. lines.Rejected.Take(MostNamed).Select(r => new InputError(r.Field, r.Reason, r.Line))]);

        var bad = lines.Rejected.Select(r => r.Line).Distinct().LongCount();
        return await uploads.Accept(spool, new(ImportKind.Csv, siren, name)
        {
            Original = original,
            Also = async (session, id) =>
            {
                await session.Run("update imports set due = $2, position = $3, rows = $3 where id = $1", stop, id, lines.Rows + bad, bad);
                await Rejections.Add(session, id, lines.Rejected, stop);
            },
        }, http, stop);
    }
}
