using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Bills;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Bills;

/// <summary>A bill of exchange (effet de commerce). It settles nothing: the payment is sent as any other when its money is there.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Kind"><c>lcr</c> (lettre de change relevé), <c>bor</c> (billet à ordre) or <c>unspecified</c>.</param>
/// <param name="AmountCents">All of it.</param>
/// <param name="DrawnOn">Day it was drawn or signed.</param>
/// <param name="MaturesOn">Day it is to be paid.</param>
/// <param name="Invoices">The invoices it is to pay, 1 to 100.</param>
/// <param name="Accepted">The debtor accepted it: its invoices are not dunned until its money could be there. A BOR always is; an LCR that is not stops nothing.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
public sealed record BillAsked(
    string Customer, string Kind, long AmountCents, DateOnly DrawnOn, DateOnly MaturesOn, CoveredInvoiceAsked?[] Invoices, bool Accepted = false, string? Currency = null);

/// <summary>An invoice that a bill is to pay.</summary>
/// <param name="Number">The invoice's number.</param>
/// <param name="Year">Its year of issue.</param>
/// <param name="AmountCents">How much of it; it is held as a whole.</param>
public sealed record CoveredInvoiceAsked(string Number, int Year, long AmountCents);

/// <summary>The debtor's bank paid a bill.</summary>
/// <param name="On">Day of the payment; today by default, never before the maturity.</param>
public sealed record BillPaidAsked(DateOnly? On = null);

/// <summary>A bill came back unpaid (effet impayé), though it may have been said to be paid: banks credit bills under reserve (sauf bonne fin).</summary>
/// <param name="Reason"><c>insufficient_funds</c>, <c>contested</c>, <c>account_closed</c>, <c>no_order_to_pay</c>, <c>wrong_account</c> or <c>other</c>.</param>
/// <param name="On">Day it came back; today by default, never before the maturity or the day it was paid.</param>
/// <param name="Payment">Reference of the payment that was its money, where it was said to be paid: it comes back too. Where absent, the one of its amount on its invoices.</param>
public sealed record BillUnpaidAsked(string Reason, DateOnly? On = null, string? Payment = null);

static class DrawBill
{
    const int MostInvoices = 100, LongestNumber = BusinessKey.Longest - 10;

    public static void MapBills(this IEndpointRouteBuilder routes)
    {
        var bill = routes.MapGroup("/creditors/{siren}/bills/{number}").RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithTags("bills of exchange");
        bill.MapPut("", Put).WithSummary("Records a bill of exchange, or corrects an open one; an accepted one holds its invoices to its maturity").TakesCommand();
        bill.MapPost("/paid", Paid).WithSummary("The debtor's bank paid it: its invoices are held until the money could be there").TakesCommand();
        bill.MapPost("/unpaid", Unpaid).WithSummary("It came back unpaid, even after it was said to be paid: its invoices are owed and dunned again, as due on their own days").TakesCommand();
        bill.MapPost("/cancellation", Cancel).WithSummary("It was taken back, or recorded by mistake: its invoices are dunned again").TakesCommand();
    }

    static async Task<IResult> Put(string siren, string number, BillAsked asked, [FromHeader(Name = "If-Match")] string? version, BillDesk desk, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var document = new AccountDocument(siren, inspection.Key("customer", asked.Customer), Number(inspection, number), null);
        var kind = inspection.Word<BillKind>("kind", asked.Kind);
        var drawn = inspection.PastDay("drawnOn", asked.DrawnOn, clock);
        var content = new BillContent(
            kind, inspection.Amount("amountCents", asked.AmountCents, asked.Currency), drawn, inspection.DayFrom("maturesOn", asked.MaturesOn, drawn) ?? drawn, asked.Accepted || kind is BillKind.Bor,
            Covers(inspection, asked));
        return inspection.Problem ?? await desk.Draw(document, content, version, http, stop);
    }

    static Task<IResult> Paid(
        string siren, string number, BillPaidAsked asked, [FromHeader(Name = "If-Match")] string? version, BillDesk desk, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var order = new BillCommand.Pay(inspection.PastDay("on", asked.On, clock));
        return End(inspection, siren, number, order, version, desk, http, stop);
    }

    static async Task<IResult> Unpaid(
        string siren, string number, BillUnpaidAsked asked, [FromHeader(Name = "If-Match")] string? version, BillDesk desk, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var key = Number(inspection, number);
        var order = new BillCommand.Return(inspection.PastDay("on", asked.On, clock), inspection.Word<UnpaidReason>("reason", asked.Reason));
        var payment = asked.Payment is { } named ? inspection.Key("payment", named) : null;
        return inspection.Problem ?? await desk.Return(siren, key, order, payment, version, http, stop);
    }

    static Task<IResult> Cancel(string siren, string number, [FromHeader(Name = "If-Match")] string? version, BillDesk desk, HttpContext http, CancellationToken stop) =>
        End(new(), siren, number, new BillCommand.Cancel(), version, desk, http, stop);

    static async Task<IResult> End(Inspection inspection, string siren, string number, BillCommand order, string? version, BillDesk desk, HttpContext http, CancellationToken stop)
    {
        inspection.Siren(siren);
        var key = Number(inspection, number);
        return inspection.Problem ?? await desk.End(siren, key, order, version, http, stop);
    }

    // Its holds are named after it, and their references are keys too.
    static string Number(Inspection inspection, string number)
    {
        var key = inspection.PathKey("number", number);
        if (key.Length > LongestNumber) inspection.Wrong("number", $"The number of a bill has at most {LongestNumber} characters.");
        return key;
    }

    static CoveredInvoices Covers(Inspection inspection, BillAsked asked)
    {
        if (asked.Invoices is not { Length: > 0 and <= MostInvoices }) inspection.Wrong("invoices", $"A bill is to pay 1 to {MostInvoices} invoices.");
        var covers = new List<CoveredInvoice>();
        foreach (var (i, one) in (asked.Invoices ?? []).Take(MostInvoices).Index())
        {
            var field = $"invoices[{i}]";
            if (one is null)
            {
                inspection.Wrong(field, "It is nothing.");
                continue;
            }

            if (one.Year is < 1990 or > 2100) inspection.Wrong($"{field}.year", "It is a year from 1990 to 2100.");
            var cover = new CoveredInvoice(inspection.Key($"{field}.number", one.Number), one.Year, inspection.Amount($"{field}.amountCents", one.AmountCents, asked.Currency));
            if (covers.Exists(c => c.Year == cover.Year && string.Equals(c.Number, cover.Number, StringComparison.OrdinalIgnoreCase))) inspection.Wrong(field, "It stands there twice.");
            covers.Add(cover);
        }

        return new(covers);
    }
}
