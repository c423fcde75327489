using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Losses;

/// <summary>A debt is lost, or a part of it: dunning stops for it, and the ERP is asked to post the loss.</summary>
/// <param name="Kind"><c>irrecoverable</c> or <c>small_difference</c>.</param>
/// <param name="AmountCents">How much; all that is owed where absent.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="On">Day of the loss; today by default.</param>
/// <param name="ReclaimVat">Claim the tax in it back: refused with the name of what the law still asks for, and once the claim has lapsed today, whatever the day of the loss.</param>
public sealed record WriteOffAsked(string Kind, long? AmountCents = null, string? Currency = null, DateOnly? On = null, bool ReclaimVat = false);

/// <summary>Money came in after all on a debt that was written off. The payment itself is sent as any other.</summary>
/// <param name="AmountCents">How much of the loss is owed again, to be paid by it.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="On">Day of the money; today by default.</param>
/// <param name="WriteOff">Which write-off, where there are several.</param>
public sealed record RecoveryAsked(long AmountCents, string? Currency = null, DateOnly? On = null, string? WriteOff = null);

static class WriteOffInvoice
{
    public static void MapWriteOffs(this IEndpointRouteBuilder routes)
    {
        var invoice = routes.MapGroup("/creditors/{siren}/invoices/{number}").RequireRole(Roles.Erp, Roles.Manager).WithTags("losses");
        invoice.MapPut("/write-offs/{reference}", WriteOff).WithSummary("Writes a debt off, all that is owed or a part").TakesCommand();
        invoice.MapPost("/write-offs/{reference}/take-back", TakeBack).WithSummary("Takes a write-off back that was a mistake: it is owed again").TakesCommand();
        invoice.MapPost("/write-offs/{reference}/vat-claim", Reclaim).WithSummary("Claims the VAT of an earlier write-off back, now that all the law asks for is there").TakesCommand();
        invoice.MapPut("/recoveries/{reference}", Recover).WithSummary("Says that money came in on a debt that was written off").TakesCommand();
    }

    static Task<IResult> WriteOff(
        string siren, string number, string reference, int? year, WriteOffAsked asked, [FromHeader(Name = "If-Match")] string? version, InvoiceDesk desk, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        if (reference.StartsWith(SmallDifferences.Prefix, StringComparison.OrdinalIgnoreCase)) inspection.Wrong("reference", $"References that begin with {SmallDifferences.Prefix} are taken by the software.");
        var order = new InvoiceCommand.WriteOff(
            inspection.PathKey("reference", reference), inspection.Word<WriteOffKind>("kind", asked.Kind), asked.AmountCents is { } cents ? inspection.Amount("amountCents", cents, asked.Currency) : null,
            inspection.PastDay("on", asked.On, clock), asked.ReclaimVat ? clock.Today : null);
        return desk.Move(inspection, new(siren, number, year), order, version, http, stop);
    }

    static Task<IResult> TakeBack(
        string siren, string number, string reference, int? year, FromDayAsked asked, [FromHeader(Name = "If-Match")] string? version, InvoiceDesk desk, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var order = new InvoiceCommand.TakeWriteOffBack(inspection.PathKey("reference", reference), inspection.PastDay("on", asked.On, clock));
        return desk.Move(inspection, new(siren, number, year), order, version, http, stop);
    }

    static Task<IResult> Reclaim(
        string siren, string number, string reference, int? year, FromDayAsked asked, [FromHeader(Name = "If-Match")] string? version, InvoiceDesk desk, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var order = new InvoiceCommand.ReclaimVat(inspection.PathKey("reference", reference), inspection.PastDay("on", asked.On, clock), clock.Today);
        return desk.Handle(inspection, new(siren, number, year), order, version, http, stop);
    }

    static Task<IResult> Recover(
        string siren, string number, string reference, int? year, RecoveryAsked asked, [FromHeader(Name = "If-Match")] string? version, InvoiceDesk desk, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var order = new InvoiceCommand.Recover(
            inspection.PathKey("reference", reference), inspection.Amount("amountCents", asked.AmountCents, asked.Currency), inspection.PastDay("on", asked.On, clock),
            asked.WriteOff is { } named ? inspection.Key("writeOff", named) : null);
        return desk.Move(inspection, new(siren, number, year), order, version, http, stop);
    }
}
