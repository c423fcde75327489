using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>What was last answered about an order at a stage.</summary>
/// <param name="Order">The ERP's number.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Stage"><c>order</c> or <c>delivery</c>.</param>
/// <param name="Amount">Asked about.</param>
/// <param name="Decision"><c>allow</c>, <c>conditions</c> or <c>hold</c>, as the gate said.</param>
/// <param name="Conditions">What is to be met first.</param>
/// <param name="Reasons">Codes of all reasons.</param>
/// <param name="Review"><c>none</c>, <c>waiting</c> for a person, <c>released</c> or <c>refused</c> by one.</param>
/// <param name="ReviewReason">The person's words; null where there were none or they were erased.</param>
/// <param name="IsWithdrawn">The order counts for nothing.</param>
/// <param name="AnsweredOn">When.</param>
public sealed record GatedOrderAnswer(
    string Order, string Customer, string Stage, Money Amount, string Decision, IReadOnlyList<GateConditionAnswer> Conditions, IReadOnlyList<string> Reasons, string Review, string? ReviewReason, bool IsWithdrawn, DateOnly AnsweredOn);

static class GetGatedOrders
{
    const string Columns =
        "g.order_number, c.number, g.stage, g.amount_cents, g.currency, g.standing, r.reason, g.withdrawn, g.answered_on from order_gate g join customers c on c.id = g.customer left join gate_reviews r on r.id = g.id and r.stage = g.stage and g.review in ('released', 'refused')";

    public static void MapGetGatedOrders(this IEndpointRouteBuilder routes)
    {
        var gate = routes.MapGroup("/creditors/{siren}/order-gate").RequireRole(Readers.All).WithTags("order gate");
        gate.MapGet("", Page).WithSummary("Orders the gate was asked about, by number and stage; those that wait for a person only");
        gate.MapGet("/{order}", One).WithSummary("What was last answered about an order, at each stage").Produces<List<GatedOrderAnswer>>();
    }

    static async Task<Page<GatedOrderAnswer>> Page(string siren, bool? waiting, string? after, int? limit, PreventionDesk desk, CancellationToken stop)
    {
        var most = Readers.Limit(limit);
        var (number, stage) = after?.LastIndexOf('|') is > -1 and var at ? (after[..at], after[(at + 1)..]) : (after ?? "", "");
        await using var session = await Session.Open(desk.Database, stop);
        var rows = await session.Read(
            $"""
            select {Columns} where g.creditor = $1 and (not $2 or (g.review = 'waiting' and not g.withdrawn)) and (g.order_number collate "C", g.stage) > ($3, $4)
             order by g.order_number collate "C", g.stage limit $5
            """, Row, stop, siren, waiting ?? false, number, stage, most + 1);
        return Page<GatedOrderAnswer>.Of(rows, most, o => $"{o.Order}|{o.Stage}");
    }

    static async Task<IResult> One(string siren, string order, PreventionDesk desk, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var key = inspection.PathKey("order", order);
        if (inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(desk.Database, stop);
        var stages = await session.Read($"select {Columns} where g.creditor = $1 and upper(g.order_number) = upper($2) order by g.stage desc", Row, stop, siren, key);
        return stages.Count == 0 ? Problems.NotFound("order") : Results.Ok(stages);
    }

    static GatedOrderAnswer Row(NpgsqlDataReader r)
    {
        var standing = GatedOrderTable.Read(r.GetString(5));
        return new(
            r.GetString(0), r.GetString(1), r.GetString(2), r.Money(3, 4), Words.Of(standing.Decision), [.. standing.Conditions.Select(AskOrderGate.Of)], standing.Reasons, Words.Of(standing.Review),
            r.Text(6), r.GetBoolean(7), r.Day(8));
    }
}
