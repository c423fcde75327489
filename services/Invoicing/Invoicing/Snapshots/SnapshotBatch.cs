using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Imports;
using Recouvrement.Invoicing.Imports.Bulk;
using Recouvrement.Kernel.Amounts;

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

    /// <summary>What was read; a line that names no invoice may be about any.</summary>
    public ResourceLines Lines { get; } = new(json);

    public List<ListedLine> Items { get; } = [];

    /// <summary>Reads on after the lines that are known.</summary>
    public Task Read(Stream file, long after, CancellationToken stop) => Lines.Read(file, after, Take, stop);

    void Take(long line, string? resource, string? key)
    {
        var inspection = new Inspection(isImport: true);
        if (resource is not (null or Resource)) inspection.Wrong("resource", $"A line of a list of open items is an {Resource}, or does not say what it is.");
        var number = inspection.Key("key", key);
        if (inspection.Errors is [var wrong, ..])
        {
            Lines.Unread(line, wrong.Field, wrong.Reason);
            return;
        }

        var asked = Lines.Asked<OpenItemAsked>(inspection);
        if (asked is { Year: < 1990 or > 2100 }) inspection.Wrong("year", "It is a year from 1990 to 2100.");
        if (asked is { OpenCents: > Inspection.MostCents }) inspection.Wrong("openCents", $"It is at most {Inspection.MostCents} cents.");
        var (customer, currency) = (string.IsNullOrWhiteSpace(asked?.Customer) ? null : inspection.Key("customer", asked.Customer), inspection.Currency(asked?.Currency));
        Lines.Rejected.AddRange(inspection.Errors.Select(e => new RejectedRow(line, e.Field, e.Reason)));
        if (asked is null || inspection.Errors is not []) Items.Add(new(line, number, null, null, null));
        else if (asked.OpenCents < 0) Lines.Warned.Add(new(line, "openCents", "It is less than nothing: credits are not compared."));
        else Items.Add(new(line, number, asked.Year, customer, Money.OfCents(asked.OpenCents, currency)));
    }
}
