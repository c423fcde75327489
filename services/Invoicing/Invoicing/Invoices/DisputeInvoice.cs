using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Invoices;

/// <summary>What a debtor contests (litige).</summary>
/// <param name="Reason"><c>already_paid</c>, <c>duplicate</c>, <c>not_delivered</c>, <c>price</c>, <c>quantity</c>, <c>quality</c>, <c>purchase_order_missing</c>, <c>invoice_not_received</c> or <c>other</c>.</param>
/// <param name="AmountCents">How much of the invoice; all of it where absent.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
public sealed record DisputeAsked(string Reason, long? AmountCents = null, string? Currency = null);

/// <summary>How a dispute ended.</summary>
/// <param name="Outcome"><c>upheld</c> (the debtor was right), <c>rejected</c> or <c>settled</c>.</param>
public sealed record ResolutionAsked(string Outcome);

static class DisputeInvoice
{
    public static void MapDisputes(this IEndpointRouteBuilder routes)
    {
        var disputes = routes.MapGroup("/creditors/{siren}/invoices/{number}/disputes/{dispute}").RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithTags("disputes");
        disputes.MapPut("", Contest).WithSummary("Records that a debtor contests an invoice: it is not claimed until the dispute has ended").TakesCommand();
        disputes.MapPost("/resolution", Resolve).WithSummary("Ends a dispute").TakesCommand();
    }

    static Task<IResult> Contest(
        string siren, string number, string dispute, int? year, DisputeAsked asked, [FromHeader(Name = "If-Match")] string? version, Books books, NpgsqlDataSource database, LogSignal signal,
        BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var key = inspection.PathKey("dispute", dispute);
        var reason = inspection.Word<DisputeReason>("reason", asked.Reason);
        var amount = asked.AmountCents is { } cents ? inspection.Amount("amountCents", cents, asked.Currency) : (Money?)null;
        return Order(inspection, new InvoiceCommand.Contest(key, reason, amount), siren, number, year, version, books, database, signal, http.EventContext(clock), stop);
    }

    static Task<IResult> Resolve(
        string siren, string number, string dispute, int? year, ResolutionAsked asked, [FromHeader(Name = "If-Match")] string? version, Books books, NpgsqlDataSource database, LogSignal signal,
        BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var order = new InvoiceCommand.Resolve(inspection.PathKey("dispute", dispute), inspection.Word<DisputeOutcome>("outcome", asked.Outcome));
        return Order(inspection, order, siren, number, year, version, books, database, signal, http.EventContext(clock), stop);
    }

    static async Task<IResult> Order(
        Inspection inspection, InvoiceCommand order, string siren, string number, int? year, string? version, Books books, NpgsqlDataSource database, LogSignal signal, EventContext context, CancellationToken stop) =>
        inspection.Problem ?? await UnitOfWork.Run(database, signal, async session =>
        {
            var (invoice, missing) = await FoundInvoice.Of(session, siren, number, year, stop);
            return missing ?? Answer.From(await books.Invoices.Handle(session, invoice, order, context, stop, Answer.Version(version)));
        }, stop);
}
