using System.Collections.Immutable;

namespace Recouvrement.Kernel.Deciding;

/// <summary>Why a command was turned down: a stable code for programs, a sentence for people.</summary>
/// <param name="Code">snake_case, part of the API: <c>invoice_already_settled</c>.</param>
/// <param name="Reason">In words a collector understands.</param>
public sealed record Refusal(string Code, string Reason);

/// <summary>The command was carried out before, or asks for what already is.</summary>
public readonly record struct NothingToDo;

/// <summary>What a decider answers: facts, a refusal, or nothing to do.</summary>
/// <typeparam name="TEvent">The facts of the aggregate.</typeparam>
public readonly record struct Decision<TEvent> where TEvent : class
{
    readonly ImmutableArray<TEvent> facts;

    Decision(ImmutableArray<TEvent> facts, Refusal? refusal) => (this.facts, Refusal) = (facts, refusal);

    /// <summary>The new facts, in order; empty when refused or when there is nothing to do.</summary>
    public ImmutableArray<TEvent> Facts => facts.IsDefault ? [] : facts;

    /// <summary>The refusal, or null when the command was accepted or had nothing to do.</summary>
    public Refusal? Refusal { get; }

    /// <summary>One fact is a decision.</summary>
    public static implicit operator Decision<TEvent>(TEvent fact) => new([fact], null);

    /// <summary>Several facts are a decision.</summary>
    public static implicit operator Decision<TEvent>(TEvent[] facts) => new([.. facts], null);

    /// <summary>Several facts are a decision.</summary>
    public static implicit operator Decision<TEvent>(ImmutableArray<TEvent> facts) => new(facts, null);

    /// <summary>A refusal is a decision.</summary>
    public static implicit operator Decision<TEvent>(Refusal refusal) => new([], refusal);

    /// <summary>Nothing to do is a decision.</summary>
    public static implicit operator Decision<TEvent>(NothingToDo _) => default;
}

/// <summary>The words a decider answers with; import them with <c>using static</c>.</summary>
public static class Decisions
{
    /// <summary>Asking twice adds nothing.</summary>
    public static NothingToDo Nothing => default;

    /// <summary>Several facts at once.</summary>
    public static TEvent[] Accept<TEvent>(params TEvent[] facts) where TEvent : class => facts;

    /// <summary>Turns a command down.</summary>
    /// <param name="code">snake_case, stable.</param>
    /// <param name="reason">A sentence for the person who asked.</param>
    public static Refusal Refuse(string code, string reason) => new(code, reason);
}
