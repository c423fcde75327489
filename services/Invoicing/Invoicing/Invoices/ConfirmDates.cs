using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Invoices;

/// <summary>The true dates of an opening entry, or of a debit without an invoice.</summary>
/// <param name="DueOn">Last day on which payment was in time.</param>
/// <param name="IssuedOn">Date of issue; where absent, the recorded one is right.</param>
public sealed record ConfirmedDates(DateOnly DueOn, DateOnly? IssuedOn = null);

static class ConfirmDates
{
    public static void MapConfirmDates(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/creditors/{siren}/invoices/{number}/date-confirmation", Post).RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithTags("invoices")
            .WithSummary("A person vouches for the dates of an entry that had none of its own: it may be dunned from now on").TakesCommand();

    static async Task<IResult> Post(
        string siren, string number, int? year, ConfirmedDates asked, [FromHeader(Name = "If-Match")] string? version, InvoiceDesk desk, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Day("dueOn", asked.DueOn);
        if (asked.IssuedOn is { } issued && inspection.Day("issuedOn", issued) > asked.DueOn) inspection.Wrong("dueOn", "It is before the date of issue.");
        // Penalties that were billed by other dates fall with them.
        return await desk.Move(inspection, new(siren, number, year), new InvoiceCommand.ConfirmDates(asked.IssuedOn, asked.DueOn), version, http, stop);
    }
}
