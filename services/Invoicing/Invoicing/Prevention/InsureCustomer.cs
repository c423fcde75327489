using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>What a credit insurer covers of a customer. Deadlines count from the due date, in calendar days.</summary>
/// <param name="Insurer">Who insures.</param>
/// <param name="InsuredCents">Covered exposure.</param>
/// <param name="Percent">Share of a loss that is paid, 1 to 100.</param>
/// <param name="From">First day.</param>
/// <param name="DeclareWithinDays">To declare an invoice overdue.</param>
/// <param name="ExtendAtMostDays">By which a due date may be put off without the insurer.</param>
/// <param name="HandOverWithinDays">To hand the file over.</param>
/// <param name="Until">Last day; open where absent.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
public sealed record CoverAsked(
    string Insurer, long InsuredCents, int Percent, DateOnly From, int DeclareWithinDays, int ExtendAtMostDays, int HandOverWithinDays, DateOnly? Until = null, string? Currency = null);

/// <summary>The insurer allows a later due date than its policy.</summary>
/// <param name="Invoice">The ERP's number.</param>
/// <param name="Year">Its year of issue.</param>
/// <param name="Until">Last day allowed.</param>
public sealed record ExtensionConsentAsked(string Invoice, int Year, DateOnly Until);

static class InsureCustomer
{
    const int MostDays = 3650;

    public static void MapInsureCustomer(this IEndpointRouteBuilder routes)
    {
        var credit = routes.MapGroup("/creditors/{siren}/customers/{number}/credit").RequireRole(Roles.Erp, Roles.Manager).WithTags("prevention");
        credit.MapPut("/covers/{policy}", Cover).WithSummary("Notes what a credit insurer covers, with the deadlines of its policy").TakesCommand();
        credit.MapPut("/extension-consents/{reference}", Consent).WithSummary("Notes that the insurer allows a later due date than its policy").TakesCommand();
    }

    static Task<IResult> Cover(
        string siren, string number, string policy, CoverAsked asked, [FromHeader(Name = "If-Match")] string? version, PreventionDesk desk, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        var inspection = request.Inspection;
        if (asked.Percent is < 1 or > 100) inspection.Wrong("percent", "A share is from 1 to 100.");
        int Days(string field, int days)
        {
            if (days is < 0 or > MostDays) inspection.Wrong(field, $"It is 0 to {MostDays} days.");
            return days;
        }

        var cover = new Cover(
            inspection.Required("insurer", asked.Insurer, 80), inspection.Limit("insuredCents", asked.InsuredCents, asked.Currency), asked.Percent,
            inspection.Day("from", asked.From), inspection.DayFrom("until", asked.Until, asked.From),
            Days("declareWithinDays", asked.DeclareWithinDays), Days("extendAtMostDays", asked.ExtendAtMostDays), Days("handOverWithinDays", asked.HandOverWithinDays));
        return desk.Order(request, new CreditFileCommand.Insure(request.Account, inspection.PathKey("policy", policy), cover), http, version, stop);
    }

    static Task<IResult> Consent(
        string siren, string number, string reference, ExtensionConsentAsked asked, [FromHeader(Name = "If-Match")] string? version, PreventionDesk desk, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        var inspection = request.Inspection;
        if (asked.Year is < 1990 or > 2100) inspection.Wrong("year", "It is no year of issue.");
        var consent = new ExtensionConsent(inspection.Key("invoice", asked.Invoice), asked.Year, inspection.Day("until", asked.Until));
        return desk.Order(request, new CreditFileCommand.AllowExtension(request.Account, inspection.PathKey("reference", reference), consent), http, version, stop);
    }
}
