using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Bills;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Invoices;

/// <summary>Why an invoice is not to be dunned (blocage), although nobody contests it.</summary>
/// <param name="Reason">
/// <c>e_invoice_refused</c>, <c>e_invoice_rejected</c>, <c>e_invoice_cancelled</c>, <c>routing_error</c>, <c>e_invoice_suspended</c>, <c>payment_announced</c>, <c>payee_changed</c>,
/// <c>already_paid</c>, <c>factored</c>, <c>bill_accepted</c>, <c>payment_under_way</c>, <c>retention</c>, <c>erp_block</c> or <c>other</c>.
/// </param>
/// <param name="Until">Last day; where absent, until it is lifted.</param>
public sealed record HoldAsked(string Reason, DateOnly? Until = null);

static class HoldInvoice
{
    public static void MapHolds(this IEndpointRouteBuilder routes)
    {
        var holds = routes.MapGroup("/creditors/{siren}/invoices/{number}/holds/{hold}").RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithTags("holds");
        holds.MapPut("", Hold).WithSummary("Keeps an invoice from being dunned, to the end of a day or until that is lifted").TakesCommand();
        holds.MapPost("/lift", Lift).WithSummary("Lifts what held an invoice").TakesCommand();
    }

    static Task<IResult> Hold(
        string siren, string number, string hold, int? year, HoldAsked asked, [FromHeader(Name = "If-Match")] string? version, InvoiceDesk desk, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var until = asked.Until is { } last ? inspection.Day("until", last) : (DateOnly?)null;
        NotOurs(inspection, hold);
        var order = new InvoiceCommand.Hold(inspection.PathKey("hold", hold), inspection.Word<HoldReason>("reason", asked.Reason), until);
        return desk.Handle(inspection, new(siren, number, year), order, version, http, stop);
    }

    static Task<IResult> Lift(
        string siren, string number, string hold, int? year, [FromHeader(Name = "If-Match")] string? version, InvoiceDesk desk, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        NotOurs(inspection, hold);
        return desk.Handle(inspection, new(siren, number, year), new InvoiceCommand.LiftHold(inspection.PathKey("hold", hold)), version, http, stop);
    }

    // A bill holds and lets go by what becomes of it: lifted by hand there would be two truths.
    static void NotOurs(Inspection inspection, string hold)
    {
        if (string.Equals(hold.Trim(), Invoice.AssignmentHold, StringComparison.OrdinalIgnoreCase)) inspection.Wrong("hold", "It belongs to the assignment of the invoice: assign it, or say that it came back.");
        if (hold.Trim().StartsWith(BillHolds.Prefix, StringComparison.OrdinalIgnoreCase)) inspection.Wrong("hold", $"References that begin with {BillHolds.Prefix} belong to bills of exchange: say what became of the bill.");
    }
}
