using System.Globalization;
using System.Text;
using System.Text.Json;
using Recouvrement.Invoicing.Domain.Csv;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Imports.Csv;

/// <summary>How a source writes its CSV files. Nothing is guessed: what is not written so is rejected.</summary>
/// <param name="Resource"><c>customer</c>, <c>invoice</c>, <c>credit-note</c>, <c>payment</c>, <c>reminder</c> or <c>open-item</c>: what each row is.</param>
/// <param name="Columns">
/// For each field of the resource, <c>key</c> among them, the header of its column. Amounts are in units of the currency. What a payer kept back has columns of its own,
/// <c>deductions[0].invoice</c>, <c>deductions[0].amountCents</c>, <c>deductions[0].reason</c> and so on up to <c>deductions[9]</c>: a row whose amount of one is empty or 0 does not have it.
/// </param>
/// <param name="Constants">Fields that are the same in every row, written as a cell would be.</param>
/// <param name="Separator"><c>;</c> by default, <c>,</c>, <c>|</c> or a tab.</param>
/// <param name="Encoding"><c>utf-8</c> by default, <c>windows-1252</c>, <c>iso-8859-15</c> or <c>utf-16</c>.</param>
/// <param name="DecimalSeparator"><c>,</c> by default, or <c>.</c>.</param>
/// <param name="DateFormats">Such as <c>dd/MM/yyyy</c>; needed where a column is a day.</param>
/// <param name="Negated">The source writes the amounts of this resource with the opposite sign, as some do with credit notes and payments.</param>
public sealed record CsvSourceAsked(
    string Resource, Dictionary<string, string> Columns, Dictionary<string, string>? Constants = null, string? Separator = null, string? Encoding = null, string? DecimalSeparator = null,
    string[]? DateFormats = null, bool Negated = false);

/// <summary>The sources of an entity's CSV files, and how their cells are read.</summary>
static class CsvSources
{
    static readonly string[] Yes = ["true", "1", "yes", "oui", "o", "vrai"], No = ["false", "0", "no", "non", "n", "faux"];

    public static string[] Encodings { get; } = ["utf-8", "windows-1252", "iso-8859-15", "utf-16"];

    public static Encoding EncodingOf(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? System.Text.Encoding.GetEncoding(name);

    public static Task Write(Session session, Guid creditor, string source, CsvSourceAsked asked, CancellationToken stop) => session.Run(
        "insert into csv_sources (creditor, source, declaration) values ($1, $2, $3::jsonb) on conflict (creditor, source) do update set declaration = excluded.declaration", stop,
        creditor, source, JsonSerializer.Serialize(asked, EventJson.Options));

    /// <summary>By name, one of them or the page after one.</summary>
    public static Task<List<(string Source, CsvSourceAsked Asked)>> Read(Session session, Guid creditor, string? source, string after, int most, CancellationToken stop) => session.Read(
        "select source, declaration from csv_sources where creditor = $1 and ($2::text is null or source = $2) and source collate \"C\" > $3 order by source collate \"C\" limit $4",
        r => (r.GetString(0), JsonSerializer.Deserialize<CsvSourceAsked>(r.GetString(1), EventJson.Options)!), stop, creditor, source, after, most);

    /// <summary>Why a text is not written as declared, or null.</summary>
    public static string? Problem(CsvSourceAsked source, CsvValue value, string text) => value switch
    {
        CsvValue.Amount when WrittenAmount.Cents(text, source.DecimalSeparator![0]) is null => $"It is no amount with the decimal separator {source.DecimalSeparator}.",
        CsvValue.Day when WrittenDay.Parse(text, source.DateFormats ?? []) is null          => $"It is no day written {string.Join(" or ", source.DateFormats ?? [])}.",
        CsvValue.Number when !int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out _) => "It is no whole number.",
        CsvValue.Truth when !Yes.Concat(No).Contains(text.Trim(), StringComparer.OrdinalIgnoreCase) => "It is neither yes nor no.",
        _ => null,
    };

    /// <summary>Writes what has no problem as the field of a request.</summary>
    public static void Write(Utf8JsonWriter json, CsvSourceAsked source, string field, CsvValue value, string text)
    {
        json.WritePropertyName(field);
        switch (value)
        {
            case CsvValue.Amount:
                var cents = WrittenAmount.Cents(text, source.DecimalSeparator![0])!.Value;
                json.WriteNumberValue(source.Negated ? -cents : cents);
                break;
            case CsvValue.Day:
                json.WriteStringValue(WrittenDay.Parse(text, source.DateFormats!)!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case CsvValue.Number:
                json.WriteNumberValue(int.Parse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture));
                break;
            case CsvValue.Truth:
                json.WriteBooleanValue(Yes.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase));
                break;
            case CsvValue.Invoice:
                json.WriteStartArray();
                json.WriteStartObject();
                json.WriteString("number", text.Trim());
                json.WriteEndObject();
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(text.Trim());
                break;
        }
    }
}
