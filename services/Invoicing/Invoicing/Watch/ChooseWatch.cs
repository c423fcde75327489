using Recouvrement.Invoicing.Domain.Gazette;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Invoicing.Prevention;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Watch;

static class ChooseWatch
{
    public static void MapChooseWatch(this IEndpointRouteBuilder routes)
    {
        var customer = routes.MapGroup("/creditors/{siren}/customers/{number}").RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithTags("insolvency watch");
        customer.MapPost("/watch", (string siren, string number, PreventionDesk desk, HttpContext http, CancellationToken stop) => Choose(siren, number, WatchChoice.Watched, desk, http, stop))
            .WithSummary("Watches a customer for insolvency, whether or not anything is open with it").TakesCommand();
        customer.MapPost("/unwatch", (string siren, string number, PreventionDesk desk, HttpContext http, CancellationToken stop) => Choose(siren, number, WatchChoice.Unwatched, desk, http, stop))
            .WithSummary("Watches a customer no more, whatever is open with it").TakesCommand();
        customer.MapDelete("/watch", (string siren, string number, PreventionDesk desk, HttpContext http, CancellationToken stop) => Choose(siren, number, WatchChoice.None, desk, http, stop))
            .WithSummary("Forgets the choice: a customer is watched while an invoice or an order is open with it").TakesCommand();
    }

    static Task<IResult> Choose(string siren, string number, WatchChoice choice, PreventionDesk desk, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        return desk.Order(request, new CreditFileCommand.ChooseWatch(request.Account, choice), http, null, stop);
    }
}
