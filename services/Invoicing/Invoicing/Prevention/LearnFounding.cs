using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>When a customer was founded; whether it is newly founded follows from the day.</summary>
/// <param name="FoundedOn">Day of founding.</param>
public sealed record FoundingAsked(DateOnly FoundedOn);

static class LearnFounding
{
    public static void MapLearnFounding(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/creditors/{siren}/customers/{number}/credit/founding", Put).RequireRole(Roles.Erp, Roles.Manager).WithTags("prevention")
            .WithSummary("Says when a customer was founded").TakesCommand();

    static Task<IResult> Put(string siren, string number, FoundingAsked asked, [FromHeader(Name = "If-Match")] string? version, PreventionDesk desk, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        if (asked.FoundedOn.Year < 1000 || asked.FoundedOn > desk.Today) request.Inspection.Wrong("foundedOn", "A founding is in the past.");
        return desk.Order(request, new CreditFileCommand.LearnFounding(request.Account, asked.FoundedOn), http, version, stop);
    }
}
