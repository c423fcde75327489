using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Losses;

/// <summary>A debt may not be paid (créance douteuse): the ERP is asked to move it from 411 to 416.</summary>
/// <param name="Reason"><c>age</c>, <c>insolvency</c>, <c>dispute</c>, <c>litigation</c> or <c>other</c>.</param>
/// <param name="On">From which day; today by default.</param>
public sealed record DoubtAsked(string Reason, DateOnly? On = null);

/// <summary>How much of a doubtful debt the books no longer count on (dépréciation), whatever it was before.</summary>
/// <param name="AmountCents">Without tax; 0 takes it back.</param>
/// <param name="On">Day of the entry; today by default.</param>
public sealed record ImpairmentAsked(long AmountCents, DateOnly? On = null);

/// <summary>By what a debt is known never to be paid (art. 272-1 CGI).</summary>
/// <param name="Ground">
/// <c>liquidation</c>, <c>plan_waiver</c>, <c>proceedings_failed</c>, <c>debtor_vanished</c> or <c>stolen_cheque</c>; <c>commercial_waiver</c> and <c>uneconomic</c> give no VAT back.
/// </param>
/// <param name="On">Day of the judgment or act.</param>
/// <param name="Proof">Reference of the registered document that shows it.</param>
public sealed record IrrecoverabilityAsked(string Ground, DateOnly On, string? Proof = null);

/// <summary>The duplicate of the unpaid invoice, with the mention of the law, went to the debtor.</summary>
/// <param name="Reference">Its own.</param>
/// <param name="SentOn">Day on which it did; today by default.</param>
public sealed record RectifyingInvoiceAsked(string Reference, DateOnly? SentOn = null);

/// <summary>The day from which something counts.</summary>
/// <param name="On">Today by default.</param>
public sealed record FromDayAsked(DateOnly? On = null);

static class DoubtInvoice
{
    public static void MapDoubt(this IEndpointRouteBuilder routes)
    {
        var invoice = routes.MapGroup("/creditors/{siren}/invoices/{number}").RequireRole(Roles.Erp, Roles.Manager).WithTags("losses");
        invoice.MapPut("/doubt", Doubt).WithSummary("Classifies a debt as doubtful").TakesCommand();
        invoice.MapPost("/doubt/end", EndDoubt).WithSummary("Trusts a doubtful debt again; its impairment is taken back").TakesCommand();
        invoice.MapPut("/impairment", Impair).WithSummary("Sets the impairment of a doubtful debt").TakesCommand();
        invoice.MapPut("/irrecoverability", Evidence).WithSummary("Says by what a debt is known never to be paid").TakesCommand();
        invoice.MapPut("/rectifying-invoice", Rectify).WithSummary("Says that the duplicate with the mention of article 272 CGI went out").TakesCommand();
    }

    static Task<IResult> Doubt([AsParameters] InvoiceRequest invoice, DoubtAsked asked)
    {
        var inspection = new Inspection();
        var order = new InvoiceCommand.ClassifyDoubtful(inspection.Word<DoubtReason>("reason", asked.Reason), inspection.PastDay("on", asked.On, invoice.Clock));
        return invoice.Handle(inspection, order);
    }

    static Task<IResult> EndDoubt([AsParameters] InvoiceRequest invoice, FromDayAsked asked)
    {
        var inspection = new Inspection();
        return invoice.Handle(inspection, new InvoiceCommand.EndDoubt(inspection.PastDay("on", asked.On, invoice.Clock)));
    }

    static Task<IResult> Impair([AsParameters] InvoiceRequest invoice, ImpairmentAsked asked, string? currency)
    {
        var inspection = new Inspection();
        var order = new InvoiceCommand.Impair(inspection.Limit("amountCents", asked.AmountCents, currency), inspection.PastDay("on", asked.On, invoice.Clock));
        return invoice.Handle(inspection, order);
    }

    static Task<IResult> Evidence([AsParameters] InvoiceRequest invoice, IrrecoverabilityAsked asked)
    {
        var inspection = new Inspection();
        var evidence = new Irrecoverability(
            inspection.Word<IrrecoverabilityGround>("ground", asked.Ground), inspection.PastDay("on", asked.On, invoice.Clock), asked.Proof is { } proof ? inspection.Key("proof", proof) : null);
        return invoice.Handle(inspection, new InvoiceCommand.EvidenceIrrecoverability(evidence));
    }

    static Task<IResult> Rectify([AsParameters] InvoiceRequest invoice, RectifyingInvoiceAsked asked)
    {
        var inspection = new Inspection();
        var order = new InvoiceCommand.SendRectifyingInvoice(inspection.Key("reference", asked.Reference), inspection.PastDay("sentOn", asked.SentOn, invoice.Clock));
        return invoice.Handle(inspection, order);
    }
}
