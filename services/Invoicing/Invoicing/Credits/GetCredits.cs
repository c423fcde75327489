using System.Text.Json;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Credits;

/// <summary>A payment or credit note.</summary>
/// <param name="Number">Reference of the payment, number of the credit note.</param>
/// <param name="Year">Year of issue of a credit note; a payment has none.</param>
/// <param name="Id">Stream id.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Label">Shown to people.</param>
/// <param name="On">Day the funds were credited, or the credit note was issued.</param>
/// <param name="Amount">All of it.</param>
/// <param name="Unallocated">Not set against any invoice.</param>
/// <param name="Origin"><c>erp</c>, <c>fec</c>, <c>agency</c>, <c>bank</c> or <c>e_invoice</c>; <c>snapshot</c> is a payment that a list of open items presumes.</param>
/// <param name="IsReversed">The payment came back.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="Allocations">Where it went.</param>
/// <param name="Reversal">How it came back; null while it stands.</param>
/// <param name="Deductions">What the payer kept back, by its own word.</param>
/// <param name="Kept">Taken as a small gain of the creditor; null where nothing was.</param>
public sealed record CreditAnswer(
    string Number, int? Year, Guid Id, string Customer, string Label, DateOnly On, Money Amount, Money Unallocated, string Origin, bool IsReversed, long Version,
    IReadOnlyList<AllocatedInvoice>? Allocations = null, ReversalAnswer? Reversal = null, IReadOnlyList<DeductionAnswer>? Deductions = null, Money? Kept = null);

/// <summary>How a payment came back.</summary>
/// <param name="On">Day it came back.</param>
/// <param name="Reason"><c>rejected</c>, <c>cheque_returned</c>, <c>recalled</c>, <c>chargeback</c> or <c>mistake</c>; <c>superseded</c> of a presumed payment that gave way; <c>bill_unpaid</c> of the money of a bill that came back.</param>
/// <param name="ReasonCode">Code of the instrument, as told; null where nobody said.</param>
/// <param name="Explanation">What a known code means.</param>
/// <param name="IsIncident">It says something of how the payer can or will pay: it counts in its payment behaviour.</param>
public sealed record ReversalAnswer(DateOnly On, string Reason, string? ReasonCode, string? Explanation, bool IsIncident);

/// <summary>A part of an invoice that the payer of a payment kept back.</summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="Year">Its year.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reason"><c>logistics_penalty</c>, <c>promotion</c>, <c>price</c>, <c>quality</c>, <c>shortage</c>, <c>return</c> or <c>other</c>.</param>
/// <param name="Reference">The payer's own.</param>
/// <param name="Dispute">Reference of the dispute of the invoice in which it is contested.</param>
public sealed record DeductionAnswer(string Invoice, int? Year, Money Amount, string Reason, string? Reference, string Dispute);

/// <summary>A part of a credit on an invoice.</summary>
/// <param name="Number">The invoice's number.</param>
/// <param name="Year">Its year.</param>
/// <param name="Amount">How much of the credit.</param>
/// <param name="Basis"><c>designation</c>, <c>lettering</c>, <c>rule</c> or <c>snapshot</c>.</param>
/// <param name="Rule"><c>designated</c>, <c>lettered</c>, <c>exact_amount</c>, <c>exact_sum</c>, <c>oldest_due</c>, <c>oldest_not_due</c> or <c>not_listed</c>; null where it was made before rules were recorded.</param>
public sealed record AllocatedInvoice(string Number, int Year, Money Amount, string Basis, string? Rule = null);

/// <summary>Money received in a period.</summary>
/// <param name="Count">Payments.</param>
/// <param name="Received">Their sum; payments that came back are not in it.</param>
public sealed record PaymentsSummary(int Count, Money Received);

