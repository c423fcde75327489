using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Recouvrement.Invoicing.Credits;
using Recouvrement.Invoicing.Customers;
using Recouvrement.Invoicing.Imports.Bulk;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Invoicing.Snapshots;

namespace Recouvrement.Invoicing.Imports.Csv;

/// <summary>How the text of a cell becomes the value of a field.</summary>
enum CsvValue
{
    None,
    Text,
    Day,
    Amount,
    Number,
    Truth,
    Invoice,
}

/// <summary>One of several things that a row says, such as the second deduction of a payment.</summary>
/// <param name="List">The field that holds them.</param>
/// <param name="At">From 0.</param>
sealed record CsvItem(string List, int At);

/// <summary>A field that a column can fill.</summary>
/// <param name="Name">As a request calls it.</param>
/// <param name="Value">How its text is read.</param>
/// <param name="Item">Whose it is; null where it is the row's own.</param>
sealed record CsvField(string Name, CsvValue Value, CsvItem? Item = null);

/// <summary>
/// The fields of each resource that a column can fill: those of its PUT that are one value, its key, the one invoice a credit names, and of each deduction of a payment
/// those that are one value (<c>deductions[0].amountCents</c>).
/// </summary>
sealed class CsvFields(IOptions<JsonOptions> requests)
{
    static readonly Dictionary<string, Type> Resources = new()
    {
        ["customer"] = typeof(CustomerAsked), ["invoice"] = typeof(InvoiceAsked), ["credit-note"] = typeof(CreditNoteAsked), ["payment"] = typeof(PaymentAsked), ["reminder"] = typeof(ReminderAsked),
        [SnapshotBatch.Resource] = typeof(OpenItemAsked),
    };

    /// <summary>What is said of a resource that is none.</summary>
    public static string OneOfThem { get; } = $"It is one of {string.Join(", ", Resources.Keys)}.";

    /// <summary>Deductions that a row can have.</summary>
    public const int MostItems = 10;

    readonly Dictionary<string, Dictionary<string, CsvField>> fields = Resources.ToDictionary(r => r.Key, r => Of(requests.Value.SerializerOptions, r.Value));

    /// <summary>Null where there is no such resource.</summary>
    public IReadOnlyDictionary<string, CsvField>? Of(string? resource) => resource is null ? null : fields.GetValueOrDefault(resource);

    static Dictionary<string, CsvField> Of(JsonSerializerOptions json, Type asked)
    {
        var fields = Values(json, asked).Append(new("key", CsvValue.Text)).ToDictionary(f => f.Name);
        foreach (var list in json.GetTypeInfo(asked).Properties.Where(p => p.PropertyType == typeof(NamedDeduction[])))
            foreach (var at in Enumerable.Range(0, MostItems))
                foreach (var field in Values(json, typeof(NamedDeduction))) fields[$"{list.Name}[{at}].{field.Name}"] = field with { Item = new(list.Name, at) };
        return fields;
    }

    static IEnumerable<CsvField> Values(JsonSerializerOptions json, Type asked) => json.GetTypeInfo(asked).Properties
        .Select(p => new CsvField(p.Name, Of(p.Name, Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType))).Where(f => f.Value is not CsvValue.None);

    static CsvValue Of(string name, Type type) =>
        type == typeof(string) ? CsvValue.Text
        : type == typeof(DateOnly) ? CsvValue.Day
        : type == typeof(long) && name.EndsWith("Cents", StringComparison.Ordinal) ? CsvValue.Amount
        : type == typeof(int) ? CsvValue.Number
        : type == typeof(bool) ? CsvValue.Truth
        : type == typeof(NamedInvoice[]) ? CsvValue.Invoice
        : CsvValue.None;
}
