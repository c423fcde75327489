using System.Collections.Immutable;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Customers;

/// <summary>The company above a customer: one of the two.</summary>
/// <param name="Customer">Another account of the same creditor entity, by its number.</param>
/// <param name="Siren">A company that is no customer, by its SIREN.</param>
public sealed record ParentAsked(string? Customer = null, string? Siren = null);

/// <summary>Parent companies and paying parties: who belongs to whom, and who pays for whom.</summary>
static class GroupCustomers
{
    public static void MapGroups(this IEndpointRouteBuilder routes)
    {
        var customer = routes.MapGroup("/creditors/{siren}/customers/{number}").RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithTags("groups");
        customer.MapPut("/parent", Place).WithSummary("Puts a customer below its parent company").TakesCommand();
        customer.MapDelete("/parent", Detach).WithSummary("Takes a customer out of its group").TakesCommand();
        customer.MapPut("/payers/{payer}", NamePayer).WithSummary("Says that another account pays for this customer").TakesCommand();
        customer.MapDelete("/payers/{payer}", DismissPayer).WithSummary("Says that another account pays no longer for this customer").TakesCommand();
    }

    static async Task<IResult> Place(string siren, string number, ParentAsked asked, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key) = (inspection.Siren(siren), inspection.PathKey("number", number));
        if (asked is { Customer: null } == asked is { Siren: null }) inspection.Wrong("customer", "Either a customer or a SIREN stands above, and not both.");
        var above = asked.Customer is null ? null : inspection.Key("customer", asked.Customer);
        if (asked.Siren is not null && inspection.Siren(asked.Siren) is var said && said != default && !said.HasValidCheckDigit) inspection.Doubtful("siren", "Its check digit does not fit.");
        if (inspection.Problem is { } problem) return problem;

        return await UnitOfWork.Run(database, signal, async session =>
        {
            // Two links at once could close a ring that neither sees.
            await session.Run("select pg_advisory_xact_lock(hashtextextended('groups|' || $1, 0))", stop, siren);
            var line = above is null ? [] : await Line(session, siren, above, stop);
            if (above is not null && line.IsEmpty) return Unknown(siren, above);
            var parent = new ParentCompany(above is null ? null : line[0], asked.Siren);
            return Answer.From(await books.Customers.Handle(session, BusinessKey.OfCustomer(entity, key), new CustomerCommand.PlaceBelow(parent, line), http.EventContext(clock), stop));
        }, stop);
    }

    static Task<IResult> Detach(string siren, string number, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop) =>
        Order(new Inspection(), siren, number, new CustomerCommand.Detach(), books, database, signal, http.EventContext(clock), stop);

    static async Task<IResult> NamePayer(
        string siren, string number, string payer, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var key = inspection.PathKey("payer", payer);
        inspection.Siren(siren);
        if (inspection.Problem is { } problem) return problem;
        await using (var session = await Session.Open(database, stop))
        {
            if (await session.Read("select number from customers where creditor = $1 and upper(number) = upper($2)", r => r.GetString(0), stop, siren, key) is not [var known]) return Unknown(siren, key);
            key = known;
        }

        return await Order(inspection, siren, number, new CustomerCommand.NamePayer(key), books, database, signal, http.EventContext(clock), stop);
    }

    static Task<IResult> DismissPayer(
        string siren, string number, string payer, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        return Order(inspection, siren, number, new CustomerCommand.DismissPayer(inspection.PathKey("payer", payer)), books, database, signal, http.EventContext(clock), stop);
    }

    static async Task<IResult> Order(
        Inspection inspection, string siren, string number, CustomerCommand order, Books books, NpgsqlDataSource database, LogSignal signal, EventContext context, CancellationToken stop)
    {
        var (entity, key) = (inspection.Siren(siren), inspection.PathKey("number", number));
        return inspection.Problem ?? Answer.From(await UnitOfWork.Run(database, signal, session => books.Customers.Handle(session, BusinessKey.OfCustomer(entity, key), order, context, stop), stop));
    }

    // From an account upwards, itself first; empty where there is no such account.
    static async Task<ImmutableArray<string>> Line(Session session, string siren, string number, CancellationToken stop) => [.. await session.Read(
        """
        with recursive line (number, parent, depth) as (
            select number, parent, 0 from customers where creditor = $1 and upper(number) = upper($2)
            union all
            select c.number, c.parent, l.depth + 1 from line l join customers c on c.creditor = $1 and upper(c.number) = upper(l.parent) where l.depth < 1000)
        select number from line order by depth
        """, r => r.GetString(0), stop, siren, number)];

    static IResult Unknown(string siren, string number) => Problems.Of(409, "customer_unknown", $"The creditor entity {siren} has no customer {number}: PUT it first.");
}
