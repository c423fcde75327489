using System.Text.Json;
using Recouvrement.Dunning.Domain.Pauses;

namespace Recouvrement.Dunning.Domain.Stops;

/// <summary>What keeps an invoice from being dunned until a day, because somebody said so: a promise, a plan or a pause. It always ends.</summary>
/// <param name="Reason">snake_case: <c>promised</c>, <c>in_plan</c>, <c>plan_proposed</c> or <c>paused_…</c>.</param>
/// <param name="Owner">Who can remove it.</param>
/// <param name="Until">Last day; the invoice goes on the day after, from where it was.</param>
public sealed record Stop(string Reason, string Owner, DateOnly Until)
{
    const string Promise = "promised", Plan = "in_plan", Proposal = "plan_proposed", Pausing = "paused_";

    /// <summary>The debtor promised to pay.</summary>
    public static Stop Promised(DateOnly until) => new(Promise, "debtor", until);

    /// <summary>A plan is kept: until its next term, tolerance included.</summary>
    public static Stop InPlan(DateOnly until) => new(Plan, "debtor", until);

    /// <summary>A plan waits for a second person; it lapses with its first term.</summary>
    public static Stop Proposed(DateOnly until) => new(Proposal, "manager", until);

    /// <summary>A person paused it; named for the reason: <c>paused_approver_away</c>.</summary>
    public static Stop Paused(PauseReason reason, DateOnly until) => new(Pausing + JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString()), "collector", until);

    /// <summary>A reason of this kind: it delays, and what a person had rejected before it is still rejected after it.</summary>
    internal static bool IsReason(string reason) => reason is Promise or Plan or Proposal || reason.StartsWith(Pausing, StringComparison.Ordinal);
}
