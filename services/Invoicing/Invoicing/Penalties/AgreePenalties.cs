using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Penalties;

/// <summary>What a contract says of late payment.</summary>
/// <param name="Basis"><c>fixed_rate</c>, <c>statutory_multiple</c>, <c>main_refinancing_plus</c>, or <c>legal_default</c> where the contract is silent from then on.</param>
/// <param name="FigureHundredths">Percent, times or points in hundredths: 1500 is 15 %, 300 is three times. None for <c>legal_default</c>.</param>
/// <param name="Capitalises">Interest of a whole year bears interest (C. civ. 1343-2).</param>
public sealed record PenaltyClauseAsked(string Basis, int? FigureHundredths = null, bool Capitalises = false);

/// <summary>A clause with the invoices it binds.</summary>
/// <param name="From">First day of issue.</param>
/// <param name="Basis">What it follows.</param>
/// <param name="FigureHundredths">Null where the contract is silent.</param>
/// <param name="Capitalises">Interest of a whole year bears interest.</param>
public sealed record PenaltyClauseAnswer(DateOnly From, string Basis, int? FigureHundredths, bool Capitalises);

static class AgreePenalties
{
    public static void MapAgreePenalties(this IEndpointRouteBuilder routes)
    {
        const string path = "/creditors/{siren}/customers/{number}/penalty-clauses";
        routes.MapPut(path + "/{from}", Put).RequireRole(Roles.Erp, Roles.Manager).WithTags("customers").WithSummary("Says what the contract agrees for late payment of invoices issued from a day on").TakesCommand();
        routes.MapGet(path, Get).RequireRole(Readers.All).WithTags("customers").WithSummary("What the contracts of a customer agree for late payment, by the first day of issue").Produces<List<PenaltyClauseAnswer>>();
    }

    static async Task<IResult> Put(
        string siren, string number, DateOnly from, PenaltyClauseAsked asked, [FromHeader(Name = "If-Match")] string? version, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock,
        HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key, day, clause) = (inspection.Siren(siren), inspection.PathKey("number", number), inspection.Day("from", from), Inspected(inspection, asked));
        if (inspection.Problem is { } problem) return problem;
        var customer = BusinessKey.OfCustomer(entity, key);
        return await UnitOfWork.Run(database, signal, async session =>
        {
            // A statement under way has noted the position of the log and shall not miss this.
            await Ledger.Hold(session, [customer], stop);
            return Answer.From(await books.Customers.Handle(session, customer, new CustomerCommand.AgreePenalties(day, clause), http.EventContext(clock), stop, Answer.Version(version)));
        }, stop);
    }

    static async Task<IResult> Get(string siren, string number, Books books, NpgsqlDataSource database, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key) = (inspection.Siren(siren), inspection.PathKey("number", number));
        if (inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(database, stop);
        var (customer, version) = await books.Customers.Load(session, BusinessKey.OfCustomer(entity, key), stop);
        if (customer.Account is null) return Problems.NotFound("customer");
        http.Response.Headers.ETag = $"\"{version}\"";
        return Results.Ok(customer.PenaltyClauses.Select(c => new PenaltyClauseAnswer(
            c.Key, Words.Of(c.Value.Basis), c.Value.Basis is PenaltyBasis.LegalDefault ? null : c.Value.Hundredths, c.Value.Capitalises)).ToList());
    }

    static PenaltyClause Inspected(Inspection inspection, PenaltyClauseAsked asked)
    {
        var basis = inspection.Word<PenaltyBasis>("basis", asked.Basis);
        if (basis is PenaltyBasis.LegalDefault)
        {
            if (asked.FigureHundredths is not null) inspection.Wrong("figureHundredths", "A contract that is silent names no figure.");
            if (asked.Capitalises) inspection.Wrong("capitalises", "A contract that is silent does not let interest bear interest.");
            return PenaltyClause.Silent;
        }

        if (asked.FigureHundredths is not (>= 0 and <= PenaltyClause.MostHundredths)) inspection.Wrong("figureHundredths", $"It is from 0 to {PenaltyClause.MostHundredths}.");
        return new(basis, asked.FigureHundredths ?? 0, asked.Capitalises);
    }
}
