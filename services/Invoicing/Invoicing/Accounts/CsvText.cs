using System.Globalization;
using System.Text;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Accounts;

/// <summary>Answers as CSV (RFC 4180), where a caller asks for it.</summary>
static class CsvText
{
    public const string ContentType = "text/csv";

    /// <summary>By <c>?format=csv</c>, or by the best of the Accept header.</summary>
    public static bool IsAsked(HttpContext http, string? format) =>
        format == "csv" || (format is null && http.Request.GetTypedHeaders().Accept.MaxBy(a => a.Quality ?? 1) is { } first && first.MediaType.Equals(ContentType, StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds a row; fields are quoted where they must be.</summary>
    public static void AppendRow(this StringBuilder text, IEnumerable<string?> fields, char separator = ',') =>
        text.AppendJoin(separator, fields.Select(field => Field(field, separator))).Append("\r\n");

    /// <summary>With a decimal point, as <see cref="Money"/> has it.</summary>
    public static string Of(Money amount) => amount.Amount.ToString("0.00", CultureInfo.InvariantCulture);

    static string Field(string? text, char separator) =>
        text is not null && text.AsSpan().IndexOfAny([separator, '"', '\r', '\n']) >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text ?? "";
}
