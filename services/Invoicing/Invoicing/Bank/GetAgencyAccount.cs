using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Bank;

/// <summary>A transfer of an agency.</summary>
/// <param name="Agency">Name in the register of agencies.</param>
/// <param name="Reference">The agency's own.</param>
/// <param name="Amount">Of the transfer.</param>
/// <param name="RemittedOn">Its day, as the agency says.</param>
/// <param name="ClearedOn">Day the bank booked it; null while no bank has shown it.</param>
/// <param name="Movement">Key of the bank's movement.</param>
public sealed record AgencyTransfer(string Agency, string Reference, Money Amount, DateOnly RemittedOn, DateOnly? ClearedOn, string? Movement);

/// <summary>The agencies' account of an entity (467) in one currency: what they collected, less the transfers that the bank has shown.</summary>
/// <param name="Collected">Reported by agencies and not undone.</param>
/// <param name="Cleared">Shown by the bank.</param>
/// <param name="Open">Still with the agencies: to be remitted, under way, or a fee kept back by agreement.</param>
public sealed record AgencyBalance(Money Collected, Money Cleared, Money Open);

/// <summary>What agencies hold of an entity's money, and the transfers they told of.</summary>
/// <param name="Balances">One for each currency.</param>
/// <param name="Transfers">Latest first, at most 1000.</param>
public sealed record AgencyAccountAnswer(IReadOnlyList<AgencyBalance> Balances, IReadOnlyList<AgencyTransfer> Transfers);

static class GetAgencyAccount
{
    public static void MapGetAgencyAccount(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/agency-account", Get).RequireRole(Readers.All).WithTags("bank")
            .WithSummary("What collection agencies hold of the entity's money, and which of their transfers the bank has shown").Produces<AgencyAccountAnswer>();

    static async Task<IResult> Get(string siren, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        if (inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(database, stop);
        var balances = await session.Read(
            """
            select currency, sum(collected)::bigint, sum(cleared)::bigint from (
                select currency, amount_cents as collected, 0 as cleared from credits where creditor = $1 and origin = 'agency' and not is_reversed
                union all select currency, 0, amount_cents from agency_remittances where creditor = $1 and movement is not null) a
             group by currency order by currency
            """,
            r => new AgencyBalance(Money.OfCents(r.GetInt64(1), r.GetString(0)), Money.OfCents(r.GetInt64(2), r.GetString(0)), Money.OfCents(r.GetInt64(1) - r.GetInt64(2), r.GetString(0))), stop, siren);
        var transfers = await session.Read(
            """
            select a.agency, a.reference, a.amount_cents, a.currency, a.remitted_on, a.cleared_on, m.key
              from agency_remittances a left join bank_movements m on m.id = a.movement where a.creditor = $1 order by a.remitted_on desc, a.reference limit 1000
            """,
            r => new AgencyTransfer(r.GetString(0), r.GetString(1), r.Money(2, 3), r.Day(4), r.IsDBNull(5) ? null : r.Day(5), r.Text(6)), stop, siren);
        return Results.Ok(new AgencyAccountAnswer(balances, transfers));
    }
}
