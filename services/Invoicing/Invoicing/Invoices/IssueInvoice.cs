using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.PaymentTerms;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Invoices;

/// <summary>An invoice as the ERP knows it. Its key is the entity, its number and the year of issue.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="AmountCents">Including tax.</param>
/// <param name="DueOn">Last day on which payment is in time; where absent it follows from the customer's term.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="Reference">The debtor's own, such as an order number: letters show it in brackets after the number.</param>
/// <param name="VatCents">The tax in the amount; where absent, what is known stays with an amount that stays.</param>
/// <param name="PrepaidCents">The part of the amount that was paid before the issue and is never owed; where absent, what is known stays, and 0 takes it away.</param>
/// <param name="DeliveredOn">Day of delivery or performance: the legal term, and some legal caps, count from it. Where absent, what is known stays.</param>
/// <param name="Instalments">
/// Its parts, where they have due dates of their own; they come to the amount less what was paid before, and what is paid pays the oldest first.
/// Where absent, what is known stays with an amount that stays; none at all makes it due on one day.
/// </param>
public sealed record InvoiceAsked(
    string Customer, DateOnly IssuedOn, long AmountCents, DateOnly? DueOn = null, string? Currency = null, string? Reference = null, long? VatCents = null, long? PrepaidCents = null, DateOnly? DeliveredOn = null,
    InstalmentAsked?[]? Instalments = null);

/// <summary>A part of an invoice with a due date of its own.</summary>
/// <param name="DueOn">Last day on which its payment is in time.</param>
/// <param name="AmountCents">How much, in the currency of the invoice.</param>
/// <param name="Retention">Kept back as security until that day (retenue de garantie).</param>
public sealed record InstalmentAsked(DateOnly DueOn, long AmountCents, bool Retention = false);

static class IssueInvoice
{
    const int MostInstalments = 100;

    public static void MapIssueInvoice(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/creditors/{siren}/invoices/{number}", Put).RequireRole(Roles.Erp).WithTags("invoices").WithSummary("Books an invoice, or corrects it").TakesCommand();

    static async Task<IResult> Put(
        string siren, string number, InvoiceAsked asked, [FromHeader(Name = "If-Match")] string? version, Ledger ledger, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var (document, order) = Inspected(inspection, siren, inspection.PathKey("number", number), asked);
        if (inspection.Problem is { } problem) return problem;
        var outcome = await ledger.Issue(document, order, http.EventContext(clock), Answer.Version(version), stop);
        return outcome is null ? Ledger.CustomerUnknown(document) : Answer.From(outcome);
    }

    /// <summary>What is asked under a number that was looked at already; given the customer's payment term, the order.</summary>
    internal static (AccountDocument Document, Func<PaymentTerm, InvoiceCommand> Order) Inspected(Inspection inspection, string siren, string number, InvoiceAsked asked)
    {
        var document = new AccountDocument(siren, inspection.Key("customer", asked.Customer), number, inspection.Day("issuedOn", asked.IssuedOn).Year);
        var amount = inspection.Amount("amountCents", asked.AmountCents, asked.Currency);
        if (asked.DueOn is { } due && inspection.Day("dueOn", due) < asked.IssuedOn) inspection.Wrong("dueOn", "It is before the date of issue.");
        var reference = inspection.Text("reference", asked.Reference, 120) is { } own && own != document.Number ? $"{document.Number} ({own})" : document.Number;
        var (vat, prepaid) = (inspection.Part("vatCents", asked.VatCents, amount), inspection.Part("prepaidCents", asked.PrepaidCents, amount));
        var delivered = asked.DeliveredOn is { } day ? inspection.Day("deliveredOn", day) : (DateOnly?)null;
        var parts = Parts(inspection, asked);
        return (document, term => new InvoiceCommand.Issue(document, reference, asked.IssuedOn, asked.DueOn, term, amount, false, Origin.Erp) { Vat = vat, Prepaid = prepaid, DeliveredOn = delivered, Instalments = parts });
    }

    static Instalments? Parts(Inspection inspection, InvoiceAsked asked)
    {
        if (asked.Instalments is not { } all) return null;
        if (all.Length > MostInstalments) inspection.Wrong("instalments", $"An invoice has at most {MostInstalments}.");
        var parts = new List<Instalment>();
        foreach (var (i, part) in all.Take(MostInstalments).Index())
        {
            var field = $"instalments[{i}]";
            if (part is null) inspection.Wrong(field, "It is nothing.");
            else if (inspection.Day($"{field}.dueOn", part.DueOn) < asked.IssuedOn) inspection.Wrong($"{field}.dueOn", "It is before the date of issue.");
            else parts.Add(new(part.DueOn, inspection.Amount($"{field}.amountCents", part.AmountCents, asked.Currency), part.Retention));
        }

        return Instalments.Of(parts);
    }
}
