using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Invoices;

/// <summary>How far the ERP had reminded of an invoice (niveau de relance) before it left it to dunning.</summary>
/// <param name="Level">The ERP's own, from 1 to 99.</param>
/// <param name="LastRemindedOn">Day of its last reminder; not after today.</param>
/// <param name="Channel"><c>email</c>, <c>letter</c> or <c>call</c>; absent where the ERP does not know.</param>
public sealed record ReminderHistoryAsked(int Level, DateOnly LastRemindedOn, string? Channel = null);

static class ImportReminders
{
    const int Highest = 99;

    public static void MapImportReminders(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/creditors/{siren}/invoices/{number}/reminder-history", Put).RequireRole(Roles.Erp).WithTags("invoices")
            .WithSummary("Says how far the ERP had reminded: dunning goes on from there, and never with a threat as its own first word").TakesCommand();

    static Task<IResult> Put(
        string siren, string number, int? year, ReminderHistoryAsked asked, [FromHeader(Name = "If-Match")] string? version, InvoiceDesk desk, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var history = Inspected(inspection, asked, clock.Today);
        return desk.Handle(inspection, new(siren, number, year), new InvoiceCommand.ImportReminders(history), version, http, stop);
    }

    /// <summary>What is asked, looked at; meant only where nothing is wrong.</summary>
    public static ReminderHistory Inspected(Inspection inspection, ReminderHistoryAsked asked, DateOnly today)
    {
        if (asked.Level is < 1 or > Highest) inspection.Wrong("level", $"It is from 1 to {Highest}.");
        inspection.PastDay("lastRemindedOn", asked.LastRemindedOn, today);
        return new(asked.Level, asked.LastRemindedOn, asked.Channel is null ? ReminderChannel.None : inspection.Word<ReminderChannel>("channel", asked.Channel));
    }
}
