using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

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
        string siren, string number, int? year, ConfirmedDates asked, [FromHeader(Name = "If-Match")] string? version, Books books, NpgsqlDataSource database, LogSignal signal,
        BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Day("dueOn", asked.DueOn);
        if (asked.IssuedOn is { } issued && inspection.Day("issuedOn", issued) > asked.DueOn) inspection.Wrong("dueOn", "It is before the date of issue.");
        if (inspection.Problem is { } problem) return problem;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            var (invoice, missing) = await FoundInvoice.Of(session, siren, number, year, stop);
            return missing ?? Answer.From(await books.Invoices.Handle(
                session, invoice, new InvoiceCommand.ConfirmDates(asked.IssuedOn, asked.DueOn), http.EventContext(clock), stop, Answer.Version(version)));
        }, stop);
    }
}