static class GetCredits
{
    public static void MapGetCredits(this IEndpointRouteBuilder routes)
    {
        var creditor = routes.MapGroup("/creditors/{siren}").RequireRole(Readers.All);
        creditor.MapGet("/payments/summary", Summary).WithTags("payments").WithSummary("What was received between two days, both included").Produces<PaymentsSummary>();
        creditor.MapGet("/payments/{number}", (string siren, string number, NpgsqlDataSource database, HttpContext http, CancellationToken stop) =>
            One(siren, number, null, "payment", database, http, stop)).WithTags("payments").WithSummary("A payment and where it went").Produces<CreditAnswer>();
        creditor.MapGet("/credit-notes/{number}", (string siren, string number, int? year, NpgsqlDataSource database, HttpContext http, CancellationToken stop) =>
            One(siren, number, year, "credit_note", database, http, stop)).WithTags("credit notes").WithSummary("A credit note and where it went").Produces<CreditAnswer>();
    }

    static async Task<IResult> Summary(string siren, DateOnly from, DateOnly until, string? currency, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        var of = inspection.Currency(currency);
        if (until < from) inspection.Wrong("until", "It is before the first day.");
        if (inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(database, stop);
        return Results.Ok((await session.Read(
            """
            select count(*)::int, coalesce(sum(amount_cents), 0)::bigint from credits
             where creditor = $1 and kind = 'payment' and dated_on between $2 and $3 and currency = $4 and not is_reversed
            """, r => new PaymentsSummary(r.GetInt32(0), Money.OfCents(r.GetInt64(1), of)), stop, siren, from, until, of))[0]);
    }

    static async Task<IResult> One(string siren, string number, int? year, string kind, NpgsqlDataSource database, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var key = inspection.PathKey("number", number);
        if (inspection.Problem is { } problem) return problem;

        await using var session = await Session.Open(database, stop);
        var found = await session.Read(
            """
            select p.number, p.year, p.id, c.number, p.reference, p.dated_on, p.amount_cents, p.unallocated_cents, p.currency, p.origin, p.is_reversed, p.version, p.reversed_on, p.reversal_reason, p.reversal_code, p.is_incident, p.deductions, p.kept_cents
              from credits p join customers c on c.id = p.customer where p.creditor = $1 and upper(p.number) = upper($2) and p.kind = $3 and ($4::int is null or p.year = $4) order by p.year
            """,
            r => new CreditAnswer(r.GetString(0), r.IsDBNull(1) ? null : r.GetInt32(1), r.GetGuid(2), r.GetString(3), r.GetString(4), r.Day(5), r.Money(6, 8), r.Money(7, 8), r.GetString(9), r.GetBoolean(10), r.GetInt64(11),
                Reversal: r.IsDBNull(12) ? null : new(r.Day(12), r.GetString(13), r.Text(14), ReturnReasons.Find(r.Text(14))?.English, r.GetBoolean(15)), Deductions: Deductions(r), Kept: r.GetInt64(17) > 0 ? r.Money(17, 8) : null),
            stop, siren, key, kind, year);
        if (found.Count > 1) return Problems.Invalid("year", $"There is such a credit note in each of the years {string.Join(", ", found.Select(f => f.Year))}: say which.");
        if (found is not [var credit]) return Problems.NotFound(kind.Replace('_', ' '));
        http.Response.Headers.ETag = $"\"{credit.Version}\"";
        return Results.Ok(credit with
        {
            Allocations = await session.Read(
                "select i.number, i.year, a.amount_cents, i.currency, a.basis, a.rule from allocations a join invoices i on i.id = a.invoice where a.credit = $1 order by a.position",
                r => new AllocatedInvoice(r.GetString(0), r.GetInt32(1), r.Money(2, 3), r.GetString(4), r.Text(5)), stop, credit.Id),
        });
    }

    static List<DeductionAnswer>? Deductions(NpgsqlDataReader r) => r.Text(16) is not { } json ? null
        : [.. JsonSerializer.Deserialize<Deductions>(json, EventJson.Options)!.All.Select(d => new DeductionAnswer(d.Invoice, d.Year, d.Amount, Words.Of(d.Reason), d.Reference, d.DisputeOf(r.GetString(0))))];
}
