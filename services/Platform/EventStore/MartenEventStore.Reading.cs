using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;
using JasperFx.Events;
using Marten;
using Marten.Events.Archiving;
using Marten.Services;
using Marten.Services.Json.Transformations;
using Npgsql;

namespace Recouvrement.Platform.EventStore;

// How Marten reads: under the names that it was told, and as the raw JSON that lies there.
public sealed partial class MartenEventStore
{
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
