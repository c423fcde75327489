using Npgsql;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Entities;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Proposals;

/// <summary>What a run of a day would decide for a case, as things stand.</summary>
/// <param name="Case">The case.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Kind"><c>step</c>, <c>hand_over</c>, <c>sales_notice</c> (a threat to come of which sales is told) or <c>call_back</c> (what waits and no longer holds).</param>
/// <param name="Step">Step of the policy, or <c>hand_over</c>; null of what is called back.</param>
/// <param name="Channel">Of a step.</param>
/// <param name="Policy">By which policy and version.</param>
/// <param name="NeedsApproval">It would wait for a second person.</param>
/// <param name="Invoices">How many.</param>
/// <param name="AmountCents">Owed on them.</param>
/// <param name="Reason">Why something is called back.</param>
/// <param name="Currency">ISO 4217, of what is owed.</param>
public sealed record Proposal(Guid Case, string CustomerNumber, string Kind, string? Step, string? Channel, string? Policy, bool NeedsApproval, int Invoices, long AmountCents, string? Reason, string Currency = "EUR");

/// <summary>Proposals of a run.</summary>
/// <param name="Proposals">In the order of the cases.</param>
/// <param name="Next">Give it as <c>after</c> for more; null at the end.</param>
public sealed record ProposalPage(IReadOnlyList<Proposal> Proposals, Guid? Next);

/// <summary>What the run of a day would do, worked out anew whenever it is asked for; nothing is kept.</summary>
static class ListProposals
{
    const int MostCases = 500;

    public static void MapProposals(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/proposals", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("runs")
            .WithSummary("What a run of a day would decide, as things stand; nothing is kept").Produces<ProposalPage>().ProducesProblem(422);

    static async Task<IResult> List(string siren, CallersScope scope, NpgsqlDataSource database, CaseStreams cases, BusinessClock clock, HttpContext http, CancellationToken stop, DateOnly? on = null, Guid? after = null, int limit = 100)
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is nine digits");
        if (limit is < 1 or > MostCases) return Problems.Invalid("limit", $"is 1 to {MostCases}");
        var day = on ?? clock.Today;
        if (day < clock.Today || day > clock.Today.AddYears(1)) return Problems.Invalid("on", "lies between today and a year from now");
        await using var session = await Session.Open(database, stop);
        var now = await EntityTable.Around(session, creditor.Digits, stop);
        var (within, values) = scope.Narrow("cases.creditor", "cases.case_id", [creditor.Digits, day, EntityTable.Rules, after, limit]);
        var due = await session.Read(
            $"select case_id, customer_number from cases where creditor = $1 and {Runs.RuleSets.Due("$2", "$3")} and ($4::uuid is null or case_id > $4){within} order by case_id limit $5",
            r => (Case: r.GetGuid(0), Customer: r.GetString(1)), stop, values);
        var proposals = new List<Proposal>();
        foreach (var (id, customer) in due)
        {
            var (state, _) = await cases.Load(session, id, stop);
            proposals.AddRange(DunningCase.Decide(state, new DunningCommand.Act(now, http.Actor(), day)).Facts.Select(fact => Of(id, customer, fact)).OfType<Proposal>());
        }

        return TypedResults.Ok(new ProposalPage(proposals, due.Count == limit ? due[^1].Case : null));
    }

    static Proposal? Of(Guid id, string customer, DunningEvent fact) => fact switch
    {
        DunningEvent.StepDecided e         => new(id, customer, "step", e.Step, Spelling.Of(e.Channel), e.Policy, e.NeedsApproval, e.Covered.Length, e.Claimed.Cents, null, e.Claimed.Currency),
        DunningEvent.HandOverProposed e    => new(id, customer, "hand_over", "hand_over", null, null, NeedsApproval: true, e.Claims.Length, e.Total.Cents, null),
        DunningEvent.SalesToldOfThreat e   => new(id, customer, "sales_notice", e.Step, null, null, NeedsApproval: false, e.Invoices.Length, e.Total.Cents, null),
        DunningEvent.StepWithdrawn e       => new(id, customer, "call_back", null, null, null, false, 0, 0, e.Reason),
        DunningEvent.MessageWithdrawn e    => new(id, customer, "call_back", null, null, null, false, 0, 0, e.Reason),
        DunningEvent.HandOverWithdrawn e   => new(id, customer, "call_back", null, null, null, false, 0, 0, e.Reason),
        _                                  => null,
    };
}
