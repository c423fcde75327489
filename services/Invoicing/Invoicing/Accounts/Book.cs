using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Accounts;

/// <summary>A stream that has just changed, as its table shows it.</summary>
/// <param name="Id">Stream id.</param>
/// <param name="State">After the change.</param>
/// <param name="Version">After the change.</param>
public sealed record Shown<TState>(Guid Id, TState State, long Version);

/// <summary>A fact between the states of its stream before and after it.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="Version">The fact's own.</param>
/// <param name="Before">The state it met.</param>
/// <param name="Fact">What happened.</param>
/// <param name="After">The state it left.</param>
public sealed record Step<TState, TEvent>(Guid Stream, long Version, TState Before, TEvent Fact, TState After);

/// <summary>Writes changed streams into the service's own tables, in the transaction that changes them.</summary>
public delegate Task View<TState>(Session session, IReadOnlyList<Shown<TState>> changed, CancellationToken stop);

/// <summary>Writes facts into the service's own tables, in the transaction that appends them and after their streams were shown.</summary>
public delegate Task Journal<TState, TEvent>(Session session, IReadOnlyList<Step<TState, TEvent>> steps, EventContext context, CancellationToken stop);

/// <summary>The streams of one kind of aggregate with the tables that show them: one at a time for a request, thousands for an import.</summary>
public sealed class Book<TState, TCommand, TEvent>(Streams<TState, TCommand, TEvent> streams, View<TState> view, Journal<TState, TEvent>? journal = null)
    where TState : IDecider<TState, TCommand, TEvent>
    where TCommand : class
    where TEvent : class
{
    /// <summary>Carries out a command in the caller's transaction.</summary>
    public async Task<Outcome<TState, TEvent>> Handle(Session session, Guid stream, TCommand command, EventContext context, CancellationToken stop, long? ifVersion = null)
    {
        var outcome = await streams.Handle(session, stream, command, context, stop, ifVersion);
        await Show(session, [stream], [outcome], context, stop);
        return outcome;
    }

    /// <summary>Carries out many commands in the caller's transaction with one read, one append and one write of each table.</summary>
    public async Task<IReadOnlyList<Outcome<TState, TEvent>>> HandleMany(Session session, IReadOnlyList<(Guid Stream, TCommand Command)> commands, EventContext context, CancellationToken stop)
    {
        if (commands.Count == 0) return [];
        var outcomes = await streams.HandleMany(session, commands, context, stop);
        await Show(session, [.. commands.Select(c => c.Stream)], outcomes, context, stop);
        return outcomes;
    }

    /// <summary>The state of a stream and its version, for reading.</summary>
    public Task<(TState State, long Version)> Load(Session session, Guid stream, CancellationToken stop) => streams.Load(session, stream, stop);

    /// <summary>Carries out commands that follow from what is already known: a refusal here is a bug, and nothing is written.</summary>
    public async Task<IReadOnlyList<Outcome<TState, TEvent>>> Apply(Session session, IReadOnlyList<(Guid Stream, TCommand Command)> commands, EventContext context, CancellationToken stop)
    {
        var outcomes = await HandleMany(session, commands, context, stop);
        return outcomes.FirstOrDefault(o => o.Decision.Refusal is not null) is { Decision.Refusal: { } refusal }
            ? throw new InvalidOperationException($"{typeof(TState).Name}: {refusal.Code}: {refusal.Reason}")
            : outcomes;
    }

    /// <summary>The facts of a stream, each between its two states.</summary>
    /// <param name="stream">Stream id.</param>
    /// <param name="before">The state the first fact met.</param>
    /// <param name="version">The version before it.</param>
    /// <param name="facts">In order.</param>
    public static IEnumerable<Step<TState, TEvent>> Steps(Guid stream, TState before, long version, IEnumerable<TEvent> facts)
    {
        foreach (var fact in facts)
        {
            var after = TState.Evolve(before, fact);
            yield return new(stream, ++version, before, fact, after);
            before = after;
        }
    }

    async Task Show(Session session, IReadOnlyList<Guid> changing, IReadOnlyList<Outcome<TState, TEvent>> outcomes, EventContext context, CancellationToken stop)
    {
        var changed = new Dictionary<Guid, Shown<TState>>();
        for (var i = 0; i < outcomes.Count; i++)
            if (!outcomes[i].Decision.Facts.IsEmpty) changed[changing[i]] = new(changing[i], outcomes[i].State, outcomes[i].Version);
        if (changed.Count == 0) return;
        await view(session, [.. changed.Values], stop);
        if (journal is not null) await journal(session, [.. outcomes.SelectMany((o, i) => Steps(changing[i], o.Before, o.Version - o.Decision.Facts.Length, o.Decision.Facts))], context, stop);
    }
}

static class Columns
{
    /// <summary>One column of many rows, as an array parameter.</summary>
    public static T[] Column<TState, T>(this IReadOnlyList<Shown<TState>> changed, Func<Shown<TState>, T> column) => [.. changed.Select(column)];
}
