using System.Globalization;
using System.Text;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Erp;

/// <summary>
/// The feed as CSV (RFC 4180): a row for each line of an entry, for each lettering. Amounts have a decimal point, the position of the next page
/// stands in <c>Link</c>. For machines: texts are quoted, not changed.
/// </summary>
static class ErpCsv
{
    public const string ContentType = "text/csv";

    static readonly string[] Header =
    [
        "position", "id", "kind", "date", "customer", "piece", "label", "account", "auxiliary", "debit", "credit", "currency",
        "group", "credit_kind", "credit_number", "credit_year", "invoice", "invoice_year", "amount", "basis", "erp_reference",
    ];

    public static bool IsAsked(HttpContext http, string? format) =>
        format == "csv" || (format is null && http.Request.GetTypedHeaders().Accept.MaxBy(a => a.Quality ?? 1) is { } first && first.MediaType.Equals(ContentType, StringComparison.OrdinalIgnoreCase));

    public static IResult Of(HttpContext http, Page<ErpItemAnswer> page)
    {
        if (page.Next is { } next) http.Response.Headers.Link = $"<?after={next}>; rel=\"next\"";
        var text = new StringBuilder();
        Append(text, Header);
        foreach (var item in page.Items)
            foreach (var row in Rows(item)) Append(text, row);
        return Results.Text(text.ToString(), ContentType, Encoding.UTF8);
    }

    static IEnumerable<string?[]> Rows(ErpItemAnswer item)
    {
        string?[] start = [Number(item.Position), item.Id.ToString(), item.Kind, item.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), item.Customer];
        if (item.Entry is { } entry)
            foreach (var line in entry.Lines)
                yield return [.. start, entry.Piece, entry.Label, line.Account, line.Auxiliary, Amount(line.Debit), Amount(line.Credit), line.Debit.Currency, "", "", "", "", "", "", "", "", item.Acknowledgement?.Reference];
        if (item.Lettering is { } l)
            yield return
            [
                .. start, "", "", l.Account, item.Customer, "", "", l.Amount.Currency,
                l.Group.ToString(), l.CreditKind, l.Credit, Number(l.CreditYear), l.Invoice, Number(l.InvoiceYear), Amount(l.Amount), l.Basis, item.Acknowledgement?.Reference,
            ];
    }

    static void Append(StringBuilder text, IEnumerable<string?> fields) => text.AppendJoin(',', fields.Select(Field)).Append("\r\n");

    static string Field(string? text) => text is not null && text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text ?? "";

    static string Amount(Money amount) => amount.Amount.ToString("0.00", CultureInfo.InvariantCulture);

    static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
