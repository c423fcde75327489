using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Bills;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Bills;

/// <summary>A bill of exchange.</summary>
/// <param name="Number">The ERP's number.</param>
/// <param name="Id">Stream id.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Kind"><c>lcr</c>, <c>bor</c> or <c>unspecified</c>.</param>
/// <param name="Amount">All of it.</param>
/// <param name="DrawnOn">Day it was drawn or signed.</param>
/// <param name="MaturesOn">Day it is to be paid.</param>
/// <param name="IsAccepted">The debtor has bound itself.</param>
/// <param name="Status"><c>open</c>, <c>paid</c>, <c>unpaid</c> or <c>cancelled</c>.</param>
/// <param name="EndedOn">Day it was paid or came back.</param>
/// <param name="Reason">Why it came back.</param>
/// <param name="MoneyThereBy">Last day on which the money of its maturity may still be on its way: three banking days after it.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="Invoices">What it is to pay.</param>
/// <param name="IsMaturityAssumed">Nobody said when it matures: what it stands for is held until it ends, and from the day that is assumed on an alert asks.</param>
public sealed record BillAnswer(
    string Number, Guid Id, string Customer, string Kind, Money Amount, DateOnly DrawnOn, DateOnly MaturesOn, bool IsAccepted, string Status, DateOnly? EndedOn, string? Reason, DateOnly MoneyThereBy, long Version,
    IReadOnlyList<CoveredInvoiceAnswer> Invoices, bool IsMaturityAssumed = false);

/// <summary>An invoice that a bill is to pay.</summary>
/// <param name="Number">The invoice's number.</param>
/// <param name="Year">Its year.</param>
/// <param name="Amount">How much of it.</param>
/// <param name="Outstanding">Still owed of the invoice.</param>
public sealed record CoveredInvoiceAnswer(string Number, int Year, Money Amount, Money Outstanding);

static class GetBills
{
    const string Columns =
        "b.number, b.id, c.number, b.kind, b.amount_cents, b.currency, b.drawn_on, b.matures_on, b.accepted, b.status, b.ended_on, b.reason, b.version, b.maturity_assumed from bills b join customers c on c.id = b.customer";

    public static void MapGetBills(this IEndpointRouteBuilder routes)
    {
        var bills = routes.MapGroup("/creditors/{siren}/bills").RequireRole(Readers.All).WithTags("bills of exchange");
        bills.MapGet("", Page).WithSummary("Bills of exchange, by maturity; of one customer, open ones only, or of a period").Produces<Page<BillAnswer>>();
        bills.MapGet("/{number}", One).WithSummary("A bill of exchange and the invoices it is to pay").Produces<BillAnswer>();
    }

    static async Task<IResult> Page(
        string siren, string? customer, bool? open, DateOnly? maturesFrom, DateOnly? maturesUntil, string? after, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var (day, number) = Position(inspection, after);
        if (inspection.Problem is { } problem) return problem;
        var most = Readers.Limit(limit);
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            $"""
            select {Columns} where b.creditor = $1 and ($2::text is null or upper(c.number) = upper($2)) and (not $3 or b.status = 'open') and ($4::date is null or b.matures_on >= $4) and ($5::date is null or b.matures_on <= $5)
               and (b.matures_on, b.number collate "C") > ($6, $7) order by b.matures_on, b.number collate "C" limit $8
            """, Row, stop, siren, customer, open ?? false, maturesFrom, maturesUntil, day, number, most + 1);
        return Results.Ok(Page<BillAnswer>.Of(await WithInvoices(session, rows, stop), most, b => $"{b.MaturesOn:yyyy-MM-dd}|{b.Number}"));
    }

    static async Task<IResult> One(string siren, string number, NpgsqlDataSource database, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var key = inspection.PathKey("number", number);
        if (inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(database, stop);
        var found = await session.Read($"select {Columns} where b.creditor = $1 and upper(b.number) = upper($2)", Row, stop, siren, key);
        if (await WithInvoices(session, found, stop) is not [var bill]) return Problems.NotFound("bill");
        http.Response.Headers.ETag = $"\"{bill.Version}\"";
        return Results.Ok(bill);
    }

    // Two bills may mature on one day, so the position in the list is day and number.
    static (DateOnly Day, string Number) Position(Inspection inspection, string? after)
    {
        if (after is null) return (DateOnly.MinValue, "");
        if (after.IndexOf('|', StringComparison.Ordinal) is > 0 and var at && DateOnly.TryParseExact(after[..at], "yyyy-MM-dd", out var on)) return (on, after[(at + 1)..]);
        inspection.Wrong("after", "It is the next of the page before.");
        return (DateOnly.MinValue, "");
    }

    static async Task<List<BillAnswer>> WithInvoices(Session session, List<BillAnswer> bills, CancellationToken stop)
    {
        var covered = (await session.Read(
            "select c.bill, i.number, i.year, c.amount_cents, i.outstanding_cents, i.currency from bill_invoices c join invoices i on i.id = c.invoice where c.bill = any($1) order by c.bill, c.position",
            r => (Bill: r.GetGuid(0), Invoice: new CoveredInvoiceAnswer(r.GetString(1), r.GetInt32(2), r.Money(3, 5), r.Money(4, 5))), stop, bills.Select(b => b.Id).ToArray())).ToLookup(c => c.Bill, c => c.Invoice);
        return bills.ConvertAll(b => b with { Invoices = [.. covered[b.Id]] });
    }

    static BillAnswer Row(NpgsqlDataReader r) => new(
        r.GetString(0), r.GetGuid(1), r.GetString(2), r.GetString(3), r.Money(4, 5), r.Day(6), r.Day(7), r.GetBoolean(8), r.GetString(9), r.IsDBNull(10) ? null : r.Day(10), r.Text(11),
        BillContent.MoneyThere(r.Day(7)), r.GetInt64(12), [], r.GetBoolean(13));
}
