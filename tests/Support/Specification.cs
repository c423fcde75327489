using System.Text.Json;
using Recouvrement.Kernel.Deciding;
using Xunit;

namespace Recouvrement.Support;

/// <summary>Domain tests in three words: given facts, when a command, then facts, a refusal, or nothing.</summary>
public sealed class Specification<TState, TCommand, TEvent>
    where TState : IDecider<TState, TCommand, TEvent>
    where TCommand : class
    where TEvent : class
{
    readonly TState state;
    readonly TCommand? command;

    Specification(TState state, TCommand? command) => (this.state, this.command) = (state, command);

    public static Specification<TState, TCommand, TEvent> Given(params TEvent[] facts) =>
        new(Folding.Fold<TState, TCommand, TEvent>(facts), null);

    public Specification<TState, TCommand, TEvent> When(TCommand order) => new(state, order);

    /// <summary>Exactly these facts; and the same command again adds nothing, because whatever is asked may be asked twice.</summary>
    public void Then(params TEvent[] facts)
    {
        var decision = Decided();
        Assert.Null(decision.Refusal);
        Assert.Equal(facts.Select(Written), decision.Facts.Select(Written));
        var after = decision.Facts.Aggregate(state, TState.Evolve);
        Assert.Empty(TState.Decide(after, command!).Facts);
    }

    public void ThenNothing()
    {
        var decision = Decided();
        Assert.Null(decision.Refusal);
        Assert.Empty(decision.Facts);
    }

    public void ThenRefused(string code)
    {
        var decision = Decided();
        Assert.Empty(decision.Facts);
        Assert.Equal(code, decision.Refusal?.Code);
        Assert.False(string.IsNullOrWhiteSpace(decision.Refusal?.Reason));
    }

    Decision<TEvent> Decided() => TState.Decide(state, command ?? throw new InvalidOperationException("A specification needs its When."));

    // Facts hold lists, which records compare by reference: compared as they would be stored, the difference also reads well.
    static string Written(TEvent fact) => $"{fact.GetType().Name} {JsonSerializer.Serialize(fact, fact.GetType())}";
}
