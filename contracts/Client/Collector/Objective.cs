namespace Recouvrement.Client.Collector;

/// <summary>What a team, or a member of it, aims at in a month.</summary>
/// <param name="Month">The month, <c>2026-03</c>.</param>
/// <param name="Measure"><c>collected_cents</c>, <c>calls</c> or <c>tasks_in_time_percent</c>.</param>
/// <param name="Target">In the unit of the measure; null drops it.</param>
/// <param name="Member">Of this member, where the entity switched figures by person on; null for the whole team.</param>
public sealed record ObjectiveAsked(string Month, string Measure, long? Target = null, Guid? Member = null);

/// <summary>What a team, or a member of it, aimed at in a month and what came of it.</summary>
/// <param name="Month">The month, <c>2026-03</c>.</param>
/// <param name="Measure"><c>collected_cents</c>, <c>calls</c> or <c>tasks_in_time_percent</c>.</param>
/// <param name="Member">Of this member; null for the whole team.</param>
/// <param name="Target">What was aimed at.</param>
/// <param name="Result">What came of it so far; null where there was nothing to count.</param>
/// <param name="IsReached">The result is no lower than the target.</param>
public sealed record ResultItem(string Month, string Measure, Guid? Member, long Target, long? Result, bool IsReached);
