using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Disputes;

/// <summary>Why an invoice is not paid.</summary>
/// <param name="Cause">One of the taxonomy: <c>GET /non-payment-causes</c>.</param>
/// <param name="Department">At fault; where absent, the one the cause is laid to.</param>
public sealed record CauseAsked(string Cause, string? Department = null);

/// <summary>A cause of the taxonomy.</summary>
/// <param name="Cause">Its name.</param>
/// <param name="Department">It is laid to this one where nobody says otherwise.</param>
/// <param name="Label">For people, in French.</param>
public sealed record CauseAnswer(string Cause, string Department, string Label);

static class EstablishCause
{
    public static void MapCauses(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/creditors/{siren}/invoices/{number}/cause", Put).RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithTags("disputes")
            .WithSummary("Says why an invoice is not paid, and whose fault that is").TakesCommand();
        routes.MapGet("/non-payment-causes", Get).RequireRole(Readers.All).WithTags("disputes").WithSummary("The causes of non-payment that are told apart");
    }

    static async Task<IResult> Put(
        string siren, string number, int? year, CauseAsked asked, [FromHeader(Name = "If-Match")] string? version, InvoiceDesk desk, NpgsqlDataSource database, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var cause = inspection.Word<NonPaymentCause>("cause", asked.Cause);
        var fault = Departments.Named(inspection, asked.Department) ?? await Departments.OfCause(database, cause, stop);
        return await desk.Handle(inspection, new(siren, number, year), new InvoiceCommand.EstablishCause(cause, fault, clock.Today), version, http, stop);
    }

    static async Task<List<CauseAnswer>> Get(NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Read("select cause, department, label from non_payment_causes order by cause", r => new CauseAnswer(r.GetString(0), r.GetString(1), r.GetString(2)), stop);
    }
}
