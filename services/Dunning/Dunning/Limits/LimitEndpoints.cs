using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Limits;

/// <summary>Limits of time: what is near, what an invoice's days come from, and what interrupted them.</summary>
static class LimitEndpoints
{
    public static void MapLimits(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/limitation-alerts", ListLimitationAlerts.List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("limits")
            .WithSummary("Limits of time that are near: invoices about to be time-barred, claims to declare in insolvency").Produces<LimitAlert[]>().ProducesProblem(422);

        var limitation = routes.MapGroup("/cases/{id:guid}/invoices/{invoice:guid}").WithTags("limits");
        limitation.MapGet("/limitation", ShowLimitation.Show).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops)
            .WithSummary("The last days of an invoice, their text and what interrupted them").Produces<LimitationOfInvoice>().ProducesProblem(404);
        limitation.MapPost("/interruptions", RecordInterruption.Record).RequireRole(Roles.Collector, Roles.Manager)
            .WithSummary("An act of the closed list interrupts the limitation period; recorded twice, it is one").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        limitation.MapPost("/interruptions/{interruption:guid}/end", EndInterruption.End).RequireRole(Roles.Collector, Roles.Manager)
            .WithSummary("The effect of an interruption has ended, or never was").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }
}
