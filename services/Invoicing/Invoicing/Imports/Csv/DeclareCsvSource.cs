using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Creditors;
using Recouvrement.Invoicing.Domain.Csv;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Imports.Csv;

/// <summary>A source of CSV files.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Declaration">How it writes them.</param>
public sealed record CsvSourceAnswer(string Source, CsvSourceAsked Declaration);

static class DeclareCsvSource
{
    const int MostSources = 100, LongestText = 200, MostFormats = 5;

    public static void MapCsvSources(this IEndpointRouteBuilder routes)
    {
        var sources = routes.MapGroup("/creditors/{siren}/csv-sources").WithTags("imports");
        sources.MapPut("/{source}", Put).RequireRole(Roles.Erp, Roles.Manager).WithSummary("Declares how a source writes its CSV files, or changes it").TakesCommand();
        sources.MapGet("", Page).RequireRole(Readers.All).WithSummary("The declared sources of CSV files, by name").Produces<Page<CsvSourceAnswer>>();
    }

    static async Task<IResult> Put(
        string siren, string source, CsvSourceAsked asked, [FromHeader(Name = "If-Match")] string? version, Books books, CsvFields fields, NpgsqlDataSource database, LogSignal signal,
        BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        var name = inspection.PathKey("source", source).ToLowerInvariant();
        var declared = Inspected(inspection, asked, fields);
        if (inspection.Problem is { } problem) return problem;

        var id = BusinessKey.OfCreditor(entity);
        var order = new CreditorCommand.DeclareCsvSource(name, Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(declared, EventJson.Options))));
        return await UnitOfWork.Run(database, signal, async session =>
        {
            var outcome = await books.Creditors.Handle(session, id, order, http.EventContext(clock), stop, Answer.Version(version));
            if (!outcome.Decision.Facts.IsEmpty) await CsvSources.Write(session, id, name, declared, stop);
            return Answer.From(outcome);
        }, stop);
    }

    static async Task<IResult> Page(string siren, string? after, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        if (inspection.Problem is { } problem) return problem;
        var most = Readers.Limit(limit);
        await using var session = await Session.Open(database, stop);
        var rows = await CsvSources.Read(session, BusinessKey.OfCreditor(entity), null, after ?? "", most + 1, stop);
        return Results.Ok(Page<CsvSourceAnswer>.Of(rows.ConvertAll(s => new CsvSourceAnswer(s.Source, s.Asked)), most, s => s.Source));
    }

    // In one form, so that the same declaration is the same whatever its order.
    static CsvSourceAsked Inspected(Inspection inspection, CsvSourceAsked asked, CsvFields of)
    {
        var declared = asked with
        {
            Columns = new(asked.Columns.OrderBy(c => c.Key, StringComparer.Ordinal)), Constants = new((asked.Constants ?? []).OrderBy(c => c.Key, StringComparer.Ordinal)),
            Separator = asked.Separator ?? ";", Encoding = (asked.Encoding ?? "utf-8").ToLowerInvariant(), DecimalSeparator = asked.DecimalSeparator ?? ",", DateFormats = asked.DateFormats ?? [],
        };
        if (declared.Separator is not (";" or "," or "|" or "\t")) inspection.Wrong("separator", "It is a semicolon, a comma, a bar or a tab.");
        if (!CsvSources.Encodings.Contains(declared.Encoding)) inspection.Wrong("encoding", $"It is one of {string.Join(", ", CsvSources.Encodings)}.");
        if (declared.DecimalSeparator is not ("," or ".")) inspection.Wrong("decimalSeparator", "It is a comma or a point.");
        if (declared.DateFormats.Length > MostFormats) inspection.Wrong("dateFormats", $"There are at most {MostFormats}.");
        foreach (var format in declared.DateFormats.Where(f => f is null || !WrittenDay.IsFormat(f))) inspection.Wrong("dateFormats", $"{inspection.Text("dateFormats", format, 40)} is no format of a day such as dd/MM/yyyy.");
        if (of.Of(declared.Resource) is not { } fields) inspection.Wrong("resource", CsvFields.OneOfThem);
        else Fields(inspection, declared, fields);
        return declared;
    }

    static void Fields(Inspection inspection, CsvSourceAsked declared, IReadOnlyDictionary<string, CsvField> fields)
    {
        if (declared.Columns.Count + declared.Constants!.Count > MostSources) inspection.Wrong("columns", $"There are at most {MostSources} fields.");
        if (!declared.Columns.ContainsKey("key")) inspection.Wrong("columns.key", "A row without a key is nothing that can be sent again.");
        foreach (var (group, field, text) in declared.Columns.Select(c => ("columns", c.Key, c.Value)).Concat(declared.Constants.Select(c => ("constants", c.Key, c.Value))))
        {
            var at = $"{group}.{(field.Length > 40 ? field[..40] : field)}";
            if (!fields.TryGetValue(field, out var known)) inspection.Wrong(at, $"It is one of {string.Join(", ", fields.Where(f => f.Value.Item is null or { At: 0 }).Select(f => f.Key))}.");
            inspection.Required(at, text, LongestText);
            if (group == "constants" && declared.Columns.ContainsKey(field)) inspection.Wrong(at, "It has a column already.");
            if (known?.Item is { } item && !declared.Columns.Keys.Any(c => fields.GetValueOrDefault(c) is { Value: CsvValue.Amount } amount && amount.Item == item))
                inspection.Wrong(at, $"{item.List}[{item.At}] has no column for its amount, which says in which rows it is.");
            if (known?.Value is CsvValue.Day && declared.DateFormats is []) inspection.Wrong("dateFormats", $"{field} is a day: its format is needed.");
            else if (group == "constants" && inspection.Errors is [] && CsvSources.Problem(declared, known!.Value, text) is { } problem) inspection.Wrong(at, problem);
        }
    }
}
