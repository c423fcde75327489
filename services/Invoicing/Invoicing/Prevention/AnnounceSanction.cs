using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>What a customer that does not pay is told will happen.</summary>
/// <param name="Kind"><c>deliveries_stopped</c>, <c>works_suspended</c>, <c>orders_blocked</c> or <c>terms_shortened</c>.</param>
/// <param name="AnnouncedOn">When it was told.</param>
/// <param name="EffectiveOn">First day.</param>
/// <param name="TermDays">The shorter term; of <c>terms_shortened</c> only.</param>
public sealed record SanctionAsked(string Kind, DateOnly AnnouncedOn, DateOnly EffectiveOn, int? TermDays = null);

/// <summary>A day on which a sanction was executed or lifted.</summary>
/// <param name="On">When.</param>
public sealed record SanctionDay(DateOnly On);

static class AnnounceSanction
{
    public static void MapSanctions(this IEndpointRouteBuilder routes)
    {
        const string one = "/creditors/{siren}/customers/{number}/sanctions/{reference}";
        routes.MapPut(one, Announce).RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithTags("sanctions").WithSummary("Announces a sanction, or corrects it while it is not done").TakesCommand();
        routes.MapPost($"{one}/execution", Execute).RequireRole(Roles.Erp).WithTags("sanctions").WithSummary("The ERP confirms that a sanction is done").TakesCommand();
        routes.MapPost($"{one}/lifting", Lift).RequireRole(Roles.Erp, Roles.Manager).WithTags("sanctions").WithSummary("Lifts a sanction; the day is the first one without it").TakesCommand();
    }

    static Task<IResult> Announce(
        string siren, string number, string reference, SanctionAsked asked, [FromHeader(Name = "If-Match")] string? version, PreventionDesk desk, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        var inspection = request.Inspection;
        var kind = inspection.Word<SanctionKind>("kind", asked.Kind);
        if (asked.TermDays is < 0 or > 365) inspection.Wrong("termDays", "A term has 0 to 365 days.");
        if (kind is SanctionKind.TermsShortened != asked.TermDays is not null) inspection.Wrong("termDays", "It is given for terms_shortened, and for nothing else.");
        if (inspection.Day("announcedOn", asked.AnnouncedOn) > inspection.Day("effectiveOn", asked.EffectiveOn)) inspection.Wrong("effectiveOn", "A customer is told first.");
        return desk.Order(request, new CreditFileCommand.AnnounceSanction(
            request.Account, inspection.PathKey("reference", reference), kind, asked.AnnouncedOn, asked.EffectiveOn, asked.TermDays), http, version, stop);
    }

    static Task<IResult> Execute(
        string siren, string number, string reference, SanctionDay asked, [FromHeader(Name = "If-Match")] string? version, PreventionDesk desk, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        request.Inspection.PastDay("on", asked.On, desk.Today);
        return desk.Order(request, new CreditFileCommand.ExecuteSanction(request.Account, request.Inspection.PathKey("reference", reference), asked.On), http, version, stop);
    }

    static Task<IResult> Lift(
        string siren, string number, string reference, SanctionDay asked, [FromHeader(Name = "If-Match")] string? version, PreventionDesk desk, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        request.Inspection.Day("on", asked.On);
        return desk.Order(request, new CreditFileCommand.LiftSanction(request.Account, request.Inspection.PathKey("reference", reference), asked.On), http, version, stop);
    }
}
