using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.EInvoices;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Imports;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.EInvoices;

/// <summary>A status in the life cycle of an electronic invoice (statut du cycle de vie).</summary>
/// <param name="Creditor">SIREN of who issued the invoice.</param>
/// <param name="Number">Of the invoice.</param>
/// <param name="Status">200 to 228.</param>
/// <param name="On">Day of the status.</param>
/// <param name="Year">Of the invoice's issue, where several years have its number.</param>
/// <param name="Reasons">Reason codes, such as <c>QUALITE_ERR</c>.</param>
/// <param name="Amounts">What the status says of money.</param>
public sealed record EInvoiceStatusAsked(string Creditor, string Number, int Status, DateOnly On, int? Year = null, string?[]? Reasons = null, StatusAmountsAsked? Amounts = null);

/// <summary>Amounts of a status, in cents.</summary>
/// <param name="Men">Cashed by the seller.</param>
/// <param name="Mpa">Paid by the buyer.</param>
/// <param name="Rap">Remains to be paid.</param>
/// <param name="Mapttc">Approved, including tax.</param>
/// <param name="Mnattc">Not approved, including tax.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
public sealed record StatusAmountsAsked(long? Men = null, long? Mpa = null, long? Rap = null, long? Mapttc = null, long? Mnattc = null, string? Currency = null);

/// <summary>Takes statuses of electronic invoices in: as JSON, or as the platforms' own XML message (CDAR).</summary>
static class SendEInvoiceStatus
{
    const int Largest = 1 << 20;

    public static void MapSendEInvoiceStatus(this IEndpointRouteBuilder routes)
    {
        var statuses = routes.MapGroup("").RequireRole(Roles.Erp).WithTags("e-invoices");
        statuses.MapPost("/e-invoice-statuses", Post).WithSummary("Records a life-cycle status of an electronic invoice, with its effect on holds and disputes").TakesCommand();
        statuses.MapPost("/e-invoice-status-messages", PostMessage).WithMetadata(new RequestSizeLimitAttribute(Largest))
            .WithSummary("The same from a life-cycle message (CDAR XML)").TakesCommand();
    }

    static Task<IResult> Post(EInvoiceStatusAsked asked, InvoiceDesk desk, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(asked.Creditor);
        if (!EInvoiceStatus.Known.Contains(asked.Status)) inspection.Wrong("status", "It is none of the life cycle (200 to 228).");
        var reasons = StatusReasons.Of(asked.Reasons ?? []);
        if (reasons is null) inspection.Wrong("reasons", "A reason is a code of capital letters, digits and underscores, and there are at most 20.");
        var order = new InvoiceCommand.RecordStatus(new(asked.Status, inspection.Day("on", asked.On), reasons ?? StatusReasons.None, Inspected(inspection, asked.Amounts)));
        return Record(inspection, new(asked.Creditor, inspection.Key("number", asked.Number), asked.Year), order, desk, clock, http, stop);
    }

    static async Task<IResult> PostMessage(InvoiceDesk desk, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        await using var spool = new Spool(http.Request.Body, Largest);
        using var content = new MemoryStream();
        await spool.CopyToAsync(content, stop);
        var (message, problems) = StatusMessageReader.Read(content.ToArray());
        if (message is null) return EInvoiceRefusals.Of(new(problems));
        return await Record(
            new(), new(message.Creditor.Digits, message.Number, message.Year), new InvoiceCommand.RecordStatus(message.Status), desk, clock, http, stop);
    }

    // A dispute that a status lowers lets money go where it could not.
    static async Task<IResult> Record(
        Inspection inspection, InvoicePath path, InvoiceCommand.RecordStatus order, InvoiceDesk desk, BusinessClock clock, HttpContext http, CancellationToken stop) =>
        IsAhead(inspection, order, clock) ?? await desk.Move(inspection, path, order, null, http, stop);

    // A status of a year to come would outrank every true one until then; a platform's clock may be a day ahead.
    static IResult? IsAhead(Inspection inspection, InvoiceCommand.RecordStatus order, BusinessClock clock)
    {
        if (order.Status.On > clock.Today.AddDays(1)) inspection.Wrong("on", $"It is after today, {clock.Today:yyyy-MM-dd}.");
        return inspection.Problem;
    }

    static StatusAmounts Inspected(Inspection inspection, StatusAmountsAsked? asked)
    {
        if (asked is null) return StatusAmounts.None;
        var currency = inspection.Currency(asked.Currency);
        return new(Of("men", asked.Men), Of("mpa", asked.Mpa), Of("rap", asked.Rap), Of("mapttc", asked.Mapttc), Of("mnattc", asked.Mnattc));

        Money? Of(string field, long? cents)
        {
            if (cents is < 0 or > Inspection.MostCents) inspection.Wrong($"amounts.{field}", $"An amount is from 0 to {Inspection.MostCents} cents.");
            return cents is >= 0 and <= Inspection.MostCents and var some ? Money.OfCents(some, currency) : null;
        }
    }
}
