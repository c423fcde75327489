namespace Recouvrement.Kernel.Deciding;

/// <summary>Adds facts up to a state.</summary>
public static class Folding
{
    /// <summary>The state after all <paramref name="facts"/>, from the initial state.</summary>
    public static TState Fold<TState, TCommand, TEvent>(IEnumerable<TEvent> facts)
        where TState : IDecider<TState, TCommand, TEvent>
        where TCommand : class
        where TEvent : class =>
        facts.Aggregate(TState.Initial, TState.Evolve);
}
