using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Penalties;

static class GetLateInterest
{
    const int MostInvoices = 20_000;

    /// <summary>What is asked besides whose.</summary>
    sealed record Question(DateOnly On, DateOnly? NoticeOn, string Currency, long? Through);

    public static void MapGetLateInterest(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/creditors/{siren}/customers/{number}/late-interest", OfCustomer).RequireRole(Readers.All).WithTags("figures")
            .WithSummary("Late interest of a customer at the end of a day: lines per invoice with the source of each rate, the 40 € apart, clauses under their legal floor")
            .Produces<LateInterestAnswer>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        routes.MapGet("/creditors/{siren}/invoices/{number}/late-interest", OfInvoice).RequireRole(Readers.All).WithTags("figures")
            .WithSummary("Late interest of one invoice at the end of a day")
            .Produces<LateInterestAnswer>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    static async Task<IResult> OfCustomer(
        string siren, string number, DateOnly? on, DateOnly? notice, string? currency, long? through, AccountHistory history, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key, asked) = (inspection.Siren(siren), inspection.PathKey("number", number), Asked(inspection, on ?? clock.Today, notice, currency, through));
        if (inspection.Problem is { } problem) return problem;
        var customer = BusinessKey.OfCustomer(entity, key);
        await using var session = await Session.Begin(database, stop);
        if (await AccountHistory.Position(session, customer, stop) is not { } head) return Problems.NotFound("customer");
        var invoices = await session.Read("select id from invoices where customer = $1 limit $2", r => r.GetGuid(0), stop, customer, MostInvoices + 1);
        return invoices.Count > MostInvoices
            ? Problems.Of(422, "too_many_invoices", $"The account has more than {MostInvoices} invoices: ask for each of them.")
            : await Answered(session, history, entity, customer, invoices, asked, head, stop);
    }

    static async Task<IResult> OfInvoice(
        string siren, string number, int? year, DateOnly? on, DateOnly? notice, long? through, AccountHistory history, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, asked) = (inspection.Siren(siren), Asked(inspection, on ?? clock.Today, notice, null, through));
        if (inspection.Problem is { } problem) return problem;
        await using var session = await Session.Begin(database, stop);
        var (id, missing) = await FoundInvoice.Of(session, siren, number, year, stop);
        if (missing is not null) return missing;
        var (customer, of) = (await session.Read("select customer, currency from invoices where id = $1", r => (r.GetGuid(0), r.GetString(1)), stop, id))[0];
        var head = await AccountHistory.Position(session, customer, stop);
        return await Answered(session, history, entity, customer, [id, .. await PenaltyTable.BillsOf(session, id, stop)], asked with { Currency = of }, head!.Value, stop);
    }

    static Question Asked(Inspection inspection, DateOnly on, DateOnly? notice, string? currency, long? through)
    {
        if (through < 1) inspection.Wrong("through", "It is a position in the log, from 1.");
        return new(inspection.Day("on", on), notice is { } day ? inspection.Day("notice", day) : null, inspection.Currency(currency), through);
    }

    static async Task<IResult> Answered(Session session, AccountHistory history, Siren entity, Guid customer, IReadOnlyCollection<Guid> invoices, Question asked, long head, CancellationToken stop)
    {
        if (asked.Through > head) return Problems.Invalid("through", $"The log ends at {head}.");
        var number = (await session.Read("select number from customers where id = $1", r => r.GetString(0), stop, customer))[0];
        var account = await history.Read(session, entity, number, invoices, asked.Through ?? head, asked.NoticeOn, stop);
        try
        {
            return Results.Ok(LateInterestAnswers.Of(number, asked.On, asked.Currency, account, LegalParameters.Shipped));
        }
        catch (LegalParameterMissing missing)
        {
            return Problems.Of(422, "legal_parameter_missing", missing.Message);
        }
    }
}
