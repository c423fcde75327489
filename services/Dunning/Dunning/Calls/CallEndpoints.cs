using Npgsql;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Calls;

/// <summary>A call to make. Whom to call and the number are in the ERP: no personal data is kept here.</summary>
/// <param name="Decision">Its key.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Step">Step of the policy.</param>
/// <param name="DecidedOn">Business date.</param>
/// <param name="AmountCents">Owed on its invoices now.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Invoices">How many.</param>
/// <param name="Addressee">Role of the contact it is meant for; another where that one cannot be reached. Null where nobody said, as with all that follows.</param>
/// <param name="Tone"><c>courteous</c>, <c>firm</c> or <c>severe</c>.</param>
/// <param name="Offer"><c>sepa_mandate</c> or <c>three_instalments</c>.</param>
/// <param name="Propose">The offer in words for who calls, in French.</param>
public sealed record CallItem(
    Guid Decision, Guid Case, string Creditor, string CustomerNumber, string Step, DateOnly DecidedOn, long AmountCents, string Currency, int Invoices,
    string? Addressee, string? Tone, string? Offer, string? Propose);

/// <summary>What came of a call.</summary>
/// <param name="Outcome">One of the outcomes of <c>GET /calls/outcomes</c>.</param>
/// <param name="Day">The day said with it, where the outcome wants one: until when somebody is away, when it is or was paid, for when payment is promised.</param>
public sealed record CallReport(CallOutcome Outcome, DateOnly? Day = null);

/// <summary>The collector's calls. One that nobody makes gives way to the next message by itself.</summary>
static class CallEndpoints
{
    const int Most = 1000;

    public static void MapCalls(this IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup("/calls").WithTags("calls");
        calls.MapGet("", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("Calls to make").Produces<CallItem[]>();
        calls.MapGet("/summary", Summary).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("How many calls were made, by step").Produces<Dictionary<string, Dictionary<string, long>>>();
        calls.MapPost("/{decision:guid}/outcome", Report).RequireRole(Roles.Collector, Roles.Manager).WithSummary("What came of a call; what follows from it is done at once").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
    }

    static async Task<IResult> List(CallersScope scope, NpgsqlDataSource database, CancellationToken stop, string? creditor = null, Guid? after = null, int limit = Most)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        var (within, values) = scope.Narrow("a.creditor", "a.case_id", [creditor, after, limit]);
        return TypedResults.Ok(await session.Read(
            $"""
            select a.decision, a.case_id, a.creditor, c.customer_number, a.step, a.decided_on, a.amount_cents, a.currency, a.invoices, a.addressee, a.tone, a.offer
              from acts a join cases c using (case_id)
             where a.status = 'call_to_make' and ($1::text is null or a.creditor = $1) and ($2::uuid is null or a.decision > $2){within} order by a.decision limit $3
            """,
            row => new CallItem(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateOnly>(5), row.GetInt64(6), row.GetString(7), row.GetInt32(8),
                row.Text(9), row.Text(10), row.Text(11), Propose(Spelling.Known<Offer>(row.Text(11)))),
            stop, values));
    }

    static string? Propose(Offer? offer) => offer switch
    {
        Offer.SepaMandate      => "Proposer le prélèvement SEPA",
        Offer.ThreeInstalments => "Proposer trois échéances",
        _                      => null,
    };

    static async Task<IResult> Summary(CallersScope scope, NpgsqlDataSource database, CancellationToken stop, string? creditor = null)
    {
        await using var session = await Session.Open(database, stop);
        var (within, values) = scope.Narrow("acts.creditor", "acts.case_id", [creditor]);
        var made = await session.Read(
            $"select step, count(*) from acts where channel = 'call' and status = 'sent' and mode <> 'shadow' and ($1::text is null or creditor = $1){within} group by step order by step",
            row => (Step: row.GetString(0), Count: row.GetInt64(1)), stop, values);
        return TypedResults.Ok(new Dictionary<string, Dictionary<string, long>> { ["call"] = made.ToDictionary(m => m.Step, m => m.Count) });
    }

    static async Task<IResult> Report(Guid decision, CallReport report, HttpContext http, Acts acts, BusinessClock clock, CancellationToken stop) =>
        report.Outcome == CallOutcome.Unknown
            ? Problems.Invalid("outcome", "is missing")
            : await acts.Decide(decision, http.EventContext(clock), now => new DunningCommand.RecordCall(decision, report.Outcome, http.Actor(), clock.Today) { Day = report.Day, Now = now }, stop);
}
