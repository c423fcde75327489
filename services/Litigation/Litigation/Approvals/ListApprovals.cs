using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Approvals;

/// <summary>Something that waits for a second person.</summary>
/// <param name="Kind"><c>proceeding</c>, <c>settlement</c> or <c>write_off</c>: agreed to at <c>/proceedings</c>, <c>/settlements</c>, <c>/write-offs</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="Reference">The creditor's own.</param>
/// <param name="AmountCents">Sought, given up, or lost.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="ProposedBy">May not agree.</param>
/// <param name="ProposedOn">When.</param>
sealed record WaitingApproval(string Kind, Guid Id, string Creditor, Guid Debtor, string Reference, long AmountCents, string Currency, string ProposedBy, DateOnly ProposedOn);

/// <summary>What waits for a second person here; hand-overs are agreed to in dunning.</summary>
static class ListApprovals
{
    const int Most = 1000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/approvals", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("approvals")
            .WithSummary("Proceedings, settlements and write-offs that wait for a second person, the oldest first").Produces<WaitingApproval[]>().ProducesProblem(422);

    static async Task<IResult> List(NpgsqlDataSource database, CancellationToken stop, string? creditor = null, int limit = Most)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok(await session.Read(
            """
            select * from (
                select 'proceeding', proceeding as id, creditor, debtor, reference, principal_cents, currency, proposed_by, proposed_on from court_proceedings where stage = 'proposed'
                union all
                select 'settlement', settlement, creditor, debtor, reference, waived_principal + waived_interest + waived_compensation, currency, proposed_by, proposed_on from settlements where stage = 'proposed'
                union all
                select 'write_off', write_off, creditor, debtor, reference, gross_cents, currency, proposed_by, proposed_on from court_write_offs where stage = 'proposed') as w
             where $1::text is null or w.creditor = $1 order by w.proposed_on, w.id limit $2
            """,
            row => new WaitingApproval(row.GetString(0), row.GetGuid(1), row.GetString(2), row.GetGuid(3), row.GetString(4), row.GetInt64(5), row.GetString(6), row.GetString(7), row.GetFieldValue<DateOnly>(8)),
            stop, creditor, limit));
    }
}
