using System.Globalization;
using System.Text;
using Recouvrement.Invoicing.Accounts;

namespace Recouvrement.Invoicing.Erp;

/// <summary>
/// The feed as CSV (RFC 4180): a row for each line of an entry, for each lettering. Amounts have a decimal point, the position of the next page
/// stands in <c>Link</c>. For machines: texts are quoted, not changed.
/// </summary>
static class ErpCsv
{
    static readonly string[] Header =
    [
        "position", "id", "kind", "date", "customer", "piece", "label", "account", "auxiliary", "debit", "credit", "currency",
        "group", "credit_kind", "credit_number", "credit_year", "invoice", "invoice_year", "amount", "basis", "erp_reference",
    ];

    public static IResult Of(HttpContext http, Page<ErpItemAnswer> page)
    {
        if (page.Next is { } next) http.Response.Headers.Link = $"<?after={next}>; rel=\"next\"";
        var text = new StringBuilder();
        text.AppendRow(Header);
        foreach (var item in page.Items)
            foreach (var row in Rows(item)) text.AppendRow(row);
        return Results.Text(text.ToString(), CsvText.ContentType, Encoding.UTF8);
    }

    static IEnumerable<string?[]> Rows(ErpItemAnswer item)
    {
        string?[] start = [Number(item.Position), item.Id.ToString(), item.Kind, item.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), item.Customer];
        if (item.Entry is { } entry)
            foreach (var line in entry.Lines)
                yield return [.. start, entry.Piece, entry.Label, line.Account, line.Auxiliary, CsvText.Of(line.Debit), CsvText.Of(line.Credit), line.Debit.Currency, "", "", "", "", "", "", "", "", item.Acknowledgement?.Reference];
        if (item.Lettering is { } l)
            yield return
            [
                .. start, "", "", l.Account, item.Customer, "", "", l.Amount.Currency,
                l.Group.ToString(), l.CreditKind, l.Credit, Number(l.CreditYear), l.Invoice, Number(l.InvoiceYear), CsvText.Of(l.Amount), l.Basis, item.Acknowledgement?.Reference,
            ];
        foreach (var line in item.CreditNote?.Lines ?? [])
            yield return
            [
                .. start, "", item.CreditNote!.Label, "", item.Customer, "", "", line.Amount.Currency,
                item.CreditNote.Plan.ToString(), "credit_note", "", "", line.Invoice, Number(line.InvoiceYear), CsvText.Of(line.Amount), "discount", item.Acknowledgement?.Reference,
            ];
    }

    static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
