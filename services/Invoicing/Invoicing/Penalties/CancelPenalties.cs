using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Domain.Penalties;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Penalties;

/// <summary>A bill of penalties is taken back as a whole: the ERP is asked for the reverse entry, and what was paid on it is free again.</summary>
/// <param name="Reason"><c>mistake</c>: its invoices may be billed again; <c>waived</c>: never, and not against a public buyer.</param>
public sealed record PenaltyCancellationAsked(string Reason);

static class CancelPenalties
{
    public static void MapCancelPenalties(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/creditors/{siren}/penalty-bills/{number}/cancellation", Cancel).RequireRole(Roles.Manager).WithTags("penalties")
            .WithSummary("Takes a bill of penalties back, by mistake or as a waiver").TakesCommand();

    static Task<IResult> Cancel(
        string siren, string number, PenaltyCancellationAsked asked, [FromHeader(Name = "If-Match")] string? version, InvoiceDesk desk, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var end = inspection.Word<PenaltyEnd>("reason", asked.Reason);
        if (end is PenaltyEnd.SourceMoved) inspection.Wrong("reason", "It is mistake or waived.");
        return desk.Move(inspection, new(siren, number, null), new InvoiceCommand.TakePenaltiesBack(null, end, clock.Today), version, http, stop);
    }
}
