using Npgsql;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Accounts;

/// <summary>Something open on a customer account.</summary>
/// <param name="Kind"><c>invoice</c>, <c>payment</c> or <c>credit_note</c>.</param>
/// <param name="Number">Its number or reference.</param>
/// <param name="Year">Its year; a payment has none.</param>
/// <param name="On">Its date.</param>
/// <param name="DueOn">Of an invoice.</param>
/// <param name="Amount">All of it.</param>
/// <param name="Open">Still owed, or not set against any invoice yet.</param>
public sealed record OpenItemAnswer(string Kind, string Number, int? Year, DateOnly On, DateOnly? DueOn, Money Amount, Money Open);

static class GetOpenItems
{
    public static void MapGetOpenItems(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/customers/{number}/open-items", Get).RequireRole(Readers.All).WithTags("accounts")
            .WithSummary("What is open on a customer account: invoices, payments, credit notes").Produces<List<OpenItemAnswer>>();

    static async Task<IResult> Get(string siren, string number, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        var key = inspection.PathKey("number", number);
        if (inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(database, stop);
        return Results.Ok(await session.Read(
            """
            select 'invoice', number, year, issued_on, due_on, amount_cents, outstanding_cents, currency from invoices where customer = $1 and outstanding_cents > 0
             union all
            select kind, number, year, dated_on, null, amount_cents, unallocated_cents, currency from credits where customer = $1 and unallocated_cents > 0
             order by 4, 2
            """,
            r => new OpenItemAnswer(r.GetString(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetInt32(2), r.Day(3), r.IsDBNull(4) ? null : r.Day(4), r.Money(5, 7), r.Money(6, 7)),
            stop, BusinessKey.OfCustomer(entity, key)));
    }
}
