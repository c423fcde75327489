using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using JasperFx;
using JasperFx.Events;
using Marten;
using Marten.Events.Archiving;
using Marten.Services;
using Marten.Services.Json.Transformations;
using Npgsql;

namespace Recouvrement.Platform.EventStore;

/// <summary>
/// The event store on Marten: it appends and reads through Marten's sessions, on the caller's connection and transaction. Marten sees events
/// as raw JSON under their stored names; what they mean is the business of <see cref="EventNames{TEvent}"/>, whatever the store.
/// </summary>
public sealed class MartenEventStore : IEventStore, IDisposable
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

    Task<IReadOnlyList<StoredEvent>> Read(Session session, Expression<Func<IEvent, bool>> which, Func<IQueryable<IEvent>, IQueryable<IEvent>> order, CancellationToken stop) =>
        Within<IReadOnlyList<StoredEvent>>(session, async transaction =>
        {
            while (true)
            {
                var knowing = marten;
                await using var reading = knowing.Store.QuerySession(SessionOptions.ForTransaction(transaction));
                var asked = order(reading.Events.QueryAllRawEvents().Where(which).Where(e => e.MaybeArchived()));
                Exception? unreadable = null;
                try
                {
                    var events = await asked.ToListAsync(stop);
                    if (events.All(e => e.Data is Raw)) return [.. events.Select(Stored)];
                }
                catch (Exception failed) when (failed is not OperationCanceledException && failed.InnerException is not NpgsqlException)
                {
                    // For a name it has not been told Marten looks for the class, which another version of the service may have had.
                    unreadable = failed;
                }

                if (!Learn(knowing, await asked.Select(e => e.EventTypeName).ToListAsync(stop))) throw new InvalidDataException("Marten cannot read the events of this service.", unreadable);
            }
        }, stop);

    // Marten remembers which names it could not read, so it is opened anew; a name of another version costs that once in the life of a process.
    bool Learn(Knowing before, IEnumerable<string> names)
    {
        lock (learning)
        {
            if (marten != before) return true;
            var all = before.Names.Union(names);
            if (all.Count == before.Names.Count) return false;
            marten = Open(all);
            return true;
        }
    }

    Knowing Open(ImmutableHashSet<string> names)
    {
        var store = DocumentStore.For(options =>
        {
            Configure(options, schema);
            // A door of its own that leads nowhere (RFC 2606): everything is done on the caller's connection. After a failure Marten would fill the
            // holes it leaves with events of a stream of its own, under numbers drawn by a transaction that has ended; readers count on their being dead.
            options.Connection("Host=marten.invalid");
            // What fails within the caller's transaction has failed all of it: asking again would only hide the reason.
            options.ConfigurePolly(_ => { });
            options.ConfigureWritePolly(_ => { });
            options.Events.TimeProvider = time;
            foreach (var name in names) options.Events.Upcast<Raw>(name, AsItIs);
        });
        stores.Add(store);
        return new(store, names);
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

    static StoredEvent Stored(IEvent e) => new(
        e.Sequence, e.Id, e.StreamId, e.Version, e.EventTypeName, ((Raw)e.Data).Utf8, e.Headers is null ? [] : JsonSerializer.SerializeToUtf8Bytes(e.Headers),
        e.Timestamp, e.CorrelationId, e.CausationId);

    static JsonTransformation AsItIs { get; } = new(
        (_, reader, column) => new Raw(reader.GetFieldValue<byte[]>(column)),
        async (_, reader, column, stop) => new Raw(await reader.GetFieldValueAsync<byte[]>(column, stop)));

    sealed record Knowing(DocumentStore Store, ImmutableHashSet<string> Names);

    sealed record Raw(byte[] Utf8);

    sealed class RawJson : JsonConverter<Raw>
    {
        public override Raw Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Raw value, JsonSerializerOptions options) => writer.WriteRawValue(value.Utf8, skipInputValidation: true);
    }

    // Marten's own way makes dates of texts that look like dates; the hash is over the texts.
    sealed class RawHeaders : JsonConverter<Dictionary<string, object>>
    {
        public override Dictionary<string, object> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonElement.ParseValue(ref reader).EnumerateObject().ToDictionary(header => header.Name, object (header) => header.Value);

        public override void Write(Utf8JsonWriter writer, Dictionary<string, object> value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value);
    }
}
