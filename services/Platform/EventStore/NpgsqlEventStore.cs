using Npgsql;
using NpgsqlTypes;

namespace Recouvrement.Platform.EventStore;

/// <summary>The event store on Npgsql alone: one prepared round trip per append.</summary>
/// <param name="clock">Real time, for the recorded-at of the headers.</param>
public sealed class NpgsqlEventStore(TimeProvider clock) : IEventStore
{
    const string Columns = "seq_id, id, stream_id, version, type, data, headers, timestamp, correlation_id, causation_id";
    const string Moved = "EV001", Archived = "EV002";

    /// <summary>Rights of the service's role: it writes through the functions only, also after a build with another store.</summary>
    public const string Rights = """
        revoke insert, update, delete on mt_events, mt_streams from {role};
        revoke usage, update on sequence mt_events_sequence from {role}
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredEvent>> Hold(Session session, Guid stream, string streamType, CancellationToken stop)
    {
        // Two statements, two snapshots: the second sees what the previous holder of the row committed.
        await using var batch = new NpgsqlBatch(session.Connection, session.Transaction)
        {
            BatchCommands =
            {
                new("select hold_stream($1, $2)") { Parameters = { Value(stream), Value(streamType) } },
                new($"select {Columns} from mt_events where stream_id = $1 order by version") { Parameters = { Value(stream) } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(stop);
        await reader.NextResultAsync(stop);
        return await ReadAll(reader, stop);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> HoldFree(Session session, IReadOnlyCollection<Guid> streams, CancellationToken stop) =>
        await session.Read("select hold_free_streams($1)", row => row.GetGuid(0), stop, Values([.. streams], s => s, NpgsqlDbType.Uuid));

    /// <inheritdoc/>
    public async Task<StreamHead> Append(Session session, StreamAppend append, EventContext context, CancellationToken stop)
    {
        var events = append.Events;
        using var chain = new ChainWriter(context, clock.GetUtcNow());
        var (headers, head) = chain.Continue(append);
        await using var command = session.Command(
            "select append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            Value(append.Stream), Value(append.StreamType), Value(append.Head.Version),
            Values(events, e => e.Id, NpgsqlDbType.Uuid), Values(events, e => e.Type, NpgsqlDbType.Text), Values(events, e => e.DotnetType, NpgsqlDbType.Text),
            Values(events, e => e.Data, NpgsqlDbType.Jsonb), Values(headers, h => h, NpgsqlDbType.Jsonb),
            Text(context.CorrelationId), Text(context.CausationId));
        await Write(command, stop);
        return head;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StreamHead>> AppendBatch(Session session, IReadOnlyList<StreamAppend> appends, EventContext context, CancellationToken stop)
    {
        if (appends.Count == 0) return [];
        using var chain = new ChainWriter(context, clock.GetUtcNow());
        var chains = new (byte[][] Headers, StreamHead Head)[appends.Count];
        for (var i = 0; i < chains.Length; i++) chains[i] = chain.Continue(appends[i]);

        // Ordered by stream id as PostgreSQL orders uuids, so that two batches take their locks in one order.
        var order = Enumerable.Range(0, chains.Length).ToArray();
        Array.Sort(order, (a, b) => appends[a].Stream.CompareTo(appends[b].Stream));
        for (var i = 1; i < order.Length; i++)
            if (appends[order[i]].Stream == appends[order[i - 1]].Stream) throw new ArgumentException($"Stream {appends[order[i]].Stream} stands twice in the batch.", nameof(appends));
        var streams = Array.ConvertAll(order, i => appends[i]);
        var events = order.SelectMany(i => appends[i].Events.Select((added, n) => (appends[i].Stream, Version: appends[i].Head.Version + n + 1, Added: added, Header: chains[i].Headers[n]))).ToArray();
        await using var command = session.Command(
            "select append_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            Values(streams, s => s.Stream, NpgsqlDbType.Uuid), Values(streams, s => s.StreamType, NpgsqlDbType.Text),
            Values(streams, s => s.Head.Version, NpgsqlDbType.Bigint), Values(streams, s => (long)s.Events.Count, NpgsqlDbType.Bigint),
            Values(events, e => e.Stream, NpgsqlDbType.Uuid), Values(events, e => e.Version, NpgsqlDbType.Bigint), Values(events, e => e.Added.Id, NpgsqlDbType.Uuid),
            Values(events, e => e.Added.Type, NpgsqlDbType.Text), Values(events, e => e.Added.DotnetType, NpgsqlDbType.Text),
            Values(events, e => e.Added.Data, NpgsqlDbType.Jsonb), Values(events, e => e.Header, NpgsqlDbType.Jsonb),
            Text(context.CorrelationId), Text(context.CausationId));
        await Write(command, stop);
        return Array.ConvertAll(chains, c => c.Head);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredEvent>> ReadStream(Session session, Guid stream, CancellationToken stop, long from = 1)
    {
        await using var command = session.Command($"select {Columns} from mt_events where stream_id = $1 and version >= $2 order by version", Value(stream), Value(from));
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await ReadAll(reader, stop);
    }

    /// <inheritdoc/>
    public async Task<ILookup<Guid, StoredEvent>> ReadStreams(Session session, IReadOnlyCollection<Guid> streams, CancellationToken stop)
    {
        await using var command = session.Command($"select {Columns} from mt_events where stream_id = any($1) order by stream_id, version", Values([.. streams], s => s, NpgsqlDbType.Uuid));
        await using var reader = await command.ExecuteReaderAsync(stop);
        return (await ReadAll(reader, stop)).ToLookup(e => e.Stream);
    }

    /// <inheritdoc/>
    public async Task<ILookup<Guid, StoredEvent>> ReadTails(Session session, IReadOnlyCollection<StreamTail> tails, CancellationToken stop)
    {
        StreamTail[] asked = [.. tails];
        await using var command = session.Command(
            $"select e.* from unnest($1, $2) as t(stream, start) cross join lateral (select {Columns} from mt_events where stream_id = t.stream and version >= t.start order by version) e",
            Values(asked, t => t.Stream, NpgsqlDbType.Uuid), Values(asked, t => t.From, NpgsqlDbType.Bigint));
        await using var reader = await command.ExecuteReaderAsync(stop);
        return (await ReadAll(reader, stop)).ToLookup(e => e.Stream);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredEvent>> ReadLog(Session session, long after, int most, CancellationToken stop)
    {
        await using var command = session.Command($"select {Columns} from mt_events where seq_id > $1 order by seq_id limit $2", Value(after), Value(most));
        await using var reader = await command.ExecuteReaderAsync(stop);
        return await ReadAll(reader, stop);
    }

    static async Task Write(NpgsqlCommand command, CancellationToken stop)
    {
        try
        {
            await command.ExecuteNonQueryAsync(stop);
        }
        catch (PostgresException refused) when (refused.SqlState == Moved)
        {
            throw new StreamMoved(refused.MessageText, refused);
        }
        catch (PostgresException refused) when (refused.SqlState == Archived)
        {
            throw new StreamArchived(refused.MessageText, refused);
        }
    }

    static async Task<List<StoredEvent>> ReadAll(NpgsqlDataReader reader, CancellationToken stop)
    {
        var events = new List<StoredEvent>();
        while (await reader.ReadAsync(stop))
            events.Add(new(
                reader.GetInt64(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetInt64(3), reader.GetString(4),
                reader.GetFieldValue<byte[]>(5), reader.IsDBNull(6) ? [] : reader.GetFieldValue<byte[]>(6), reader.GetFieldValue<DateTimeOffset>(7),
                reader.IsDBNull(8) ? null : reader.GetString(8), reader.IsDBNull(9) ? null : reader.GetString(9)));
        return events;
    }

    static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    static NpgsqlParameter<TItem[]> Values<TSource, TItem>(IReadOnlyList<TSource> source, Func<TSource, TItem> item, NpgsqlDbType type)
    {
        var items = new TItem[source.Count];
        for (var i = 0; i < items.Length; i++) items[i] = item(source[i]);
        return new() { TypedValue = items, NpgsqlDbType = NpgsqlDbType.Array | type };
    }
}
