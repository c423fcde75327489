using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Customers;

/// <summary>A group of customers (groupe).</summary>
/// <param name="Head">Number of the account at its top; null where a company that is no customer stands there.</param>
/// <param name="HeadSiren">The company above that account, where it is no customer.</param>
/// <param name="Open">What all members owe less what is not allocated.</param>
/// <param name="Members">From the top down, then by number; the first thousand.</param>
/// <param name="MemberCount">How many there are.</param>
public sealed record GroupAnswer(string? Head, string? HeadSiren, Money Open, IReadOnlyList<GroupMember> Members, int MemberCount);

/// <summary>A customer in a group.</summary>
/// <param name="Number">The ERP's customer number.</param>
/// <param name="Name">Null where it is not known or was erased.</param>
/// <param name="Parent">Number of the account above it.</param>
/// <param name="Depth">Steps below the top.</param>
/// <param name="Open">What it owes less what is not allocated.</param>
/// <param name="PaidBy">Numbers of the accounts that pay for it.</param>
public sealed record GroupMember(string Number, string? Name, string? Parent, int Depth, Money Open, IReadOnlyList<string> PaidBy);

static class GetGroups
{
    // The top of the account's line; an outside company joins all accounts directly below it.
    const string Tree =
        """
        with recursive line (number, parent, parent_siren, depth) as (
            select number, parent, parent_siren, 0 from customers where creditor = $1 and upper(number) = upper($2)
            union all
            select c.number, c.parent, c.parent_siren, l.depth + 1 from line l join customers c on c.creditor = $1 and upper(c.number) = upper(l.parent) where l.depth < 1000),
        top as (select number, parent_siren from line order by depth desc limit 1),
        tree (id, number, parent, depth) as (
            select c.id, c.number, c.parent, 0 from customers c, top t where c.creditor = $1 and (c.number = t.number or (t.parent_siren is not null and c.parent_siren = t.parent_siren))
            union all
            select c.id, c.number, c.parent, t.depth + 1 from tree t join customers c on c.creditor = $1 and upper(c.parent) = upper(t.number) where t.depth < 1000)
        """;

    public static void MapGetGroups(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/customers/{number}/group", Get).RequireRole(Readers.All).WithTags("groups")
            .WithSummary("The group a customer belongs to, with what each member owes and who pays for it").Produces<GroupAnswer>();

    static async Task<IResult> Get(string siren, string number, string? currency, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var (key, of) = (inspection.PathKey("number", number), inspection.Currency(currency));
        if (inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(database, stop);
        var members = await session.Read(
            $"""
            {Tree}
            select t.number, n.name, t.parent, t.depth, coalesce((select sum(outstanding_cents) from invoices i where i.customer = t.id and i.currency = $3), 0)::bigint
                   - coalesce((select sum(unallocated_cents) from credits d where d.customer = t.id and d.currency = $3), 0)::bigint,
                   array(select p.payer from customer_payers p where p.debtor = t.id order by p.payer), (count(*) over ())::int
              from tree t left join customer_names n on n.customer = t.id order by t.depth, t.number collate "C" limit {Readers.MostOfPage}
            """,
            r => (Member: new GroupMember(r.GetString(0), r.Text(1), r.Text(2), r.GetInt32(3), Money.OfCents(r.GetInt64(4), of), r.GetFieldValue<string[]>(5)), Count: r.GetInt32(6)),
            stop, siren, key, of);
        if (members.Count == 0) return Problems.NotFound("customer");
        var head = (await session.Read($"{Tree} select number, parent_siren from top", r => (Number: r.GetString(0), Siren: r.Text(1)), stop, siren, key))[0];
        var open = (await session.Read(
            $"""
            {Tree}
            select (coalesce((select sum(outstanding_cents) from invoices where customer in (select id from tree) and currency = $3), 0)
                    - coalesce((select sum(unallocated_cents) from credits where customer in (select id from tree) and currency = $3), 0))::bigint
            """, r => r.GetInt64(0), stop, siren, key, of))[0];
        return Results.Ok(new GroupAnswer(head.Siren is null ? head.Number : null, head.Siren, Money.OfCents(open, of), [.. members.Select(m => m.Member)], members[0].Count));
    }
}
