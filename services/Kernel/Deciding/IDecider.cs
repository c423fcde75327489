namespace Recouvrement.Kernel.Deciding;

/// <summary>
/// The rules of one kind of aggregate: what state its facts add up to, and what a command makes of that state.
/// Both functions are pure: the date, the legal parameters and the policy come in with the command.
/// </summary>
/// <typeparam name="TState">What a decision asks of the past, and nothing more.</typeparam>
/// <typeparam name="TCommand">Orders, one closed set per aggregate. They carry their own time.</typeparam>
/// <typeparam name="TEvent">Facts, one closed set per aggregate, named in the past participle.</typeparam>
public interface IDecider<TState, TCommand, TEvent>
    where TState : IDecider<TState, TCommand, TEvent>
    where TCommand : class
    where TEvent : class
{
    /// <summary>The state of a stream without facts. Never a legal working state.</summary>
    static abstract TState Initial { get; }

    /// <summary>Facts, a refusal, or nothing to do. Never throws for business.</summary>
    static abstract Decision<TEvent> Decide(TState state, TCommand command);

    /// <summary>Adds one fact up. Accepts all of history: no rule, no exception.</summary>
    static abstract TState Evolve(TState state, TEvent happened);
}
