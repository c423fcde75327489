using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.EInvoices;
using Recouvrement.Invoicing.Imports;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Invoicing.EInvoices;

/// <summary>What looks wrong in an electronic invoice that was taken all the same.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Field">The business term of EN 16931, or null.</param>
/// <param name="Reason">In words.</param>
public sealed record EInvoiceRemark(string Code, string? Field, string Reason);

/// <summary>What came of an electronic invoice.</summary>
/// <param name="Outcome"><c>booked</c>, <c>corrected</c>, <c>known</c> (nothing was added) or <c>nothing_owed</c> (nothing was booked).</param>
/// <param name="Document"><c>invoice</c> or <c>credit_note</c>.</param>
/// <param name="Creditor">SIREN of the seller.</param>
/// <param name="Number">BT-1.</param>
/// <param name="Year">Of issue: with creditor and number its key.</param>
/// <param name="Type">BT-3.</param>
/// <param name="Customer">The account it stands on; null where nothing was booked.</param>
/// <param name="IssuedOn">BT-2.</param>
/// <param name="DueOn">BT-9 or what BT-20 says; null where the customer's term applies.</param>
/// <param name="Amount">Including tax.</param>
/// <param name="Prepaid">Paid before the issue.</param>
/// <param name="Payable">What it asks to be paid, or gives back.</param>
/// <param name="Link">Where it can be read; null where nothing was booked.</param>
/// <param name="Warnings">All that looks wrong in it.</param>
public sealed record EInvoiceAnswer(
    string Outcome, string Document, string Creditor, string Number, int Year, string Type, string? Customer, DateOnly IssuedOn, DateOnly? DueOn, Money Amount, Money Prepaid, Money Payable,
    string? Link, IReadOnlyList<EInvoiceRemark> Warnings)
{
    internal static EInvoiceAnswer Of(EInvoiceReading.Found found, string outcome, AccountDocument? document, IEnumerable<EInvoiceRemark> warnings)
    {
        var (invoice, kind) = (found.Invoice, Words.Of(found.Invoice.Kind));
        var link = document is null || outcome == "nothing_owed" ? null : $"/creditors/{document.Creditor}/{kind.Replace('_', '-')}s/{Uri.EscapeDataString(document.Number)}?year={document.Year}";
        return new(
            outcome, kind, invoice.Seller.Siren!.Value.Digits, invoice.Number, invoice.IssuedOn.Year, invoice.Type, document?.Customer, invoice.IssuedOn, invoice.DueOn,
            invoice.Totals.Amount, invoice.Totals.Prepaid, invoice.Totals.Payable, link, [.. found.Warnings.Select(w => new EInvoiceRemark(w.Code, w.Field, w.Reason)), .. warnings]);
    }
}

/// <summary>Takes one electronic invoice in: CII or UBL as XML, or a PDF with the XML inside (Factur-X, ZUGFeRD 2).</summary>
static class SendEInvoice
{
    public static void MapSendEInvoice(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/e-invoices", Post).RequireRole(Roles.Erp).WithTags("e-invoices").WithMetadata(new RequestSizeLimitAttribute(EInvoiceFile.Largest))
            .WithSummary("Books an electronic invoice or credit note of EN 16931 (CII, UBL, Factur-X); the seller's SIREN in it is the entity").Produces<EInvoiceAnswer>().Produces<EInvoiceAnswer>(201);

    static async Task<IResult> Post(
        string? customer, EInvoiceFile file, EInvoiceBooking booking, EInvoiceCopies copies, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var asked = customer is null ? null : inspection.Key("customer", customer);
        if (inspection.Problem is { } wrong) return wrong;

        await using var spool = new Spool(http.Request.Body, EInvoiceFile.Largest);
        using var content = new MemoryStream();
        await spool.CopyToAsync(content, stop);
        switch (await Read(file, content.ToArray(), stop))
        {
            case null:
                return Problems.Of(503, "unavailable", "PDFs cannot be opened at the moment. Try again, or send the XML.");
            case EInvoiceReading.Refused refused:
                return EInvoiceRefusals.Of(refused);
            case EInvoiceReading.Found found:
                var context = http.EventContext(clock);
                var (answer, problem) = await UnitOfWork.Run(database, signal, session => booking.Book(session, found, asked, context, stop), stop);
                if (answer is not null && await copies.Keep(answer, content.ToArray(), context, stop) is { } remark) answer = answer with { Warnings = [.. answer.Warnings, remark] };
                return problem ?? (answer is { Outcome: "booked" } ? TypedResults.Created(answer.Link, answer) : TypedResults.Ok(answer));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    static async Task<EInvoiceReading?> Read(EInvoiceFile file, byte[] content, CancellationToken stop)
    {
        try
        {
            return await file.Read(content, stop);
        }
        catch (TypesettingFailed)
        {
            return null;
        }
    }
}
