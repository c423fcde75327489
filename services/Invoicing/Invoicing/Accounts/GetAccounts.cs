using Npgsql;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Accounts;

/// <summary>What stands on a customer account.</summary>
/// <param name="Number">The ERP's customer number.</param>
/// <param name="Customer">Stream id.</param>
/// <param name="Name">Null where it is not known or was erased.</param>
/// <param name="Open">What is owed less what is not allocated; negative where the customer is in credit.</param>
/// <param name="OpenInvoices">How many.</param>
/// <param name="Unallocated">Payments and credit notes not set against any invoice.</param>
public sealed record AccountAnswer(string Number, Guid Customer, string? Name, Money Open, int OpenInvoices, Money Unallocated);

/// <summary>Accounts and their sum.</summary>
/// <param name="Count">How many.</param>
/// <param name="Amount">Always positive.</param>
public sealed record CountAndAmount(int Count, Money Amount);

/// <summary>What is open before the rules set credits against invoices: after the accountants' lettering and what payers named.</summary>
/// <param name="OpenInvoices">Invoices not settled yet.</param>
/// <param name="OpenCredits">Payments and credit notes not used up yet.</param>
public sealed record BeforeAllocation(int OpenInvoices, int OpenCredits);

/// <summary>The sums of one entity in one currency.</summary>
/// <param name="Customers">All accounts, with or without invoices.</param>
/// <param name="OpenInvoices">Invoices with something owed.</param>
/// <param name="OpenCredits">Payments and credit notes with something not allocated.</param>
/// <param name="BeforeAllocation">The same before the rules of imputation.</param>
/// <param name="OpenBalance">Over all accounts.</param>
/// <param name="DebtorsOwing">Accounts that owe.</param>
/// <param name="DebtorsInCredit">Accounts that are owed.</param>
public sealed record TotalsAnswer(
    int Customers, int OpenInvoices, int OpenCredits, BeforeAllocation BeforeAllocation, Money OpenBalance, CountAndAmount DebtorsOwing, CountAndAmount DebtorsInCredit);

static class GetAccounts
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/creditors/{siren}").RequireRole(Readers.All).WithTags("accounts");
        accounts.MapGet("/accounts", Page).WithSummary("What stands on each customer account, by customer number").Produces<Page<AccountAnswer>>();
        accounts.MapGet("/totals", Totals).WithSummary("The sums over all accounts").Produces<TotalsAnswer>();
    }

    static async Task<IResult> Page(string siren, string? after, int? limit, string? currency, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        var of = inspection.Currency(currency);
        if (inspection.Problem is { } problem) return problem;
        var most = Readers.Limit(limit);
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            """
            with page as (select id, number from customers where creditor = $1 and number collate "C" > $2 order by number collate "C" limit $3),
                 owed as (select customer, count(*) as invoices, sum(outstanding_cents) as cents from invoices where customer in (select id from page) and outstanding_cents > 0 and currency = $4 group by customer),
                 free as (select customer, sum(unallocated_cents) as cents from credits where customer in (select id from page) and unallocated_cents > 0 and currency = $4 group by customer)
            select p.number, p.id, n.name, coalesce(o.cents, 0)::bigint, coalesce(o.invoices, 0)::int, coalesce(f.cents, 0)::bigint
              from page p left join customer_names n on n.customer = p.id left join owed o on o.customer = p.id left join free f on f.customer = p.id order by p.number collate "C"
            """,
            r => new AccountAnswer(r.GetString(0), r.GetGuid(1), r.Text(2), Money.OfCents(r.GetInt64(3) - r.GetInt64(5), of), r.GetInt32(4), Money.OfCents(r.GetInt64(5), of)),
            stop, siren, after ?? "", most + 1, of);
        return Results.Ok(Page<AccountAnswer>.Of(rows, most, a => a.Number));
    }

    static async Task<IResult> Totals(string siren, string? currency, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        var of = inspection.Currency(currency);
        if (inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(database, stop);
        var totals = await session.Read(
            """
            with owed as (select customer, count(*) as items, sum(outstanding_cents) as cents from invoices where creditor = $1 and outstanding_cents > 0 and currency = $2 group by customer),
                 free as (select customer, count(*) as items, sum(unallocated_cents) as cents from credits where creditor = $1 and unallocated_cents > 0 and currency = $2 group by customer),
                 net  as (select coalesce(o.items, 0) as invoices, coalesce(f.items, 0) as credits, coalesce(o.cents, 0) - coalesce(f.cents, 0) as cents from owed o full join free f using (customer)),
                 guessed as (select a.credit, a.invoice from allocations a join credits c on c.id = a.credit where a.basis = 'rule' and c.creditor = $1 and c.currency = $2)
            select (select count(*) from customers where creditor = $1)::int,
                   coalesce(sum(invoices), 0)::int, coalesce(sum(credits), 0)::int,
                   (coalesce(sum(invoices), 0) + (select count(distinct g.invoice) from guessed g join invoices i on i.id = g.invoice where i.outstanding_cents = 0))::int,
                   (coalesce(sum(credits), 0) + (select count(distinct g.credit) from guessed g join credits c on c.id = g.credit where c.unallocated_cents = 0))::int,
                   coalesce(sum(cents), 0)::bigint,
                   (count(*) filter (where cents > 0))::int, coalesce(sum(cents) filter (where cents > 0), 0)::bigint,
                   (count(*) filter (where cents < 0))::int, coalesce(-sum(cents) filter (where cents < 0), 0)::bigint
              from net
            """,
            r => new TotalsAnswer(
                r.GetInt32(0), r.GetInt32(1), r.GetInt32(2), new(r.GetInt32(3), r.GetInt32(4)), Money.OfCents(r.GetInt64(5), of),
                new(r.GetInt32(6), Money.OfCents(r.GetInt64(7), of)), new(r.GetInt32(8), Money.OfCents(r.GetInt64(9), of))),
            stop, siren, of);
        return Results.Ok(totals[0]);
    }
}
