using System.Runtime.ExceptionServices;
using System.Text.Json;
using JasperFx;
using JasperFx.Events;
using Marten;
using Marten.Services;
using Npgsql;

namespace Recouvrement.Platform.EventStore;

/// <summary>
/// The event store on Marten: it appends and reads through Marten's sessions, on the caller's connection and transaction. Marten sees events
/// as raw JSON under their stored names; what they mean is the business of <see cref="EventNames{TEvent}"/>, whatever the store.
/// </summary>
public sealed partial class MartenEventStore : IEventStore, IDisposable
{
    /// <summary>Rights of the service's role: Marten writes the tables itself, events are still never changed.</summary>
    public const string Rights = """
        grant insert on mt_events to {role};
        grant insert, update on mt_streams to {role};
        grant usage on sequence mt_events_sequence to {role}
        """;

    readonly Lock learning = new();
    readonly List<DocumentStore> stores = [];
    readonly TimeProvider time;
    readonly string schema;
    volatile Knowing marten;

    /// <param name="database">The service's; its search path names the schema.</param>
    /// <param name="clock">Real time, for the recorded-at of headers and rows.</param>
    /// <param name="events">The stored names that this service knows; others are learned where they are met.</param>
    public MartenEventStore(NpgsqlDataSource database, TimeProvider clock, IEnumerable<KnownEvents>? events = null)
    {
        (time, schema) = (clock, new NpgsqlConnectionStringBuilder(database.ConnectionString).SearchPath!);
        marten = Open([.. (events ?? []).SelectMany(e => e.Names)]);
    }

