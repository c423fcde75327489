using System.Buffers;
using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Bulk;
using Recouvrement.Invoicing.Domain.Files;
using Recouvrement.Invoicing.Imports;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Snapshots;

/// <summary>An invoice that is open in the ERP, as a line of its list says it; the key of the line is the number of the invoice.</summary>
/// <param name="OpenCents">Still owed. Less than nothing is a credit, which is not compared.</param>
/// <param name="Year">Year of issue, where the number is there in several.</param>
/// <param name="Customer">The ERP's customer number; compared where it is given.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
public sealed record OpenItemAsked(long OpenCents, int? Year = null, string? Customer = null, string? Currency = null);

/// <summary>A line of a list that names an invoice.</summary>
/// <param name="Line">The physical line, from 1.</param>
/// <param name="Number">Of the invoice.</param>
/// <param name="Year">Of its issue, or null.</param>
/// <param name="Customer">Or null.</param>
/// <param name="Open">What is open; null where only the number can be read.</param>
sealed record ListedLine(long Line, string Number, int? Year, string? Customer, Money? Open);

/// <summary>The next lines of a list of open items.</summary>
sealed class SnapshotBatch(JsonSerializerOptions json)
{
    /// <summary>What a line may be called where it says what it is.</summary>
    public const string Resource = "open-item";

    const int LinesUpTo = 5_000, BytesUpTo = 4 << 20;
    readonly ArrayBufferWriter<byte> content = new();

    public List<ListedLine> Items { get; } = [];

    public List<RejectedRow> Rejected { get; } = [];

    public List<RejectedRow> Warned { get; } = [];

    /// <summary>Lines that may be about any invoice.</summary>
    public int Unreadable { get; private set; }

    /// <summary>Lines that are not blank.</summary>
    public int Count { get; private set; }

    /// <summary>Physical lines read.</summary>
    public long Lines { get; private set; }

    /// <summary>Bytes read.</summary>
    public long Bytes { get; private set; }

    /// <summary>Nothing comes after it.</summary>
    public bool IsLast { get; private set; }

    /// <summary>Reads on after the lines that are known.</summary>
    public async Task Read(Stream file, long after, CancellationToken stop)
    {
        var lines = new FileLines(file, BulkLine.Longest);
        while (Count < LinesUpTo && Bytes < BytesUpTo)
        {
            IsLast = !await lines.Next(stop);
            if (IsLast) return;
            (Lines, Bytes) = (lines.Number, lines.Consumed);
            if (after + Lines == 1) lines.Skip("\ufeff"u8);
            if (lines.IsBlank) continue;
            Count++;
            if (lines.IsTooLong) Unread(after + Lines, null, $"The line is longer than {BulkLine.Longest} bytes.");
            else Take(after + Lines, lines.Bytes);
        }
    }

    void Take(long line, ReadOnlySpan<byte> utf8)
    {
        var (resource, key, problem) = BulkLine.Read(utf8, content);
        if (problem is { } unreadable)
        {
            Unread(line, unreadable.Field, unreadable.Reason);
            return;
        }

        var inspection = new Inspection(isImport: true);
        if (resource is not (null or Resource)) inspection.Wrong("resource", $"A line of a list of open items is an {Resource}, or does not say what it is.");
        var number = inspection.Key("key", key);
        if (inspection.Errors is [var wrong, ..])
        {
            Unread(line, wrong.Field, wrong.Reason);
            return;
        }

        var asked = Asked(inspection);
        if (asked is { Year: < 1990 or > 2100 }) inspection.Wrong("year", "It is a year from 1990 to 2100.");
        if (asked is { OpenCents: > Inspection.MostCents }) inspection.Wrong("openCents", $"It is at most {Inspection.MostCents} cents.");
        var (customer, currency) = (string.IsNullOrWhiteSpace(asked?.Customer) ? null : inspection.Key("customer", asked.Customer), inspection.Currency(asked?.Currency));
        Rejected.AddRange(inspection.Errors.Select(e => new RejectedRow(line, e.Field, e.Reason)));
        if (asked is null || inspection.Errors is not []) Items.Add(new(line, number, null, null, null));
        else if (asked.OpenCents < 0) Warned.Add(new(line, "openCents", "It is less than nothing: credits are not compared."));
        else Items.Add(new(line, number, asked.Year, customer, Money.OfCents(asked.OpenCents, currency)));
    }

    void Unread(long line, string? field, string reason)
    {
        Unreadable++;
        Rejected.Add(new(line, field, reason));
    }

    OpenItemAsked? Asked(Inspection inspection)
    {
        try
        {
            return JsonSerializer.Deserialize<OpenItemAsked>(content.WrittenSpan, json);
        }
        catch (JsonException unreadable)
        {
            foreach (var (field, reason, _) in Problems.Errors(unreadable)) inspection.Wrong(field, reason);
            return null;
        }
    }
}
