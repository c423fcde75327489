using System.Globalization;
using CsvHelper;

namespace Recouvrement.Walk.Story;

/// <summary>A customer of the sample.</summary>
public sealed record CustomerRow(string Number, string Name, string Kind, string Segment, string Language, int TermDays);

/// <summary>Something of the ERP that happens to a customer on a day.</summary>
public abstract record ErpFact(DateOnly On, string Customer);

/// <summary>An invoice is issued.</summary>
public sealed record InvoiceRow(DateOnly On, string Customer, string Number, DateOnly? DueOn, long AmountCents, string Currency, string Reference) : ErpFact(On, Customer);

/// <summary>A credit note is issued.</summary>
public sealed record CreditNoteRow(DateOnly On, string Customer, string Number, long AmountCents, string? Invoice) : ErpFact(On, Customer);

/// <summary>Money comes in; a negative amount takes back the earlier payment of the same reference.</summary>
public sealed record PaymentRow(DateOnly On, string Customer, string Reference, long AmountCents, string? Invoice) : ErpFact(On, Customer);

/// <summary>An invoice is disputed.</summary>
public sealed record DisputeRow(DateOnly On, string Customer, string Invoice, string Reason) : ErpFact(On, Customer);

/// <summary>A dispute ends.</summary>
public sealed record ResolutionRow(DateOnly On, string Customer, string Invoice, string Outcome) : ErpFact(On, Customer);

/// <summary>The fictitious company: its customers, and what its ERP says on each day.</summary>
public sealed class SampleCompany
{
    SampleCompany(string folder, IReadOnlyList<CustomerRow> customers, ILookup<DateOnly, ErpFact> facts, IReadOnlyDictionary<string, int> years) =>
        (Folder, Customers, Facts, InvoiceYears) = (folder, customers, facts, years);

    /// <summary>Where its files lie.</summary>
    public string Folder { get; }

    /// <summary>Its customers.</summary>
    public IReadOnlyList<CustomerRow> Customers { get; }

    /// <summary>By day; within a day in the order in which an ERP knows them.</summary>
    public ILookup<DateOnly, ErpFact> Facts { get; }

    /// <summary>Year of issue by invoice number: part of an invoice's key.</summary>
    public IReadOnlyDictionary<string, int> InvoiceYears { get; }

    /// <summary>Reads the files of a folder.</summary>
    public static SampleCompany Read(string folder)
    {
        var invoices = Rows(folder, "invoices.csv", r => new InvoiceRow(Day(r, "issued_on"), r.GetString("customer"), r.GetString("number"), MaybeDay(r, "due_on"), Cents(r), r.GetString("currency"), r.GetString("reference")));
        var disputes = Rows(folder, "disputes.csv", r => (Opened: new DisputeRow(Day(r, "opened_on"), r.GetString("customer"), r.GetString("invoice"), r.GetString("reason")),
            Resolved: MaybeDay(r, "resolved_on") is { } on ? new ResolutionRow(on, r.GetString("customer"), r.GetString("invoice"), r.GetString("outcome")) : null));
        IEnumerable<ErpFact> facts =
        [
            .. invoices,
            .. disputes.Select(d => d.Opened),
            .. Rows(folder, "credit_notes.csv", r => new CreditNoteRow(Day(r, "issued_on"), r.GetString("customer"), r.GetString("number"), Cents(r), Text(r, "invoice"))),
            .. disputes.Select(d => d.Resolved).OfType<ResolutionRow>(),
            .. Rows(folder, "payments.csv", r => new PaymentRow(Day(r, "received_on"), r.GetString("customer"), r.GetString("reference"), Cents(r), Text(r, "invoice"))),
        ];
        return new(
            folder,
            Rows(folder, "customers.csv", r => new CustomerRow(r.GetString("number"), r.GetString("name"), r.GetString("kind"), r.GetString("segment"), r.GetString("language"), int.Parse(r.GetString("terms_days"), CultureInfo.InvariantCulture))),
            facts.ToLookup(f => f.On), invoices.ToDictionary(i => i.Number, i => i.On.Year));
    }

    static List<T> Rows<T>(string folder, string file, Func<CsvReader, T> row)
    {
        using var csv = CsvReader.FromFile(Path.Combine(folder, file), new() { Separator = ';', HasHeader = true }, FileOptions.SequentialScan);
        var rows = new List<T>();
        while (csv.Read()) rows.Add(row(csv));
        return rows;
    }

    static DateOnly Day(CsvReader row, string field) => DateOnly.ParseExact(row.GetString(field), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static DateOnly? MaybeDay(CsvReader row, string field) => Text(row, field) is null ? null : Day(row, field);

    static string? Text(CsvReader row, string field) => row.GetString(field) is { Length: > 0 } text ? text : null;

    static long Cents(CsvReader row) => long.Parse(row.GetString("amount_cents"), CultureInfo.InvariantCulture);
}
