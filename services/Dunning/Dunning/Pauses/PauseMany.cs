using Npgsql;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Pauses;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Pauses;

/// <summary>A pause of many cases.</summary>
/// <param name="Cases">1 to 500.</param>
/// <param name="Reason">One of a fixed list.</param>
/// <param name="Until">Last day; at most 92 days ahead.</param>
public sealed record PausesAsked(IReadOnlyList<Guid> Cases, PauseReason Reason, DateOnly Until);

/// <summary>What came of a pause of one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Outcome"><c>paused</c>, <c>paused_already</c>, <c>not_found</c> or <c>refused</c>.</param>
/// <param name="Reason">Why it was refused.</param>
public sealed record PauseReport(Guid Case, string Outcome, string? Reason = null);

/// <summary>Pauses many cases in one transaction.</summary>
static class PauseMany
{
    const int Most = 500;

    public static async Task<IResult> Set(PausesAsked asked, HttpContext http, CallersScope scope, CaseStreams cases, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if (asked.Cases is not { Count: > 0 and <= Most }) return Problems.Invalid("cases", $"are 1 to {Most}");
        if (PauseCase.Wrong(asked.Reason, asked.Until, clock.Today) is { } wrong) return wrong;
        var (context, today) = (http.EventContext(clock), clock.Today);
        Guid[] wanted = [.. asked.Cases.Distinct().Order()];
        return TypedResults.Ok(await UnitOfWork.Run(database, signal, async session =>
        {
            var (within, values) = scope.Narrow("cases.creditor", "cases.case_id", [wanted]);
            var known = (await session.Read($"select case_id from cases where case_id = any ($1){within} order by case_id", row => row.GetGuid(0), stop, values)).ToArray();
            var outcomes = await cases.HandleMany(session, [.. known.Select(c => (c, (DunningCommand)new DunningCommand.PauseCase(asked.Reason, [], asked.Until, http.Actor(), today)))], context, stop);
            var byCase = known.Zip(outcomes).ToDictionary(c => c.First, c => c.Second.Decision);
            return wanted.Select(id => !byCase.TryGetValue(id, out var decision) ? new PauseReport(id, "not_found")
                : decision.Refusal is { } refusal ? new(id, "refused", refusal.Reason)
                : new(id, decision.Facts.IsEmpty ? "paused_already" : "paused")).ToArray();
        }, stop));
    }
}
