using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Bulk;
using Recouvrement.Invoicing.Domain.Files;
using Recouvrement.Invoicing.Domain.Snapshots;
using Recouvrement.Invoicing.Imports;
using Recouvrement.Invoicing.Imports.Csv;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Snapshots;

/// <summary>Takes a complete list of what is open in the ERP in. The same list again is the same import; booking follows in the background.</summary>
static class SendSnapshot
{
    const long Largest = 1L << 30, LargestAsLines = 4L << 30;
    const int MostNamed = 100;

    public static void MapSendSnapshot(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/creditors/{siren}/open-items-snapshots", Post).RequireRole(Roles.Erp).WithTags("open items").WithMetadata(new RequestSizeLimitAttribute(Largest))
            .WithSummary("Takes a complete list of open invoices as NDJSON, or as CSV of a declared source; what vanished from it is settled unless too much did").Produces<ImportAccepted>(202);

    static async Task<IResult> Post(
        string siren, string drawn, string? file, string? source, CsvFields fields, HttpContext http, Uploads uploads, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        var moment = Moment(inspection, drawn, clock);
        var declared = source is null ? null : inspection.Key("source", source).ToLowerInvariant();
        var name = inspection.Text("file", file, 255) ?? $"{declared ?? "open-items"}.{(declared is null ? "ndjson" : "csv")}";
        if (await uploads.Refusal(inspection, siren, stop) is { } refusal) return refusal;

        await using var original = new Spool(http.Request.Body, Largest);
        if (declared is null) return await Lines(original) is { } other ? other : await Accept(original, original, entity, moment, name, http, uploads, database, stop);

        List<(string Source, CsvSourceAsked Asked)> known;
        await using (var session = await Session.Open(database, stop)) known = await CsvSources.Read(session, BusinessKey.OfCreditor(entity), declared, "", 1, stop);
        if (known is not [var (_, asked)]) return Problems.Of(409, "csv_source_unknown", $"The source {declared} is not declared: PUT /creditors/{siren}/csv-sources/{declared} first.");
        if (asked.Resource != SnapshotBatch.Resource) return Problems.Of(409, "csv_source_differs", $"The rows of the source {declared} are of {asked.Resource}, not {SnapshotBatch.Resource}.");
        await using var lines = new CsvLines(original, asked, fields.Of(asked.Resource)!);
        if (await lines.Begin(stop) is { } header) return Problems.Of(422, "csv_header", header.Reason, new InputError(header.Column, header.Reason, 1));
        await using var spool = new Spool(lines, LargestAsLines);
        await spool.CopyToAsync(Stream.Null, stop);
        // What cannot be read might be any invoice, and be taken for paid.
        return lines.Rejected.Count > 0
            ? Problems.Of(422, "snapshot_unreadable", "Values of the list are not written as declared.", [.. lines.Rejected.Take(MostNamed).Select(r => new InputError(r.Field, r.Reason, r.Line))])
            : await Accept(spool, original, entity, moment, name, http, uploads, database, stop);

        async Task<IResult?> Lines(Spool body)
        {
            var read = new FileLines(body, BulkLine.Longest);
            for (var first = true; await read.Next(stop);)
            {
                if (read.Number == 1) read.Skip("\ufeff"u8);
                if (!first || read.IsBlank) continue;
                first = false;
                if (read.Bytes.TrimStart(" \t"u8) is not [(byte)'{', ..]) return Problems.Of(422, "bulk_not_ndjson", "The first line is no JSON object.", new InputError(null, "It does not begin with {.", read.Number));
            }

            return null;
        }
    }

    static async Task<IResult> Accept(
        Spool spool, Spool original, Siren entity, SnapshotMoment moment, string name, HttpContext http, Uploads uploads, NpgsqlDataSource database, CancellationToken stop)
    {
        var snapshot = OpenItemsSnapshot.Of(entity, moment, original.Sha256);
        await using (var session = await Session.Open(database, stop))
        {
            if (await SnapshotFile.Known(session, snapshot, stop) is { } known) return TypedResults.Accepted($"/imports/{known}", new ImportAccepted(known));
            if (await SnapshotFile.Later(session, entity.Digits, moment, stop) is { } later)
                return Problems.Of(409, "snapshot_outdated", $"A list of open items of {later:yyyy-MM-dd} is booked: this one is older.");
        }

        return await uploads.Accept(spool, new(ImportKind.OpenItems, entity.Digits, name)
        {
            Original = original, Also = (session, id) => SnapshotFile.Begin(session, id, snapshot, moment, stop),
        }, http, stop);
    }

    // A list of a moment may lack what was issued later on that day.
    static SnapshotMoment Moment(Inspection inspection, string drawn, BusinessClock clock)
    {
        if (DateOnly.TryParseExact(drawn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            if (inspection.Day("drawn", day) > clock.Today) inspection.Wrong("drawn", $"It is after today, {clock.Today:yyyy-MM-dd}.");
            else return new(day, day, ParisTime.StartOf(day.AddDays(1)));
        }
        else if (drawn.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(drawn, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            day = inspection.Day("drawn", ParisTime.DateOf(at));
            if (day > clock.Today) inspection.Wrong("drawn", $"It is after today, {clock.Today:yyyy-MM-dd}.");
            // Microseconds are what the database keeps of it.
            else if (inspection.Errors is []) return new(day, day.AddDays(-1), new(at.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero));
        }
        else inspection.Wrong("drawn", "It is a day such as 2026-03-02, whose end the list shows, or a moment such as 2026-03-02T21:30:00Z.");
        return new(day, day, default);
    }
}
