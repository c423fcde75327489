using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Partners.Files;

/// <summary>What came of a file of reports.</summary>
/// <param name="Rows">Without the header and empty lines.</param>
/// <param name="Taken">On record, now or from before: a file sent twice does nothing more.</param>
/// <param name="Rejected">The others, by line: nothing of them is on record.</param>
sealed record FileReport(long Rows, long Taken, IReadOnlyList<InputError> Rejected);

/// <summary>
/// Reports as a file: every row is read and looked at before the first goes in; then the good ones go in one by one, each as it would over
/// the API. Rows are kept apart by the agency's references, as reports are.
/// </summary>
sealed class ReportsFile(PlacementStreams placements, NpgsqlDataSource database, LogSignal signal, BusinessClock clock)
{
    const int MostRows = 5000, MostBytes = 1 << 20;
    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static void Map(IEndpointRouteBuilder agency) =>
        agency.MapPost("/reports.csv", (HttpContext http, ReportsFile file, CancellationToken stop) => file.Take(http, stop))
            .Accepts<string>("text/csv")
            .WithSummary($"Reports as a file ({string.Join(", ", ReportRow.Columns)}; UTF-8): good rows go in, the others are listed by line; the same file again does nothing more")
            .Produces<FileReport>().ProducesProblem(413).ProducesProblem(422);

    async Task<IResult> Take(HttpContext http, CancellationToken stop)
    {
        if (await Text(http.Request, stop) is not { } text) return Problems.Of(413, "too_large", $"A file has at most {MostBytes} bytes.");
        if (text.Contains('\0', StringComparison.Ordinal)) return Problems.Invalid(new InputError(null, "The file is no text in UTF-8.", 1));
        var rows = CsvRows.Of(text).Take(MostRows + 2).ToList();
        if (rows.Count > MostRows + 1) return Problems.Invalid(new InputError(null, $"A file has at most {MostRows} rows.", rows[^1].Line));
        if (WrongHeader(rows) is { } wrong) return Problems.Invalid(wrong);

        var errors = new List<InputError>();
        List<ReportRow> good = [.. rows.Skip(1).Select(row => ReportRow.Read(row, rows[0].Fields, errors)).OfType<ReportRow>()];
        var own = await Own(http.Agency(), [.. good.Select(r => r.Placement).Distinct()], stop);
        errors.AddRange(good.Where(r => !own.Contains(r.Placement)).Select(r => new InputError("placementId", "There is no such placement.", r.Line)));
        var taken = 0;
        foreach (var row in good.Where(r => own.Contains(r.Placement)))
            if (await Report(row, http, stop) is ProblemHttpResult problem) errors.AddRange(Of(problem, row.Line));
            else taken++;
        return TypedResults.Ok(new FileReport(rows.Count - 1, taken, [.. errors.OrderBy(e => e.Line)]));
    }

    Task<IResult> Report(ReportRow row, HttpContext http, CancellationToken stop) => row switch
    {
        { Acknowledgement: { } given } => AcknowledgePlacement.Acknowledge(row.Placement, given, null, placements, http, clock, stop),
        { Action: { } given }          => ReportAction.Report(row.Placement, given, null, placements, database, signal, http, clock, stop),
        _                              => ReportCollection.Report(row.Placement, row.Collection!, null, placements, http, clock, stop),
    };

    static IEnumerable<InputError> Of(ProblemHttpResult problem, long line) =>
        problem.ProblemDetails.Extensions.TryGetValue("errors", out var errors) && errors is InputError[] fields
            ? fields.Select(f => f with { Line = line })
            : [new(null, problem.ProblemDetails.Detail ?? problem.ProblemDetails.Title ?? "It was refused.", line)];

    static InputError? WrongHeader(IReadOnlyList<CsvRow> rows)
    {
        if (rows is not [var header, ..]) return new(null, "The file is empty.", 1);
        if (header.Fault is { } fault) return new(null, fault, 1);
        if (ReportRow.Needed.FirstOrDefault(needed => !header.Fields.Contains(needed, StringComparer.OrdinalIgnoreCase)) is { } missing) return new(missing, "The header lacks this column.", 1);
        if (header.Fields.FirstOrDefault(field => !ReportRow.Columns.Contains(field, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            return new(unknown.Length > 40 ? unknown[..40] : unknown, $"The header names an unknown column; known are {string.Join(", ", ReportRow.Columns)}.", 1);
        return header.Fields.Distinct(StringComparer.OrdinalIgnoreCase).Count() < header.Fields.Count ? new(null, "The header names a column twice.", 1) : null;
    }

    static async Task<string?> Text(HttpRequest request, CancellationToken stop)
    {
        using var content = new MemoryStream();
        var piece = new byte[16 << 10];
        for (int read; (read = await request.Body.ReadAsync(piece, stop)) > 0;)
        {
            if (content.Length + read > MostBytes) return null;
            content.Write(piece, 0, read);
        }

        try
        {
            return Strict.GetString(content.GetBuffer().AsSpan(0, (int)content.Length)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return "\0";
        }
    }

    async Task<HashSet<Guid>> Own(string agency, Guid[] asked, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return [.. await session.Read("select placement from placements where agency = $1 and placement = any ($2)", row => row.GetGuid(0), stop, agency, asked)];
    }
}
