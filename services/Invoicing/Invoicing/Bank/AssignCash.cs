using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Credits;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Bank;

/// <summary>Whose money it is.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Invoices">What it is for; where absent, the rules of imputation decide.</param>
public sealed record AssignmentAsked(string Customer, NamedInvoice[]? Invoices = null);

/// <summary>It is no customer's money.</summary>
/// <param name="Reason"><c>not_a_customer</c>, <c>detailed</c>, <c>agency_remittance</c>, <c>booked_otherwise</c> or <c>went_back</c>.</param>
public sealed record DismissalAsked(string Reason);

/// <summary>A debit took a payment back.</summary>
/// <param name="Payment">Reference of the payment.</param>
public sealed record ReturnAsked(string Payment);

/// <summary>What a person says of a bank movement.</summary>
static class AssignCash
{
    public static void MapAssignCash(this IEndpointRouteBuilder routes)
    {
        var movement = routes.MapGroup("/creditors/{siren}/bank-movements/{key}").RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithTags("bank");
        movement.MapPost("/assignment", Assign).WithSummary("It is a payment of this customer").TakesCommand();
        movement.MapPost("/release", Release).WithSummary("It was assigned wrongly: its payment is undone, and it waits again").TakesCommand();
        movement.MapPost("/dismissal", Dismiss).WithSummary("It is no customer's money").TakesCommand();
        movement.MapPost("/return", Return).WithSummary("A debit took this payment back: its invoices are owed again").TakesCommand();
    }

    static Task<IResult> Assign(
        string siren, string key, AssignmentAsked asked, CashDesk desk, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var customer = inspection.Key("customer", asked.Customer);
        var named = NamedInvoices.Inspected(inspection, asked.Invoices, null);
        return Of(inspection, siren, key, database, signal, async (session, cash) =>
            await desk.Assign(session, siren, cash, CashDesk.ByPerson(customer, named), http.EventContext(clock), stop) is { } outcome
                ? Answer.From(outcome) : Ledger.CustomerUnknown(new(siren, customer, key, null)), stop);
    }

    static Task<IResult> Release(string siren, string key, CashDesk desk, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop) =>
        Of(new(), siren, key, database, signal, async (session, cash) => Answer.From(await desk.Release(session, siren, cash, clock.Today, http.EventContext(clock), stop)), stop);

    static Task<IResult> Dismiss(
        string siren, string key, DismissalAsked asked, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var order = new MovementCommand.Dismiss(inspection.Word<DismissalReason>("reason", asked.Reason));
        return Of(inspection, siren, key, database, signal, async (session, cash) => Answer.From(await books.Movements.Handle(session, cash.Id, order, http.EventContext(clock), stop)), stop);
    }

    static Task<IResult> Return(
        string siren, string key, ReturnAsked asked, CashDesk desk, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var payment = inspection.Key("payment", asked.Payment);
        return Of(inspection, siren, key, database, signal, async (session, debit) =>
        {
            if (await BookedPayment.Of(session, siren, payment, stop) is not { } booked) return Problems.NotFound("payment");
            return await desk.Return(session, siren, debit, booked.Customer, booked.Number, http.EventContext(clock), stop) is { } refusal ? Answer.Refused(refusal) : Results.NoContent();
        }, stop);
    }

    // One at a time on a movement: it is held before it is looked at.
    static async Task<IResult> Of(Inspection inspection, string siren, string key, NpgsqlDataSource database, LogSignal signal, Func<Session, StoredCash, Task<IResult>> work, CancellationToken stop)
    {
        inspection.Siren(siren);
        return inspection.Problem ?? await UnitOfWork.Run(database, signal, async session =>
        {
            await session.Run("select 1 from bank_movements where creditor = $1 and key = $2 for update", stop, siren, key);
            return await StoredCash.Of(session, siren, key, stop) is { } cash ? await work(session, cash) : Problems.NotFound("bank movement");
        }, stop);
    }
}
