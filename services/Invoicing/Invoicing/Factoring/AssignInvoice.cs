using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Factoring;

/// <summary>An invoice was sold to a factor after it was issued (affacturage): the factor collects it, and it is not dunned.</summary>
/// <param name="Factor">SIREN of the factor.</param>
/// <param name="WithRecourse">The factor may give it back unpaid (avec recours).</param>
/// <param name="On">From which day; today by default.</param>
/// <param name="DebtorTold">The debtor knows that it is to pay the factor (subrogation); else it is confidential.</param>
public sealed record InvoiceAssignmentAsked(string Factor, bool WithRecourse, DateOnly? On = null, bool DebtorTold = false);

/// <summary>The factor gives an invoice back (recours): it is dunned again, as due on its own day.</summary>
/// <param name="Reason"><c>unpaid</c>, <c>disputed</c>, <c>not_financed</c>, <c>contract_ended</c>, <c>mistake</c> or <c>other</c>.</param>
/// <param name="On">From which day; today by default.</param>
public sealed record RecourseAsked(string Reason, DateOnly? On = null);

static class AssignInvoice
{
    public static void MapAssignments(this IEndpointRouteBuilder routes)
    {
        var assignment = routes.MapGroup("/creditors/{siren}/invoices/{number}/assignment").RequireRole(Roles.Erp, Roles.Manager).WithTags("factoring");
        assignment.MapPut("", Assign).WithSummary("An invoice is sold to a factor, who collects it: it is not dunned").TakesCommand();
        assignment.MapPost("/recourse", TakeBack).WithSummary("The factor gives it back: it is dunned again").TakesCommand();
    }

    static Task<IResult> Assign([AsParameters] InvoiceRequest invoice, InvoiceAssignmentAsked asked)
    {
        var inspection = new Inspection();
        var factor = Siren.Parse(asked.Factor)?.Digits;
        if (factor is null || factor == invoice.Siren) inspection.Wrong("factor", "It is the SIREN of another company, of nine digits.");
        var order = new InvoiceCommand.Assign(new(factor ?? "", inspection.PastDay("on", asked.On, invoice.Clock), asked.WithRecourse, asked.DebtorTold), asked.On is not null);
        return invoice.Handle(inspection, order);
    }

    static Task<IResult> TakeBack([AsParameters] InvoiceRequest invoice, RecourseAsked asked)
    {
        var inspection = new Inspection();
        var order = new InvoiceCommand.TakeBack(inspection.PastDay("on", asked.On, invoice.Clock), inspection.Word<RecourseReason>("reason", asked.Reason));
        return invoice.Handle(inspection, order);
    }
}
