using Npgsql;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Approvals;

/// <summary>What a manager agrees to at once.</summary>
/// <param name="Decisions">1 to 200, as <c>GET /approvals</c> lists them.</param>
public sealed record ApprovalsAsked(IReadOnlyList<Guid> Decisions);

/// <summary>What came of one of them.</summary>
/// <param name="Decision">Its key.</param>
/// <param name="Outcome"><c>approved</c>, <c>approved_already</c>, <c>not_found</c> or <c>refused</c>.</param>
/// <param name="Code">Code of the refusal.</param>
/// <param name="Reason">Why it was refused.</param>
public sealed record ApprovalReport(Guid Decision, string Outcome, string? Code = null, string? Reason = null);

/// <summary>Agrees to many threats, hand-overs and plans, each by itself: what one is refused for keeps none of the others from being agreed to.</summary>
static class ApproveMany
{
    const int Most = 200;

    public static async Task<IResult> Approve(ApprovalsAsked asked, HttpContext http, CallersScope scope, NpgsqlDataSource database, Acts acts, BusinessClock clock, CancellationToken stop)
    {
        if (asked.Decisions is not { Count: > 0 and <= Most }) return Problems.Invalid("decisions", $"are 1 to {Most}");
        var reports = new List<ApprovalReport>();
        var seen = await Seen(asked.Decisions, scope, database, stop);
        foreach (var decision in asked.Decisions.Distinct())
        {
            var outcome = !seen(decision) ? null : await acts.Tell(decision, http.EventContext(clock), now => new DunningCommand.Approve(decision, now, http.Actor(), clock.Today), stop);
            reports.Add(outcome switch
            {
                null                               => new(decision, "not_found"),
                { Decision.Refusal: { } refusal }  => new(decision, "refused", refusal.Code, refusal.Reason),
                { Decision.Facts.IsEmpty: true }   => new(decision, "approved_already"),
                _                                  => new(decision, "approved"),
            });
        }

        return TypedResults.Ok(reports);
    }

    // What lies beyond the scope of who asks is not there.
    static async Task<Func<Guid, bool>> Seen(IReadOnlyList<Guid> decisions, CallersScope scope, NpgsqlDataSource database, CancellationToken stop)
    {
        if (scope.Value.IsAll) return _ => true;
        await using var session = await Session.Open(database, stop);
        var (within, values) = scope.Narrow("a.creditor", "a.case_id", [decisions.ToArray()]);
        return (await session.Read($"select a.decision from acts a where a.decision = any ($1){within}", row => row.GetGuid(0), stop, values)).ToHashSet().Contains;
    }
}
