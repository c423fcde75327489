using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Credits;

/// <summary>Money from a customer. Where it names no invoice, or more money than those take, the rules of imputation decide; what is left stays on the account.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="ReceivedOn">Day the funds were credited.</param>
/// <param name="AmountCents">What came in.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="Label">Shown to people; the reference by default.</param>
/// <param name="Invoices">What the payer named; an invoice not known yet gets its part when it comes. One named without an amount is paid but for what is kept back of it.</param>
/// <param name="Deductions">What the payer kept back; absent leaves what is known as it is, and an empty list takes it back.</param>
public sealed record PaymentAsked(
    string Customer, DateOnly ReceivedOn, long AmountCents, string? Currency = null, string? Label = null, NamedInvoice[]? Invoices = null, NamedDeduction[]? Deductions = null);

/// <summary>A payment came back (rejet de paiement).</summary>
/// <param name="On">Day it came back; today by default.</param>
/// <param name="Reason"><c>rejected</c>, <c>cheque_returned</c>, <c>recalled</c>, <c>chargeback</c> or <c>mistake</c>; where absent, what the code says, else <c>rejected</c>.</param>
/// <param name="ReasonCode">
/// Of a debit or transfer, the code of ISO 20022 (<c>AM04</c>, <c>MD01</c>…); of a cheque <c>insufficient_funds</c>, <c>opposition</c>, <c>closed_account</c> or <c>irregular</c>; of a card the
/// scheme's own. One that is not known is kept as told.
/// </param>
public sealed record ReversalAsked(DateOnly? On = null, string? Reason = null, string? ReasonCode = null);

static class ReceivePayment
{
    public static void MapPayments(this IEndpointRouteBuilder routes)
    {
        var payments = routes.MapGroup("/creditors/{siren}/payments/{reference}").RequireRole(Roles.Erp).WithTags("payments");
        payments.MapPut("", Put).WithSummary("Books a payment, or corrects it").TakesCommand();
        payments.MapPost("/reversal", Reverse).WithSummary("A payment came back: its invoices are owed again").TakesCommand();
    }

    static async Task<IResult> Put(
        string siren, string reference, PaymentAsked asked, [FromHeader(Name = "If-Match")] string? version, Ledger ledger, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http,
        CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var order = Inspected(inspection, siren, inspection.PathKey("reference", reference), asked);
        if (inspection.Problem is { } problem) return problem;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            await Ledger.Hold(session, [order.Document.Account], stop);
            var (judged, wrong) = (await ClaimedDeductions.Judge(session, [order], stop))[0];
            if (wrong.Length > 0) return Problems.Invalid(wrong);
            var outcome = await ledger.Book(session, CreditKind.Payment, judged.Document, judged, http.EventContext(clock), stop, Answer.Version(version));
            return outcome is null ? Ledger.CustomerUnknown(order.Document) : Answer.From(outcome);
        }, stop);
    }

    /// <summary>What is asked under a reference that was looked at already.</summary>
    internal static CreditCommand.Book Inspected(Inspection inspection, string siren, string reference, PaymentAsked asked)
    {
        var document = new AccountDocument(siren, inspection.Key("customer", asked.Customer), reference, null);
        var content = new CreditContent(
            inspection.Text("label", asked.Label, 120) ?? document.Number, inspection.Day("receivedOn", asked.ReceivedOn),
            inspection.Amount("amountCents", asked.AmountCents, asked.Currency), NamedInvoices.Inspected(inspection, asked.Invoices, asked.Currency),
            NamedDeductions.Inspected(inspection, asked.Deductions, asked.Currency));
        return new(CreditKind.Payment, document, content, Origin.Erp);
    }

    static async Task<IResult> Reverse(
        string siren, string reference, ReversalAsked asked, [FromHeader(Name = "If-Match")] string? version, Ledger ledger, NpgsqlDataSource database, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var number = inspection.PathKey("reference", reference);
        var code = ReturnReasons.Told(asked.ReasonCode);
        if (code is null && !string.IsNullOrWhiteSpace(asked.ReasonCode)) inspection.Wrong("reasonCode", "A reason code has 1 to 35 letters, digits, points, dashes and underscores.");
        var order = new CreditCommand.Reverse(
            inspection.Day("on", asked.On ?? clock.Today), inspection.WordOrNone<ReversalReason>("reason", asked.Reason) ?? ReturnReasons.Of(code, null), code);
        if (order.Reason is ReversalReason.Superseded) inspection.Wrong("reason", "Only a list of open items is superseded, and by itself.");
        if (order.Reason is ReversalReason.BillUnpaid) inspection.Wrong("reason", "Say that the bill came back: its payment follows.");
        if (inspection.Problem is { } problem) return problem;

        await using var session = await Session.Open(database, stop);
        return await BookedPayment.Of(session, siren, number, stop) is { } payment
            ? Answer.From((await ledger.Book(CreditKind.Payment, payment, order, http.EventContext(clock), Answer.Version(version), stop))!)
            : Problems.NotFound("payment");
    }
}
