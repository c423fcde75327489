using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Customers;

/// <summary>How a customer pays.</summary>
/// <param name="PaymentRunDays">Days of the month on which it pays; 31 means the last one.</param>
/// <param name="InvoicePortal">Where it takes invoices in, such as <c>Chorus Pro</c>.</param>
/// <param name="DepositState">How our deposits there stand: <c>not_registered</c>, <c>registered</c>, <c>accepted</c> or <c>rejected</c>.</param>
/// <param name="OrderNumberRequired">It pays no invoice without its order number.</param>
/// <param name="ServiceCodeRequired">It pays no invoice without its service code.</param>
/// <param name="ServiceCode">The code, where known.</param>
/// <param name="ApproverRole">What the person does who approves invoices, such as <c>buyer</c>: never a name.</param>
/// <param name="MeansOfPayment"><c>transfer</c>, <c>direct_debit</c>, <c>cheque</c>, <c>bill_of_exchange</c>, <c>promissory_note</c>, <c>card</c> or <c>cash</c>.</param>
/// <param name="ClosingWeeks">ISO weeks of the year in which nobody pays.</param>
public sealed record Habits(
    int[]? PaymentRunDays = null, string? InvoicePortal = null, string? DepositState = null, bool OrderNumberRequired = false, bool ServiceCodeRequired = false, string? ServiceCode = null,
    string? ApproverRole = null, string? MeansOfPayment = null, int[]? ClosingWeeks = null);

static class DescribePaying
{
    public static void MapPayingHabits(this IEndpointRouteBuilder routes)
    {
        const string path = "/creditors/{siren}/customers/{number}/paying-habits";
        routes.MapPut(path, Put).RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithTags("customers").WithSummary("Says how a customer pays: runs, portal, what it asks for, closing weeks").TakesCommand();
        routes.MapGet(path, Get).RequireRole(Readers.All).WithTags("customers").WithSummary("How a customer pays; empty where nobody said").Produces<Habits>();
    }

    static async Task<IResult> Put(
        string siren, string number, Habits asked, [FromHeader(Name = "If-Match")] string? version, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key, habits) = (inspection.Siren(siren), inspection.PathKey("number", number), Inspected(inspection, asked));
        if (inspection.Problem is { } problem) return problem;
        return Answer.From(await UnitOfWork.Run(database, signal, session => books.Customers.Handle(
            session, BusinessKey.OfCustomer(entity, key), new CustomerCommand.DescribePaying(habits), http.EventContext(clock), stop, Answer.Version(version)), stop));
    }

    static async Task<IResult> Get(string siren, string number, NpgsqlDataSource database, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key) = (inspection.Siren(siren), inspection.PathKey("number", number));
        if (inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(database, stop);
        if (await session.Read("select habits::text, version from customers where id = $1", r => (Habits: r.Text(0), Version: r.GetInt64(1)), stop, BusinessKey.OfCustomer(entity, key)) is not [var row])
            return Problems.NotFound("customer");
        http.Response.Headers.ETag = $"\"{row.Version}\"";
        return Results.Ok(row.Habits is null ? new Habits() : Shown(JsonSerializer.Deserialize<PayingHabits>(row.Habits, EventJson.Options)!));
    }

    static PayingHabits Inspected(Inspection inspection, Habits asked)
    {
        var portal = inspection.Text("invoicePortal", asked.InvoicePortal, 80);
        var deposits = inspection.WordOrNone<DepositState>("depositState", asked.DepositState);
        if (deposits is not null && portal is null) inspection.Wrong("depositState", "There is no portal to deposit on: name it as invoicePortal.");
        return new(
            Numbers("paymentRunDays", asked.PaymentRunDays, 31, "A payment run is on a day from 1 to 31."), portal, deposits, asked.OrderNumberRequired, asked.ServiceCodeRequired,
            inspection.Text("serviceCode", asked.ServiceCode, 100), CustomerInspection.Code(inspection, "approverRole", asked.ApproverRole),
            inspection.WordOrNone<MeansOfPayment>("meansOfPayment", asked.MeansOfPayment), Numbers("closingWeeks", asked.ClosingWeeks, 53, "A week of the year is from 1 to 53."));

        ImmutableArray<int> Numbers(string field, int[]? numbers, int most, string rule)
        {
            if (numbers is null) return [];
            if (numbers.Length > most || numbers.Any(n => n < 1 || n > most)) inspection.Wrong(field, rule);
            return [.. numbers.Distinct().Order().Take(most)];
        }
    }

    static Habits Shown(PayingHabits habits) => new(
        [.. habits.PaymentRunDays], habits.InvoicePortal, habits.Deposits is { } state ? Words.Of(state) : null, habits.OrderNumberRequired, habits.ServiceCodeRequired, habits.ServiceCode,
        habits.ApproverRole, habits.Means is { } means ? Words.Of(means) : null, [.. habits.ClosingWeeks]);
}
