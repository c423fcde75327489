using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Bulk;
using Recouvrement.Invoicing.Domain.Files;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Imports.Bulk;

/// <summary>Takes the REST resources of an entity in by the million: one a line, as JSON. Booking follows in the background, line by line as each is.</summary>
static class SendBulk
{
    const long Largest = 4L << 30;

    public static void MapSendBulk(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/creditors/{siren}/bulk", Post).RequireRole(Roles.Erp).WithTags("imports").WithMetadata(new RequestSizeLimitAttribute(Largest))
            .WithSummary("Imports customers, invoices, credit notes, payments and the ERP's reminders from NDJSON: on each line resource, key and the fields of its PUT").Produces<ImportAccepted>(202);

    static async Task<IResult> Post(string siren, string? file, HttpContext http, Uploads uploads, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var name = inspection.Text("file", file, 255) ?? "bulk.ndjson";
        if (await uploads.Refusal(inspection, siren, stop) is { } refusal) return refusal;

        await using var spool = new Spool(http.Request.Body, Largest);
        var (count, other) = await Count(new(spool, BulkLine.Longest), stop);
        if (other is { } line) return Problems.Of(422, "bulk_not_ndjson", "The first line is no JSON object.", new InputError(null, "It does not begin with {.", line));
        if (count == 0) return Problems.Of(422, "bulk_empty", "The file has no line to book.");

        return await uploads.Accept(spool, new(ImportKind.Bulk, siren, name) { Also = (session, id) => session.Run("update imports set due = $2 where id = $1", stop, id, count) }, http, stop);
    }

    // Lines are looked at when they are booked; a file of another kind is refused by its first.
    static async Task<(long Count, long? Other)> Count(FileLines lines, CancellationToken stop)
    {
        var count = 0L;
        while (await lines.Next(stop))
        {
            if (lines.Number == 1) lines.Skip("\ufeff"u8);
            if (lines.IsBlank) continue;
            if (count++ == 0 && lines.Bytes.TrimStart(" \t"u8) is not [(byte)'{', ..]) return (count, lines.Number);
        }

        return (count, null);
    }
}
