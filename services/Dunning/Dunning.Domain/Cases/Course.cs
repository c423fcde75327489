using System.Collections.Immutable;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>Facts decided one after another, each on the state that the ones before it leave.</summary>
sealed class Course(DunningCase from)
{
    readonly ImmutableArray<DunningEvent>.Builder facts = ImmutableArray.CreateBuilder<DunningEvent>();

    internal DunningCase Now { get; private set; } = from;

    internal ImmutableArray<DunningEvent> Facts => facts.ToImmutable();

    internal void Add(DunningEvent fact)
    {
        facts.Add(fact);
        Now = DunningCase.Evolve(Now, fact);
    }
}
