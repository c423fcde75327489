using System.Buffers;
using System.Text.Json;
using CsvHelper;
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
    readonly List<(string Field, CsvValue Value, int Column)> columns = [];
    readonly IReadOnlyDictionary<string, CsvValue> fields;
    long written, blank;
    int given;
    bool isOver;

    public CsvLines(Stream file, CsvSourceAsked source, IReadOnlyDictionary<string, CsvValue> fields)
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

        var headers = csv.Headers.ToArray().Select(h => h.Trim('\ufeff', ' ')).ToArray();
        foreach (var (field, column) in source.Columns)
        {
            var at = Array.FindIndex(headers, h => string.Equals(h, column, StringComparison.OrdinalIgnoreCase));
            if (at < 0) return (column, $"The header lacks the column {column}.");
            if (Array.FindIndex(headers, at + 1, h => string.Equals(h, column, StringComparison.OrdinalIgnoreCase)) > 0) return (column, $"The header names the column {column} twice.");
            columns.Add((field, fields[field], at));
        }

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
        foreach (var (field, value, column) in columns)
            if (csv.GetString(column) is var text && !string.IsNullOrWhiteSpace(text)) Write(line, field, value, text);
        foreach (var (field, text) in source.Constants ?? []) Write(line, field, fields[field], text);
        json.WriteEndObject();
        json.Flush();
    }

    void Write(long line, string field, CsvValue value, string text)
    {
        if (text.Contains('\ufffd', StringComparison.Ordinal)) Reject(line, field, $"It holds bytes that are none of {source.Encoding}.");
        else if (CsvSources.Problem(source, value, text) is { } problem) Reject(line, field, problem);
        else CsvSources.Write(json, source, field, value, text);
    }

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
}
