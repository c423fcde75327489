using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Escalation;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>Facts decided one after another, each on the state that the ones before it leave.</summary>
sealed class Course(DunningCase from)
{
    readonly ImmutableArray<DunningEvent>.Builder facts = ImmutableArray.CreateBuilder<DunningEvent>();

    Situation? situation;

    internal DunningCase Now { get; private set; } = from;

    internal ImmutableArray<DunningEvent> Facts => facts.ToImmutable();

    /// <summary>What the state so far waits for; worked out once per state.</summary>
    internal Situation Situation(Circumstances now, DateOnly on) =>
        situation is not null && ReferenceEquals(situation.Case, Now) ? situation : situation = new(Now, now, on);

    internal void Add(DunningEvent fact)
    {
        facts.Add(fact);
        Now = DunningCase.Evolve(Now, fact);
    }
}
