using Npgsql;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Worklist;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Worklist;

/// <summary>One part of a score.</summary>
/// <param name="Name"><c>amount</c>, <c>age</c>, <c>risk</c>, <c>promises</c>, <c>limit</c> or <c>stage</c>.</param>
/// <param name="Points">Points.</param>
/// <param name="Sentence">Why.</param>
public sealed record ScorePart(string Name, int Points, string Sentence);

/// <summary>A case to work on.</summary>
/// <param name="Case">Stream id.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Owner">Whose turn it is: <c>collector</c>, <c>manager</c>, <c>accounting</c>…</param>
/// <param name="Points">How urgent: the sum of the parts, as of today.</param>
/// <param name="Score">What the points come from.</param>
/// <param name="OverdueCents">Overdue in the house, contested or not.</param>
/// <param name="OpenCents">Owed in all.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Status">As in the list of cases.</param>
/// <param name="NextStep">The next step of any invoice.</param>
/// <param name="NextOn">When.</param>
/// <param name="BlockedBy">What keeps every overdue invoice from being dunned; null while one moves.</param>
public sealed record WorkItem(
    Guid Case, string Creditor, string CustomerNumber, string Owner, int Points, IReadOnlyList<ScorePart> Score, long OverdueCents, long OpenCents, string Currency, string Status,
    string? NextStep, DateOnly? NextOn, string? BlockedBy);

/// <summary>Cases by how urgent they are, each with its explanation.</summary>
static class ListWorklist
{
    const int Most = 200;

    public static void MapWorklist(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/worklist", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("worklist")
            .WithSummary("Cases by how urgent they are, with each part of the score and its reason").Produces<WorkItem[]>().ProducesProblem(422);
        routes.MapGet("/invoices/unattended", ListUnattended.List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("worklist")
            .WithSummary("Overdue invoices that nobody and no day has in hand, each with the fault; empty when all is well").Produces<UnattendedInvoice[]>().ProducesProblem(422);
    }

    static async Task<IResult> List(
        CallersScope scope, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop, string? creditor = null, string? owner = null, Guid? after = null, int limit = 50)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        var today = clock.Today;
        var (within, values) = scope.Narrow("p.creditor", "p.case_id", [creditor, owner, after, limit]);
        return TypedResults.Ok(await session.Read(
            $"""
            select c.case_id, c.creditor, c.customer_number, p.owner, c.open_cents, c.currency, c.status, c.next_step, c.next_on, c.blocked_by,
                   p.overdue_cents, p.oldest_due, p.kind, p.insolvent, p.broken_promises, p.limit_on, p.stage
              from (select * from case_priorities p
                     where p.points > 0 and ($1::text is null or p.creditor = $1) and ($2::text is null or p.owner = $2)
                       and ($3::uuid is null or (p.points, p.case_id) < (select f.points, f.case_id from case_priorities f where f.case_id = $3)){within}
                     order by p.points desc, p.case_id desc limit $4) p
              join cases c using (case_id)
             order by p.points desc, p.case_id desc
            """,
            row => Item(row, today), stop, values));
    }

    static WorkItem Item(NpgsqlDataReader row, DateOnly today)
    {
        var facts = new PriorityFacts(
            Money.OfCents(row.GetInt64(10), "EUR"), row.Value<DateOnly>(11), Spelling.Known<CustomerKind>(row.GetString(12)) ?? CustomerKind.Unknown, row.GetBoolean(13), row.GetInt32(14),
            row.Value<DateOnly>(15), Spelling.Known<CaseStage>(row.GetString(16)) ?? CaseStage.None);
        var priority = Priority.Of(facts, PriorityWeights.Shipped, today);
        return new(
            row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), priority.Points, [.. priority.Parts.Select(part => new ScorePart(part.Name, part.Points, part.Sentence))],
            row.GetInt64(10), row.GetInt64(4), row.GetString(5), row.GetString(6), row.Text(7), row.Value<DateOnly>(8), row.Text(9));
    }
}
