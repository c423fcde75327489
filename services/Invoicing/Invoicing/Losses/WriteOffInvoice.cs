using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Platform.Hosting;

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

    static Task<IResult> WriteOff([AsParameters] InvoiceRequest invoice, string reference, WriteOffAsked asked)
    {
        var inspection = new Inspection();
        if (reference.StartsWith(SmallDifferences.Prefix, StringComparison.OrdinalIgnoreCase)) inspection.Wrong("reference", $"References that begin with {SmallDifferences.Prefix} are taken by the software.");
        var order = new InvoiceCommand.WriteOff(
            inspection.PathKey("reference", reference), inspection.Word<WriteOffKind>("kind", asked.Kind), asked.AmountCents is { } cents ? inspection.Amount("amountCents", cents, asked.Currency) : null,
            inspection.PastDay("on", asked.On, invoice.Clock), asked.ReclaimVat ? invoice.Clock.Today : null);
        return invoice.Move(inspection, order);
    }

    static Task<IResult> TakeBack([AsParameters] InvoiceRequest invoice, string reference, FromDayAsked asked)
    {
        var inspection = new Inspection();
        var order = new InvoiceCommand.TakeWriteOffBack(inspection.PathKey("reference", reference), inspection.PastDay("on", asked.On, invoice.Clock));
        return invoice.Move(inspection, order);
    }

    static Task<IResult> Reclaim([AsParameters] InvoiceRequest invoice, string reference, FromDayAsked asked)
    {
        var inspection = new Inspection();
        var order = new InvoiceCommand.ReclaimVat(inspection.PathKey("reference", reference), inspection.PastDay("on", asked.On, invoice.Clock), invoice.Clock.Today);
        return invoice.Handle(inspection, order);
    }

    static Task<IResult> Recover([AsParameters] InvoiceRequest invoice, string reference, RecoveryAsked asked)
    {
        var inspection = new Inspection();
        var order = new InvoiceCommand.Recover(
            inspection.PathKey("reference", reference), inspection.Amount("amountCents", asked.AmountCents, asked.Currency), inspection.PastDay("on", asked.On, invoice.Clock),
            asked.WriteOff is { } named ? inspection.Key("writeOff", named) : null);
        return invoice.Move(inspection, order);
    }
}
