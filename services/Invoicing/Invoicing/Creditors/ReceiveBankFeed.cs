using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Creditors;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Creditors;

/// <summary>How far the entity's bank movements are known.</summary>
/// <param name="Through">Last day known; an earlier one than before says nothing new.</param>
public sealed record BankFeed(DateOnly Through);

static class ReceiveBankFeed
{
    public static void MapReceiveBankFeed(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/creditors/{siren}/bank-feed", Put).RequireRole(Roles.Erp).WithTags("creditors").WithSummary("Says up to which day the bank movements are known").TakesCommand();

    static async Task<IResult> Put(
        string siren, BankFeed asked, [FromHeader(Name = "If-Match")] string? version, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        if (inspection.Day("through", asked.Through) > clock.Today) inspection.Wrong("through", $"Nobody knows the bank movements after today, {clock.Today:yyyy-MM-dd}.");
        if (inspection.Problem is { } problem) return problem;
        return Answer.From(await UnitOfWork.Run(database, signal, session => books.Creditors.Handle(
            session, BusinessKey.OfCreditor(entity), new CreditorCommand.ReceiveBankFeed(asked.Through), http.EventContext(clock), stop, Answer.Version(version)), stop));
    }
}
