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

/// <summary>The fields of each resource that a column can fill: those of its PUT that are one value, its key, and the one invoice a credit names.</summary>
sealed class CsvFields(IOptions<JsonOptions> requests)
{
    static readonly Dictionary<string, Type> Resources = new()
    {
        ["customer"] = typeof(CustomerAsked), ["invoice"] = typeof(InvoiceAsked), ["credit-note"] = typeof(CreditNoteAsked), ["payment"] = typeof(PaymentAsked), ["reminder"] = typeof(ReminderAsked),
        [SnapshotBatch.Resource] = typeof(OpenItemAsked),
    };

    /// <summary>What is said of a resource that is none.</summary>
    public static string OneOfThem { get; } = $"It is one of {string.Join(", ", Resources.Keys)}.";

    readonly Dictionary<string, Dictionary<string, CsvValue>> fields = Resources.ToDictionary(r => r.Key, r => Of(requests.Value.SerializerOptions, r.Value));

    /// <summary>Null where there is no such resource.</summary>
    public IReadOnlyDictionary<string, CsvValue>? Of(string? resource) => resource is null ? null : fields.GetValueOrDefault(resource);

    static Dictionary<string, CsvValue> Of(JsonSerializerOptions json, Type asked)
    {
        var values = json.GetTypeInfo(asked).Properties.ToDictionary(p => p.Name, p => Of(p.Name, Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType));
        values["key"] = CsvValue.Text;
        return values.Where(v => v.Value is not CsvValue.None).ToDictionary();
    }

    static CsvValue Of(string name, Type type) =>
        type == typeof(string) ? CsvValue.Text
        : type == typeof(DateOnly) ? CsvValue.Day
        : type == typeof(long) && name.EndsWith("Cents", StringComparison.Ordinal) ? CsvValue.Amount
        : type == typeof(int) ? CsvValue.Number
        : type == typeof(bool) ? CsvValue.Truth
        : type == typeof(NamedInvoice[]) ? CsvValue.Invoice
        : CsvValue.None;
}
