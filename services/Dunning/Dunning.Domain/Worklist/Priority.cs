using System.Collections.Immutable;
using System.Globalization;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Worklist;

/// <summary>What the priority of a case asks.</summary>
/// <param name="Overdue">Overdue in the house, contested or not, without what proceedings froze.</param>
/// <param name="OldestDueOn">The oldest due date of that; null where nothing is overdue.</param>
/// <param name="Kind">What the debtor is.</param>
/// <param name="IsInsolvent">Insolvency proceedings are open.</param>
/// <param name="BrokenPromises">Promises that were not kept.</param>
/// <param name="LimitOn">The nearest limit of time; null for none.</param>
/// <param name="Stage">How far the escalation has come.</param>
public sealed record PriorityFacts(Money Overdue, DateOnly? OldestDueOn, CustomerKind Kind, bool IsInsolvent, int BrokenPromises, DateOnly? LimitOn, CaseStage Stage);

/// <summary>One part of a score.</summary>
/// <param name="Name">snake_case.</param>
/// <param name="Points">Points.</param>
/// <param name="Sentence">Why.</param>
public sealed record PriorityPart(string Name, int Points, string Sentence);

/// <summary>How urgent a case is, and why: the sum of its parts. Zero: nothing is to be done.</summary>
/// <param name="Points">All points.</param>
/// <param name="Parts">Those that count.</param>
public sealed record Priority(int Points, ImmutableArray<PriorityPart> Parts)
{
    /// <summary>The priority of a case on a day.</summary>
    public static Priority Of(PriorityFacts facts, PriorityWeights weights, DateOnly on)
    {
        if (facts.OldestDueOn is null && facts.LimitOn is null) return new(0, []);
        ImmutableArray<PriorityPart> parts =
        [
            .. new[] { Amount(facts, weights), Age(facts, weights, on), Risk(facts, weights), Promises(facts, weights), Limit(facts, weights, on), Stage(facts, weights) }.Where(part => part.Points > 0),
        ];
        return new(parts.Sum(part => part.Points), parts);
    }

    static PriorityPart Amount(PriorityFacts facts, PriorityWeights weights) =>
        new("amount", PriorityWeights.Reached(weights.Amount, facts.Overdue.Amount), $"{facts.Overdue} is overdue in the house.");

    static PriorityPart Age(PriorityFacts facts, PriorityWeights weights, DateOnly on) => facts.OldestDueOn is not { } due
        ? new("age", 0, "")
        : new("age", PriorityWeights.Reached(weights.Age, on.DayNumber - due.DayNumber), $"The oldest invoice is {Days(on.DayNumber - due.DayNumber)} late.");

    static PriorityPart Risk(PriorityFacts facts, PriorityWeights weights) => facts.IsInsolvent
        ? new("risk", weights.Insolvent, "Insolvency proceedings are open.")
        : new("risk", weights.Kinds.GetValueOrDefault(facts.Kind), $"The debtor is a {Words(facts.Kind.ToString())}.");

    static PriorityPart Promises(PriorityFacts facts, PriorityWeights weights) => new(
        "promises", Math.Min(facts.BrokenPromises, weights.MostBrokenPromises) * weights.BrokenPromise,
        facts.BrokenPromises == 1 ? "One promise was not kept." : string.Create(CultureInfo.InvariantCulture, $"{facts.BrokenPromises} promises were not kept."));

    static PriorityPart Limit(PriorityFacts facts, PriorityWeights weights, DateOnly on)
    {
        if (facts.LimitOn is not { } last) return new("limit", 0, "");
        var left = last.DayNumber - on.DayNumber;
        var band = weights.LimitWithin.Where(within => left <= within.From).OrderBy(within => within.From).FirstOrDefault();
        return new("limit", band.Points, left < 0 ? $"A limit of time ended on {last:yyyy-MM-dd}." : $"A limit of time ends on {last:yyyy-MM-dd}, in {Days(left)}.");
    }

    static PriorityPart Stage(PriorityFacts facts, PriorityWeights weights) => new("stage", weights.Stages.GetValueOrDefault(facts.Stage), facts.Stage switch
    {
        CaseStage.Noticed    => "The formal notice is out.",
        CaseStage.Threatened => "A consequence was announced.",
        _                    => "The debtor was reminded.",
    });

    static string Days(int days) => days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");

    static string Words(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
