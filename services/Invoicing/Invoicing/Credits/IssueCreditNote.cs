using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Credits;

/// <summary>A credit note (avoir) as the ERP knows it. Its key is the entity, its number and the year of issue.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="AmountCents">Including tax; a credit note of 12 euros is 1200, not -1200.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="Reference">Shown to people; its number by default.</param>
/// <param name="Invoices">The invoices it corrects; none is a rebate on the account.</param>
public sealed record CreditNoteAsked(string Customer, DateOnly IssuedOn, long AmountCents, string? Currency = null, string? Reference = null, NamedInvoice[]? Invoices = null);

static class IssueCreditNote
{
    public static void MapIssueCreditNote(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/creditors/{siren}/credit-notes/{number}", Put).RequireRole(Roles.Erp).WithTags("credit notes").WithSummary("Books a credit note, or corrects it").TakesCommand();

    static async Task<IResult> Put(
        string siren, string number, CreditNoteAsked asked, [FromHeader(Name = "If-Match")] string? version, Ledger ledger, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var order = Inspected(inspection, siren, inspection.PathKey("number", number), asked);
        if (inspection.Problem is { } problem) return problem;
        var outcome = await ledger.Book(CreditKind.CreditNote, order.Document, order, http.EventContext(clock), Answer.Version(version), stop);
        return outcome is null ? Ledger.CustomerUnknown(order.Document) : Answer.From(outcome);
    }

    /// <summary>What is asked under a number that was looked at already.</summary>
    internal static CreditCommand.Book Inspected(Inspection inspection, string siren, string number, CreditNoteAsked asked)
    {
        var document = new AccountDocument(siren, inspection.Key("customer", asked.Customer), number, inspection.Day("issuedOn", asked.IssuedOn).Year);
        var content = new CreditContent(
            inspection.Text("reference", asked.Reference, 120) ?? document.Number, asked.IssuedOn,
            inspection.Amount("amountCents", asked.AmountCents, asked.Currency), NamedInvoices.Inspected(inspection, asked.Invoices, asked.Currency));
        return new(CreditKind.CreditNote, document, content, Origin.Erp);
    }
}
