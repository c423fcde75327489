using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>What the creditor lends a customer at most.</summary>
/// <param name="LimitCents">0 is cash only.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; open where absent.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
public sealed record CreditLimitAsked(long LimitCents, DateOnly From, DateOnly? Until = null, string? Currency = null);

static class SetCreditLimit
{
    public static void MapSetCreditLimit(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/creditors/{siren}/customers/{number}/credit/limits/{reference}", Put).RequireRole(Roles.Erp, Roles.Manager).WithTags("prevention")
            .WithSummary("Sets a credit limit, or changes it; of several in force the one that began last holds").TakesCommand();

    static Task<IResult> Put(
        string siren, string number, string reference, CreditLimitAsked asked, [FromHeader(Name = "If-Match")] string? version, PreventionDesk desk, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        var inspection = request.Inspection;
        var limit = new CreditLimit(inspection.Limit("limitCents", asked.LimitCents, asked.Currency), inspection.Day("from", asked.From), inspection.DayFrom("until", asked.Until, asked.From));
        return desk.Order(request, new CreditFileCommand.SetLimit(request.Account, inspection.PathKey("reference", reference), limit, http.Actor()), http, version, stop);
    }
}
