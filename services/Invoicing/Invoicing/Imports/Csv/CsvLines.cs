using System.Buffers;
using System.Text.Json;
using CsvHelper;
using Recouvrement.Invoicing.Domain.Csv;
using Recouvrement.Invoicing.Imports.Bulk;

namespace Recouvrement.Invoicing.Imports.Csv;

/// <summary>
/// A CSV file as the bulk file that says the same: each row on the line it stands on, so that both name the same lines; what is no row is a blank line.
/// A value that is not written as declared rejects its row here, all else is looked at when the line is booked.
/// </summary>
sealed class CsvLines : ForwardStream
{
    /// <summary>In bytes.</summary>
    public const int LongestRow = 64 << 10;

    readonly CsvReader csv;
    readonly CsvSourceAsked source;
    readonly ArrayBufferWriter<byte> row = new();
    readonly Utf8JsonWriter json;
    readonly IReadOnlyDictionary<string, CsvField> fields;
    List<Cell> own = [];
    List<(string List, List<List<Cell>> Items)> lists = [];
    long written, blank;
    int given;
    bool isOver;

    public CsvLines(Stream file, CsvSourceAsked source, IReadOnlyDictionary<string, CsvField> fields)
    {
        (this.source, this.fields, json) = (source, fields, new(row));
        csv = CsvReader.Create(file, new CsvReaderOptions
        {
            HasHeader = true, SkipEmptyLines = true, TrackLineNumbers = true, IncludeValuesInExceptions = false, AllowLineBreaksInQuotes = false, MaxRecordSize = LongestRow,
            Separator = source.Separator![0], Encoding = CsvSources.EncodingOf(source.Encoding!), MalformedData = CsvMalformedDataHandling.Skip, FieldCountMismatch = CsvFieldCountHandling.Skip,
            OnMalformedRecord = bad => Reject(bad.LineNumber, null, bad.Reason is CsvMalformedReason.FieldCountMismatch ? "The row has more or fewer fields than the header." : "The quotes of the row do not close where they should."),
        }, true);
    }

    /// <summary>Rows that are written as declared.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows that are not.</summary>
    public List<RejectedRow> Rejected { get; } = [];

    /// <summary>Reads the header.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public async Task<(string? Column, string Reason)?> Begin(CancellationToken stop)
    {
        try
        {
            await csv.ReadHeaderAsync(stop);
        }
        catch (CsvFormatException)
        {
            return (null, "The file is no CSV.");
        }

        var cells = new List<Cell>();
        var headers = csv.Headers.ToArray().Select(h => h.Trim('\ufeff', ' ')).ToArray();
        foreach (var (field, column) in source.Columns)
        {
            var at = Array.FindIndex(headers, h => string.Equals(h, column, StringComparison.OrdinalIgnoreCase));
            if (at < 0) return (column, $"The header lacks the column {column}.");
            if (Array.FindIndex(headers, at + 1, h => string.Equals(h, column, StringComparison.OrdinalIgnoreCase)) > 0) return (column, $"The header names the column {column} twice.");
            cells.Add(new(field, fields[field], at, null));
        }

        cells.AddRange((source.Constants ?? []).Select(c => new Cell(c.Key, fields[c.Key], null, c.Value)));
        own = [.. cells.Where(c => c.As.Item is null)];
        lists =
        [
            .. cells.Where(c => c.As.Item is not null).GroupBy(c => c.As.Item!.List)
                .Select(list => (list.Key, list.GroupBy(c => c.As.Item!.At).OrderBy(item => item.Key).Select(item => item.ToList()).ToList())),
        ];
        return null;
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (blank == 0 && given == row.WrittenCount)
            if (!await Next(cancellationToken)) return 0;
        if (blank > 0)
        {
            var some = (int)Math.Min(blank, buffer.Length);
            buffer.Span[..some].Fill((byte)'\n');
            blank -= some;
            return some;
        }

        var part = row.WrittenMemory[given..Math.Min(row.WrittenCount, given + buffer.Length)];
        part.CopyTo(buffer);
        given += part.Length;
        return part.Length;
    }

    async ValueTask<bool> Next(CancellationToken stop)
    {
        row.ResetWrittenCount();
        given = 0;
        if (isOver || Rejected.Count > BulkBooking.MostRejections || !await Read(stop)) return !(isOver = true);
        (blank, written) = (csv.LineNumber - 1 - written, csv.LineNumber);
        var bad = Rejected.Count;
        Write(csv.LineNumber);
        if (Rejected.Count == bad) Rows++;
        else row.ResetWrittenCount();
        row.Write("\n"u8);
        return true;
    }

    async ValueTask<bool> Read(CancellationToken stop)
    {
        try
        {
            return await csv.ReadAsync(stop);
        }
        catch (CsvFormatException bad)
        {
            Reject(bad.LineNumber, null, $"The row is longer than {LongestRow} bytes; it and what follows were not read.");
            return false;
        }
    }

    void Write(long line)
    {
        json.Reset(row);
        json.WriteStartObject();
        json.WriteString("resource", source.Resource);
        foreach (var cell in own) Write(line, cell);
        foreach (var (list, items) in lists)
        {
            // A source that has columns for them says of every row which there are, and be it none.
            json.WriteStartArray(list);
            foreach (var item in items.Where(i => i.Exists(IsSaid)))
            {
                json.WriteStartObject();
                foreach (var cell in item) Write(line, cell);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
    }

    void Write(long line, Cell cell)
    {
        if (Text(cell) is not { } text) return;
        if (text.Contains('\ufffd', StringComparison.Ordinal)) Reject(line, cell.Field, $"It holds bytes that are none of {source.Encoding}.");
        else if (CsvSources.Problem(source, cell.As.Value, text) is { } problem) Reject(line, cell.Field, problem);
        else CsvSources.Write(json, source, cell.As.Name, cell.As.Value, text);
    }

    // The invoice or the reason may stand in every row: the amount says whether there is one.
    bool IsSaid(Cell cell) => cell.As.Value is CsvValue.Amount && Text(cell) is { } text && WrittenAmount.Cents(text, source.DecimalSeparator![0]) is not 0;

    string? Text(Cell cell) => (cell.Column is { } column ? csv.GetString(column) : cell.Constant) is var text && string.IsNullOrWhiteSpace(text) ? null : text;

    void Reject(long line, string? field, string reason) => Rejected.Add(new(line, field, reason));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            csv.Dispose();
            json.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>A field of a row: a column, or the same in every row.</summary>
    sealed record Cell(string Field, CsvField As, int? Column, string? Constant);
}