    /// <summary>Marten's settings for our tables.</summary>
    public static void Configure(StoreOptions options, string schema)
    {
        options.DatabaseSchemaName = options.Events.DatabaseSchemaName = schema;
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.Events.StreamIdentity = StreamIdentity.AsGuid;
        // The one mode that needs no functions of Marten's, whose signatures change with its settings and versions.
        options.Events.AppendMode = EventAppendMode.Rich;
        options.Events.MetadataConfig.CorrelationIdEnabled = options.Events.MetadataConfig.CausationIdEnabled = options.Events.MetadataConfig.HeadersEnabled = true;
        options.UseSystemTextJsonForSerialization(configure: json =>
        {
            json.Converters.Insert(0, new RawJson());
            json.Converters.Insert(0, new RawHeaders());
        });
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredEvent>> Hold(Session session, Guid stream, string streamType, CancellationToken stop)
    {
        await session.Run("select hold_stream($1, $2)", stop, stream, streamType);
        return await ReadStream(session, stream, stop);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> HoldFree(Session session, IReadOnlyCollection<Guid> streams, CancellationToken stop) =>
        await session.Read("select hold_free_streams($1)", row => row.GetGuid(0), stop, streams.ToArray());

    /// <inheritdoc/>
    public async Task<StreamHead> Append(Session session, StreamAppend append, EventContext context, CancellationToken stop) =>
        (await AppendBatch(session, [append], context, stop))[0];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StreamHead>> AppendBatch(Session session, IReadOnlyList<StreamAppend> appends, EventContext context, CancellationToken stop)
    {
        if (appends.Count == 0) return [];
        using var chain = new ChainWriter(context, time.GetUtcNow());
        var chained = appends.Select(append => (Append: append, Chain: chain.Continue(append))).ToArray();
        if (appends.GroupBy(a => a.Stream).FirstOrDefault(s => s.Count() > 1) is { } twice)
            throw new ArgumentException($"Stream {twice.Key} stands twice in the batch.", nameof(appends));

        return await Within(session, async transaction =>
        {
            await Hold(transaction, appends, stop);
            await using var writing = marten.Store.LightweightSession(SessionOptions.ForTransaction(transaction));
            (writing.CorrelationId, writing.CausationId) = (context.CorrelationId, context.CausationId);
            foreach (var (append, (headers, head)) in chained.OrderBy(c => c.Append.Stream))
            {
                var events = append.Events.Select(added => (object)new Event<Raw>(new(added.Data)) { Id = added.Id });
                var action = writing.Events.Append(append.Stream, head.Version, events);
                for (var i = 0; i < headers.Length; i++) Name(action.Events[i], append.Events[i], headers[i]);
            }

            await writing.SaveChangesAsync(stop);
            return chained.Select(c => c.Chain.Head).ToArray();
        }, stop);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadStream(Session session, Guid stream, CancellationToken stop, long from = 1) =>
        Read(session, e => e.StreamId == stream && e.Version >= from, rows => rows.OrderBy(e => e.Version), stop);

    /// <inheritdoc/>
    public async Task<ILookup<Guid, StoredEvent>> ReadStreams(Session session, IReadOnlyCollection<Guid> streams, CancellationToken stop)
    {
        var asked = streams.ToArray();
        var events = await Read(session, e => e.StreamId.IsOneOf(asked), rows => rows.OrderBy(e => e.StreamId).ThenBy(e => e.Version), stop);
        return events.ToLookup(e => e.Stream);
    }

    /// <inheritdoc/>
    public async Task<ILookup<Guid, StoredEvent>> ReadTails(Session session, IReadOnlyCollection<StreamTail> tails, CancellationToken stop)
    {
        // Marten's query language knows no pairs: what lies before a tail is read and left out here.
        var (asked, first, from) = (tails.Select(t => t.Stream).ToArray(), tails.Select(t => t.From).DefaultIfEmpty(1).Min(), tails.ToDictionary(t => t.Stream, t => t.From));
        var events = await Read(session, e => e.StreamId.IsOneOf(asked) && e.Version >= first, rows => rows.OrderBy(e => e.StreamId).ThenBy(e => e.Version), stop);
        return events.Where(e => e.Version >= from[e.Stream]).ToLookup(e => e.Stream);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadLog(Session session, long after, int most, CancellationToken stop) =>
        Read(session, e => e.Sequence > after, rows => rows.OrderBy(e => e.Sequence).Take(most), stop);

    /// <inheritdoc/>
    public void Dispose() => stores.ForEach(store => store.Dispose());

    // Rule 1 of the log: the transaction id comes before the first number. And no number is drawn for a race that is lost: versions are seen under
    // a lock first. Rows that exist are locked by id, then those that do not are made by id, so that two batches never wait for each other in a ring.
    static async Task Hold(NpgsqlTransaction transaction, IReadOnlyList<StreamAppend> appends, CancellationToken stop)
    {
        var held = new Dictionary<Guid, (long Version, bool Archived)>();
        await using (var locking = new NpgsqlBatch(transaction.Connection, transaction)
        {
            BatchCommands =
            {
                new("select pg_current_xact_id()::text"),
                new("select id, version, is_archived from mt_streams where id = any($1) order by id for update") { Parameters = { new() { Value = appends.Select(a => a.Stream).ToArray() } } },
            },
        })
        await using (var reader = await locking.ExecuteReaderAsync(stop))
        {
            await reader.NextResultAsync(stop);
            while (await reader.ReadAsync(stop)) held[reader.GetGuid(0)] = (reader.GetInt64(1), reader.GetBoolean(2));
        }

        foreach (var append in appends)
        {
            var (version, archived) = held.GetValueOrDefault(append.Stream);
            if (archived) throw new StreamArchived($"stream {append.Stream} is archived");
            if (version != append.Head.Version) throw new StreamMoved($"stream {append.Stream} is not at version {append.Head.Version}");
        }

        // The day of the last append, which Marten leaves at that of the first.
        await using var touching = new NpgsqlCommand("update mt_streams set timestamp = now() where id = any($1)", transaction.Connection, transaction) { Parameters = { new() { Value = held.Keys.ToArray() } } };
        if (held.Count > 0) await touching.ExecuteNonQueryAsync(stop);
        var absent = appends.Where(a => !held.ContainsKey(a.Stream)).OrderBy(a => a.Stream).ToArray();
        if (absent.Length == 0) return;
        await using var making = new NpgsqlCommand(
            "insert into mt_streams (id, type, version) select s.id, s.type, 0 from unnest($1, $2) with ordinality as s(id, type, n) order by s.n on conflict do nothing", transaction.Connection, transaction)
        {
            Parameters = { new() { Value = absent.Select(a => a.Stream).ToArray() }, new() { Value = absent.Select(a => a.StreamType).ToArray() } },
        };
        if (await making.ExecuteNonQueryAsync(stop) != absent.Length) throw new StreamMoved("a stream of the batch has come into being meanwhile");
    }

    // Marten has named the event after its type; the stored name and type are ours.
    static void Name(IEvent written, NewEvent added, byte[] headers)
    {
        (written.EventTypeName, written.DotNetTypeName) = (added.Type, added.DotnetType);
        written.Headers = JsonSerializer.Deserialize<Dictionary<string, object>>(headers)!;
    }

    // In the caller's transaction, else in one of its own: a session of Marten's over a bare connection would close it. Faults of the database
    // are told as every other statement tells them: who tries what again is decided by those.
    static async Task<T> Within<T>(Session session, Func<NpgsqlTransaction, Task<T>> work, CancellationToken stop)
    {
        await using var own = session.Transaction is null ? await session.Connection.BeginTransactionAsync(stop) : null;
        try
        {
            var done = await work(session.Transaction ?? own!);
            if (own is not null) await own.CommitAsync(stop);
            return done;
        }
        catch (Exception told) when (told is not OperationCanceledException && told.InnerException is NpgsqlException)
        {
            ExceptionDispatchInfo.Throw(told.InnerException);
            throw;
        }
    }
}
