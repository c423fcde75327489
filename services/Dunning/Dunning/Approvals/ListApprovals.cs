using Npgsql;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Approvals;

/// <summary>A threat, a hand-over or a plan that waits for a second person.</summary>
/// <param name="Decision">What to approve.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Kind"><c>step</c>, <c>hand_over</c> or <c>plan</c>.</param>
/// <param name="Step">Step of the policy, <c>hand_over</c> or <c>plan</c>.</param>
/// <param name="Channel">Of a step.</param>
/// <param name="Status"><c>waiting</c> or <c>rejected</c>.</param>
/// <param name="DecidedOn">Business date.</param>
/// <param name="AmountCents">Owed on its invoices now.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Invoices">How many.</param>
/// <param name="AskedBy">Who asked for the run, or entered the plan: may not approve.</param>
/// <param name="Because">Of a plan, why it needs a second person: <c>terms</c>, <c>discount</c>, <c>earlier_plan</c>.</param>
/// <param name="DiscountCents">Of a plan, what it would give up.</param>
public sealed record ApprovalItem(
    Guid Decision, Guid Case, string Creditor, string CustomerNumber, string Kind, string Step, string? Channel, string Status, DateOnly DecidedOn,
    long AmountCents, string Currency, int Invoices, string AskedBy, IReadOnlyList<string>? Because = null, long? DiscountCents = null);

/// <summary>What waits for a second person.</summary>
static class ListApprovals
{
    const int Most = 1000;
    static readonly string[] Open = ["awaiting_approval", "proposed"], Rejected = ["rejected"];

    public static async Task<IResult> List(CallersScope scope, NpgsqlDataSource database, CancellationToken stop, string? creditor = null, bool rejected = false, Guid? after = null, int limit = Most)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        var (within, values) = scope.Narrow("a.creditor", "a.case_id", [rejected ? Rejected : Open, creditor, after, limit]);
        return TypedResults.Ok(await session.Read(
            $"""
            select a.decision, a.case_id, a.creditor, c.customer_number, a.kind, a.step, a.channel, a.status, a.decided_on, a.amount_cents, a.currency, a.invoices, a.asked_by,
                   case when p.id is not null then array(select jsonb_array_elements_text(p.document->'because')) end, (p.document->>'discountCents')::bigint
              from acts a join cases c using (case_id) left join said p on p.id = a.decision and p.kind = 'plan'
             where a.status = any ($1) and ($2::text is null or a.creditor = $2) and ($3::uuid is null or a.decision > $3){within} order by a.decision limit $4
            """,
            row => new ApprovalItem(
                row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.Text(6),
                row.GetString(7) == "rejected" ? "rejected" : "waiting", row.GetFieldValue<DateOnly>(8), row.GetInt64(9), row.GetString(10), row.GetInt32(11), row.GetString(12),
                row.IsDBNull(13) ? null : row.GetFieldValue<string[]>(13), row.Value<long>(14)),
            stop, values));
    }
}
