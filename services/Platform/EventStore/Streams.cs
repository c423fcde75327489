using Npgsql;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventLog;

namespace Recouvrement.Platform.EventStore;

/// <summary>A fact that was just appended, with its place in the stream.</summary>
/// <param name="Version">Version in the stream.</param>
/// <param name="Fact">The event.</param>
public sealed record Appended<TEvent>(long Version, TEvent Fact);

/// <summary>Shows new facts in the service's read tables, in the transaction that appends them. Decides nothing.</summary>
/// <param name="session">The transaction.</param>
/// <param name="stream">The stream.</param>
/// <param name="state">The state after all <paramref name="facts"/>.</param>
/// <param name="facts">What was appended.</param>
/// <param name="context">Who, when, why.</param>
/// <param name="stop">Cancels.</param>
public delegate Task Shows<TState, TEvent>(Session session, Guid stream, TState state, IReadOnlyList<Appended<TEvent>> facts, EventContext context, CancellationToken stop);

/// <summary>What came of a command.</summary>
/// <param name="Decision">Facts, refusal, or nothing to do.</param>
/// <param name="Before">The state it met.</param>
/// <param name="State">The state after it.</param>
/// <param name="Version">The stream's version after it.</param>
/// <param name="Stale">The caller named a version (If-Match) and the stream has moved on; nothing was decided.</param>
public sealed record Outcome<TState, TEvent>(Decision<TEvent> Decision, TState Before, TState State, long Version, bool Stale = false) where TEvent : class;

/// <summary>
/// The one way to change an aggregate: hold its stream, fold, decide, append, show. Commands on one stream queue up.
/// </summary>
public sealed partial class Streams<TState, TCommand, TEvent>(
    IEventStore store, NpgsqlDataSource database, LogSignal signal, string streamType, EventNames<TEvent> names, Shows<TState, TEvent>? show = null, Snapshots<TState>? snapshots = null)
    where TState : IDecider<TState, TCommand, TEvent>
    where TCommand : class
    where TEvent : class
{
    /// <summary>Carries out a command in a transaction of its own; a lost race is tried again.</summary>
    /// <param name="stream">The aggregate.</param>
    /// <param name="command">The order.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="ifVersion">The version the caller has seen, or null to queue up behind whatever happens.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome<TState, TEvent>> Execute(Guid stream, TCommand command, EventContext context, long? ifVersion, CancellationToken stop) =>
        UnitOfWork.Run(database, signal, session => Handle(session, stream, command, context, stop, ifVersion), stop);

    /// <summary>Carries out a command in the caller's transaction.</summary>
    public async Task<Outcome<TState, TEvent>> Handle(Session session, Guid stream, TCommand command, EventContext context, CancellationToken stop, long? ifVersion = null)
    {
        var (state, head) = Fold(await Own(session, stream, await store.Hold(session, stream, streamType, stop), stop));
        if (ifVersion is { } seen && seen != head.Version) return new(default, state, state, head.Version, Stale: true);
        var decision = TState.Decide(state, command);
        if (decision.Facts.IsEmpty) return new(decision, state, state, head.Version);

        var after = decision.Facts.Aggregate(state, TState.Evolve);
        var end = await store.Append(session, new(stream, streamType, head, [.. decision.Facts.Select(EventNames<TEvent>.Write)]), context, stop);
        if (show is not null) await show(session, stream, after, [.. decision.Facts.Select((fact, i) => new Appended<TEvent>(head.Version + i + 1, fact))], context, stop);
        return new(decision, state, after, end.Version);
    }

    /// <summary>A fact heard from elsewhere, in the caller's transaction. It happened, so it cannot be refused.</summary>
    /// <exception cref="FactRefused">The decider refuses it all the same: a person must look.</exception>
    public async Task<Outcome<TState, TEvent>> Hear(Session session, Guid stream, TCommand command, EventContext context, CancellationToken stop)
    {
        var outcome = await Handle(session, stream, command, context, stop);
        return outcome.Decision.Refusal is { } refusal ? throw new FactRefused(refusal) : outcome;
    }

    /// <summary>The state of a stream and its version, for reading.</summary>
    public async Task<(TState State, long Version)> Load(Session session, Guid stream, CancellationToken stop)
    {
        var (state, head) = Fold(await Own(session, stream, await store.ReadStream(session, stream, stop), stop));
        return (state, head.Version);
    }

    /// <summary>The state of a stream, held until the caller's transaction ends: what is concluded from it is still so when it is written. Several are held in the order of their ids.</summary>
    public async Task<TState> Hold(Session session, Guid stream, CancellationToken stop) =>
        Fold(await Own(session, stream, await store.Hold(session, stream, streamType, stop), stop)).State;

    /// <summary>The facts of a stream with all they carry, for the audit.</summary>
    public async Task<IReadOnlyList<(StoredEvent Stored, TEvent Fact)>> History(Session session, Guid stream, CancellationToken stop) =>
        [.. (await store.ReadStream(session, stream, stop)).Select(stored => (stored, names.Read(stored)))];

    // A name that is not known may be that of a later build; whose fact it is, its type says.
    static async Task<IReadOnlyList<StoredEvent>> Own(Session session, Guid stream, IReadOnlyList<StoredEvent> history, CancellationToken stop)
    {
        if (history is [] || EventNames<TEvent>.Knows(history[0].Type)) return history;
        var type = await session.Read("select mt_dotnet_type from mt_events where seq_id = $1", row => row.IsDBNull(0) ? "" : row.GetString(0), stop, history[0].Sequence);
        return type[0].StartsWith($"{typeof(TEvent).FullName}+", StringComparison.Ordinal) ? history : throw new StreamOfAnother($"{stream} begins with {history[0].Type}, which is no event of {typeof(TEvent).Name}.");
    }

    (TState State, StreamHead Head) Fold(IReadOnlyList<StoredEvent> history) =>
        history.Count == 0
            ? (TState.Initial, StreamHead.New)
            : (history.Select(names.Read).Aggregate(TState.Initial, TState.Evolve), new(history[^1].Version, history[^1].Headers.Hash));
}
