using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Domain.Penalties;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Penalties;

/// <summary>Bill what the paid invoices of a customer owe for having been late.</summary>
/// <param name="PaidFrom">Only invoices that were paid on this day or later; all of them where absent.</param>
public sealed record PenaltyBillAsked(DateOnly? PaidFrom = null);

/// <summary>What came of it.</summary>
/// <param name="Bill">Null where nothing was left to bill.</param>
public sealed record PenaltyBillingAnswer(PenaltyBillAnswer? Bill);

static class BillPenalties
{
    public static void MapBillPenalties(this IEndpointRouteBuilder routes)
    {
        const string path = "/creditors/{siren}/customers/{number}";
        routes.MapGet(path + "/penalties", Preview).RequireRole(Readers.All).WithTags("penalties")
            .WithSummary("What the paid invoices of a customer owe for having been late, as it would be billed today: interest, the 40 €, days and rates by invoice, and what is left out and why")
            .Produces<PenaltyPreviewAnswer>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        routes.MapPost(path + "/penalty-bills", Bill).RequireRole(Roles.Manager, Roles.Erp).WithTags("penalties")
            .WithSummary("Bills it on one invoice of a series of its own; asking twice bills once: 200 without a bill where nothing is left to bill")
            .Produces<PenaltyBillingAnswer>(StatusCodes.Status201Created).Produces<PenaltyBillingAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<IResult> Preview(string siren, string number, DateOnly? paidFrom, AccountHistory history, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key, from) = Asked(inspection, siren, number, paidFrom);
        if (inspection.Problem is { } problem) return problem;
        await using var session = await Session.Begin(database, stop);
        if (await Customer(session, BusinessKey.OfCustomer(entity, key), "share", stop) is not { } customer) return Problems.NotFound("customer");
        return await AssessedAccount.Read(history, session, entity, customer, clock.Today, from, stop) is { } account
            ? Results.Ok(PenaltyAnswers.Of(customer.Number, clock.Today, account with { Late = account.IsProfessional ? account.Late : [] })) : TooMany;
    }

    static async Task<IResult> Bill(
        string siren, string number, PenaltyBillAsked asked, AccountHistory history, Ledger ledger, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key, from) = Asked(inspection, siren, number, asked.PaidFrom);
        if (inspection.Problem is { } problem) return problem;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            // Whoever asks at the same time waits here, and finds nothing left.
            if (await Customer(session, BusinessKey.OfCustomer(entity, key), "update", stop) is not { } customer) return Problems.NotFound("customer");
            if (await AssessedAccount.Read(history, session, entity, customer, clock.Today, from, stop) is not { } account) return TooMany;
            if (!account.IsProfessional) return Problems.Of(409, "not_professional", $"Customer {customer.Number} is not known as a company or a public body: nobody else owes penalties by the law of late payment.");
            return account.DueOn(clock.Today) is { } due ? await Issue(session, new(siren, customer.Number, await NextNumber(session, siren, clock.Today.Year, stop), clock.Today.Year), account, due) : Results.Ok(new PenaltyBillingAnswer(null));
        }, stop);

        async Task<IResult> Issue(Session session, AccountDocument document, AssessedAccount account, DateOnly due)
        {
            var order = new InvoiceCommand.BillPenalties(document, new(account.Debtor.Kind, AssessedAccount.Law.Version, account.Lines), clock.Today, due);
            var outcome = await ledger.Issue(session, document, _ => order, http.EventContext(clock), stop);
            if (outcome!.Decision.Refusal is { } refusal) return Answer.Refused(refusal);
            // Money that was free on the account has paid it already.
            var (bill, version) = await books.Invoices.Load(session, document.Invoice, stop);
            http.Response.Headers.ETag = $"\"{version}\"";
            return Results.Created($"/creditors/{siren}/penalty-bills/{document.Number}", new PenaltyBillingAnswer(PenaltyAnswers.Of(bill)));
        }
    }

    static (Siren Entity, string Key, DateOnly? PaidFrom) Asked(Inspection inspection, string siren, string number, DateOnly? paidFrom) =>
        (inspection.Siren(siren), inspection.PathKey("number", number), paidFrom is { } from ? inspection.Day("paidFrom", from) : null);

    static IResult TooMany => Problems.Of(422, "too_many_invoices", "Too many invoices of this account were paid late: say from which day on they are to be billed.");

    static async Task<(Guid Id, string Number)?> Customer(Session session, Guid id, string strength, CancellationToken stop) =>
        await session.Read($"select number from customers where id = $1 for {strength}", r => r.GetString(0), stop, id) is [var number] ? (id, number) : null;

    // Held until commit: a bill that is not written after all leaves no gap.
    static async Task<string> NextNumber(Session session, string siren, int year, CancellationToken stop)
    {
        await session.Run("select pg_advisory_xact_lock(hashtextextended('penalty_series|' || $1, 0))", stop, siren);
        var last = await session.Read(
            "select number from invoices where creditor = $1 and year = $2 and penalties is not null order by number collate \"C\" desc limit 1", r => r.GetString(0), stop, siren, year);
        for (var nth = (last is [var known] ? PenaltyBill.Nth(known)!.Value : 0) + 1; ; nth++)
        {
            var number = PenaltyBill.Number(year, nth);
            // An ERP may have a series that is called the same.
            if (await session.Read("select 1 from invoices where creditor = $1 and upper(number) = $2 and year = $3", r => r.GetInt32(0), stop, siren, number, year) is []) return number;
        }
    }
}
