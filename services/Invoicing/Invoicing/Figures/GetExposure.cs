using System.Globalization;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Figures;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Figures;

/// <summary>What is at risk with a customer, a group, a sales person's or a segment's customers, or all of them.</summary>
/// <param name="Key">Customer number, number of the account at the head of a group or SIREN of the company above it, sales person or segment; empty for the entity and for accounts that have none.</param>
/// <param name="NotDue">Open invoices, not past their due date.</param>
/// <param name="Late">Open invoices, past it.</param>
/// <param name="Unallocated">Payments and credit notes set against no invoice; nothing or less.</param>
/// <param name="DeliveredNotInvoiced">Deliveries that no invoice names.</param>
/// <param name="Ordered">What is left of orders that the gate let pass.</param>
/// <param name="Total">All of it.</param>
/// <param name="Insured">What a credit insurer would pay of it.</param>
/// <param name="AtRisk">The rest, customer by customer: what one has paid in advance covers no other.</param>
/// <param name="Limit">Credit limits; null where there is none.</param>
/// <param name="Headroom">What is left of them; less than nothing where they are passed.</param>
/// <param name="Assigned">Open invoices that a factor bought without recourse: in none of the other figures.</param>
public sealed record ExposureRow(
    string Key, Money NotDue, Money Late, Money Unallocated, Money DeliveredNotInvoiced, Money Ordered, Money Total, Money Insured, Money AtRisk, Money? Limit, Money? Headroom, Money Assigned);

/// <summary>Exposure (encours) at the end of a day.</summary>
/// <param name="On">The day.</param>
/// <param name="By"><c>entity</c>, <c>debtor</c>, <c>group</c>, <c>sales_person</c> or <c>segment</c>.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Rows">By key; those without any exposure or limit are left out.</param>
/// <param name="Next">Ask again with this as <c>after</c>; null at the end.</param>
/// <param name="Totals">Over all accounts chosen, those of other pages too.</param>
/// <param name="Formula">How it was computed.</param>
/// <param name="Events">The ledger events it was made of.</param>
public sealed record ExposureAnswer(DateOnly On, string By, string Currency, IReadOnlyList<ExposureRow> Rows, string? Next, ExposureRow Totals, string Formula, EventRange Events);

static class GetExposure
{
    const string Group = "group";

    public static void MapGetExposure(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/figures/exposure", Get).RequireRole(Readers.All).WithTags("figures")
            .WithSummary("What is at risk at the end of a day: open invoices, deliveries not invoiced, orders let pass, less what is insured, against credit limits; per debtor, group, sales person, segment or in all")
            .Produces<ExposureAnswer>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    static async Task<IResult> Get(
        string siren, DateOnly? on, string? by, string? customer, string? salesPerson, string? segment, string? currency, string? after, int? limit,
        ExposureReading reading, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        var inspection = new Inspection();
        var isByGroup = by == Group;
        var choice = AccountChoice.Of(inspection, siren, on ?? clock.Today, isByGroup ? "debtor" : by ?? "debtor", currency, customer, salesPerson, segment, null);
        if (inspection.Problem is { } problem) return problem;

        await using var session = await Session.Open(database, stop);
        var accounts = await reading.Read(session, choice, stop);
        var heads = isByGroup ? await Heads(session, choice.Creditor, stop) : [];
        var most = Readers.Limit(limit);
        var rows = accounts.Where(a => a.Exposure is not { Total: 0, NotDue: 0, Late: 0, Assigned: 0, Limit: null }).GroupBy(a => isByGroup ? heads.GetValueOrDefault(a.Customer, a.Number) : a.Key)
            .Where(g => after is null || string.CompareOrdinal(g.Key, after) > 0).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Row(g.Key, g.Aggregate(Exposure.None, (sum, a) => sum + a.Exposure), choice.Currency)).Take(most + 1).ToList();
        var page = Page<ExposureRow>.Of(rows, most, row => row.Key);
        return Results.Ok(new ExposureAnswer(
            choice.On, isByGroup ? Group : Words.Of(choice.By), choice.Currency, page.Items, page.Next, Row("", accounts.Aggregate(Exposure.None, (sum, a) => sum + a.Exposure), choice.Currency), Formula(choice.On),
            await CollectionFigures.Events(session, choice, stop)));
    }

    static ExposureRow Row(string key, Exposure of, string currency)
    {
        Money In(long cents) => Money.OfCents(cents, currency);
        return new(
            key, In(of.NotDue), In(of.Late), In(of.Unallocated), In(of.Delivered), In(of.Ordered), In(of.Total), In(of.Insured), In(of.AtRisk),
            of.Limit is { } limit ? In(limit) : null, of.Headroom is { } headroom ? In(headroom) : null, In(of.Assigned));
    }

    // Who stands at the top today; a company that is no customer joins the accounts directly below it.
    static async Task<Dictionary<Guid, string>> Heads(Session session, string creditor, CancellationToken stop) => (await session.Read(
        """
        with recursive line (id, number, parent, parent_siren, depth) as (
            select id, number, parent, parent_siren, 0 from customers where creditor = $1
            union all
            select l.id, c.number, c.parent, c.parent_siren, l.depth + 1 from line l join customers c on c.creditor = $1 and upper(c.number) = upper(l.parent) where l.depth < 1000)
        select distinct on (id) id, coalesce(parent_siren, number) from line order by id, depth desc
        """, r => (Id: r.GetGuid(0), Head: r.GetString(1)), stop, creditor)).ToDictionary(h => h.Id, h => h.Head);

    static string Formula(DateOnly on) => string.Create(
        CultureInfo.InvariantCulture,
        $"total({on:yyyy-MM-dd}) = open invoices that no factor bought without recourse + unallocated credits + deliveries not invoiced + rest of orders let pass by that day; insured = percent of the lesser of cover and total without orders; headroom = limit - total, of customers that have a limit; limits, covers and groups as they are known today");
}
