namespace Recouvrement.Platform.EventStore;

public sealed partial class Streams<TState, TCommand, TEvent>
{
    /// <summary>
    /// Carries out many commands in the caller's transaction with one read and one append; several on one stream follow each other. Where snapshots are
    /// kept, only what came after them is read, and they are brought up to date in the same transaction.
    /// </summary>
    /// <returns>The outcome of each command, in the order given.</returns>
    /// <exception cref="StreamMoved">Somebody else wrote one of the streams meanwhile: do the transaction again.</exception>
    public async Task<IReadOnlyList<Outcome<TState, TEvent>>> HandleMany(Session session, IReadOnlyList<(Guid Stream, TCommand Command)> commands, EventContext context, CancellationToken stop)
    {
        var known = await FoldMany(session, [.. commands.Select(c => c.Stream).Distinct()], stop);
        var outcomes = new Outcome<TState, TEvent>[commands.Count];
        var appends = new List<(StreamAppend Append, TState After, List<TEvent> Facts)>();
        foreach (var stream in commands.Select((c, i) => (c.Stream, c.Command, Index: i)).GroupBy(c => c.Stream))
        {
            var (state, head, _) = known[stream.Key];
            var facts = new List<TEvent>();
            foreach (var (_, command, index) in stream)
            {
                var decision = TState.Decide(state, command);
                var before = state;
                state = decision.Facts.Aggregate(state, TState.Evolve);
                facts.AddRange(decision.Facts);
                outcomes[index] = new(decision, before, state, head.Version + facts.Count);
            }

            if (facts.Count > 0) appends.Add((new(stream.Key, streamType, head, [.. facts.Select(EventNames<TEvent>.Write)]), state, facts));
        }

        var heads = await store.AppendBatch(session, [.. appends.Select(a => a.Append)], context, stop);
        for (var i = 0; i < heads.Count; i++) known[appends[i].Append.Stream] = known[appends[i].Append.Stream] with { State = appends[i].After, Head = heads[i] };
        if (show is not null)
            foreach (var (append, after, facts) in appends)
                await show(session, append.Stream, after, [.. facts.Select((fact, i) => new Appended<TEvent>(append.Head.Version + i + 1, fact))], context, stop);
        if (snapshots is not null)
            await snapshots.Write(session, [.. known.Where(k => k.Value.Head.Version != k.Value.Kept).Select(k => (k.Key, new Snapshot<TState>(k.Value.State, k.Value.Head)))], stop);
        return outcomes;
    }

    // A snapshot counts only where the stream holds the very event it was taken after; its stream is read from the beginning otherwise.
    async Task<Dictionary<Guid, Known>> FoldMany(Session session, Guid[] streams, CancellationToken stop)
    {
        var kept = snapshots is null ? [] : await snapshots.Read(session, streams, stop);
        var tails = kept.Count == 0
            ? await store.ReadStreams(session, streams, stop)
            : await store.ReadTails(session, [.. streams.Select(stream => new StreamTail(stream, kept.TryGetValue(stream, out var snapshot) ? snapshot.Head.Version : 1))], stop);
        var doubtful = kept.Where(k => tails[k.Key].FirstOrDefault() is not { } last || last.Version != k.Value.Head.Version || last.Headers.Hash != k.Value.Head.Hash).Select(k => k.Key).ToHashSet();
        var whole = doubtful.Count == 0 ? null : await store.ReadStreams(session, doubtful, stop);
        var states = new Dictionary<Guid, Known>(streams.Length);
        foreach (var stream in streams) states[stream] = await State(stream);
        return states;

        async Task<Known> State(Guid stream)
        {
            if (kept.TryGetValue(stream, out var snapshot) && !doubtful.Contains(stream))
            {
                StoredEvent[] tail = [.. tails[stream]];
                return new Known(tail.Skip(1).Select(names.Read).Aggregate(snapshot.State, TState.Evolve), new(tail[^1].Version, tail[^1].Headers.Hash), snapshot.Head.Version);
            }

            var (state, head) = Fold(await Own(session, stream, [.. doubtful.Contains(stream) ? whole![stream] : tails[stream]], stop));
            return new Known(state, head, Kept: 0);
        }
    }

    sealed record Known(TState State, StreamHead Head, long Kept);
}
