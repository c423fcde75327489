using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Bank;

/// <summary>What bank and ERP say of the money of a period.</summary>
/// <param name="Both">How many of the bank's credits the ERP has as well.</param>
/// <param name="OnlyBank">Credits that the ERP has no payment for.</param>
/// <param name="OnlyErp">Payments of the ERP that no credit stands behind.</param>
public sealed record CashComparisonAnswer(int Both, IReadOnlyList<ComparedCash> OnlyBank, IReadOnlyList<ComparedCash> OnlyErp);

/// <summary>Money that one side knows.</summary>
/// <param name="Reference">Key of the movement, or reference of the payment.</param>
/// <param name="On">Day it was credited.</param>
/// <param name="Amount">More than nothing.</param>
public sealed record ComparedCash(string Reference, DateOnly On, Money Amount);

static class CompareCash
{
    const int MostDays = 366, Most = 20_000;

    public static void MapCompareCash(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/cash-comparison", Get).RequireRole(Readers.All).WithTags("bank")
            .WithSummary("Where the bank's statements and the ERP's payments differ between two days, both included").Produces<CashComparisonAnswer>();

    static async Task<IResult> Get(string siren, DateOnly from, DateOnly until, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        inspection.Day("from", from);
        if (inspection.Day("until", until) < from) inspection.Wrong("until", "It is before the first day.");
        else if (until.DayNumber - from.DayNumber > MostDays) inspection.Wrong("until", $"A comparison spans at most {MostDays} days.");
        if (inspection.Problem is { } problem) return problem;

        await using var session = await Session.Open(database, stop);
        var bank = await session.Read(
            "select key, booked_on, amount_cents, currency from bank_movements where creditor = $1 and is_credit and status in ('compared', 'assigned') and booked_on between $2 and $3 order by booked_on, key limit $4",
            Row, stop, siren, from, until, Most);
        var erp = await session.Read(
            """
            select number, dated_on, amount_cents, currency from credits
             where creditor = $1 and kind = 'payment' and origin in ('erp', 'fec') and not is_reversed and dated_on between $2 and $3 order by dated_on, number limit $4
            """, Row, stop, siren, from.AddDays(-CashComparison.DaysApart), until.AddDays(CashComparison.DaysApart), Most);
        var (both, onlyBank, onlyErp) = CashComparison.Of(bank, erp);
        return Results.Ok(new CashComparisonAnswer(both, Answers(onlyBank), Answers(onlyErp.Where(c => c.On >= from && c.On <= until))));
    }

    static List<ComparedCash> Answers(IEnumerable<Cash> cash) => [.. cash.Select(c => new ComparedCash(c.Reference, c.On, c.Amount))];

    static Cash Row(NpgsqlDataReader r) => new(r.GetString(0), r.Day(1), r.Money(2, 3));
}
