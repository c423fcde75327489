using Npgsql;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Cases;

/// <summary>What keeps an account from being dunned.</summary>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Case">Its case.</param>
/// <param name="Reason">What stands against every overdue invoice; null while one moves, or nothing is overdue.</param>
/// <param name="Owner">Who can remove it.</param>
/// <param name="OverdueCents">Overdue, certain, uncontested and in the house.</param>
/// <param name="OpenCents">Owed in all.</param>
public sealed record AccountStanding(string CustomerNumber, Guid Case, string? Reason, string? Owner, long OverdueCents, long OpenCents);

/// <summary>A creditor's dunning in figures.</summary>
/// <param name="Cases">Accounts heard of.</param>
/// <param name="CasesDunned">Of these, with at least one step decided.</param>
/// <param name="OpenCents">Owed in all.</param>
/// <param name="OverdueCents">Overdue, certain, uncontested and in the house.</param>
/// <param name="HandedOverCents">With an agency.</param>
/// <param name="Blocked">Accounts by what stands against them.</param>
public sealed record DunningSummary(long Cases, long CasesDunned, long OpenCents, long OverdueCents, long HandedOverCents, IReadOnlyDictionary<string, long> Blocked);

/// <summary>A creditor's accounts as they stand.</summary>
static class AccountsOfCreditor
{
    public static async Task<IResult> Blocked(string siren, CallersScope scope, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var (within, values) = scope.Narrow("cases.creditor", "cases.case_id", [siren]);
        return TypedResults.Ok(await session.Read(
            $"select customer_number, case_id, blocked_by, blocker_owner, overdue_cents, open_cents from cases where creditor = $1{within} order by customer_number",
            row => new AccountStanding(row.GetString(0), row.GetGuid(1), row.Text(2), row.Text(3), row.GetInt64(4), row.GetInt64(5)), stop, values));
    }

    public static async Task<IResult> Summary(string siren, CallersScope scope, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var (within, values) = scope.Narrow("cases.creditor", "cases.case_id", [siren]);
        var blocked = await session.Read(
            $"select blocked_by, count(*) from cases where creditor = $1 and blocked_by is not null{within} group by blocked_by", row => (row.GetString(0), row.GetInt64(1)), stop, values);
        var totals = await session.Read(
            $"""
            select count(*), count(*) filter (where dunned), coalesce(sum(open_cents), 0)::bigint, coalesce(sum(overdue_cents), 0)::bigint, coalesce(sum(handed_over_cents), 0)::bigint
              from cases where creditor = $1{within}
            """,
            row => new DunningSummary(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), blocked.ToDictionary()), stop, values);
        return TypedResults.Ok(totals[0]);
    }
}
