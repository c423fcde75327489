using System.Collections.Frozen;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Recouvrement.Kernel.Deciding;

namespace Recouvrement.Platform.EventStore;

/// <summary>Changes the stored JSON of an event from one version of its shape to the next.</summary>
/// <param name="Type">Stored name.</param>
/// <param name="From">The version it reads.</param>
/// <param name="Change">Edits the JSON in place; pure.</param>
public sealed record Upcaster(string Type, int From, Action<JsonObject> Change);

/// <summary>
/// The closed set of one aggregate's events: their stored names (snake_case of the record's name), versions and JSON.
/// </summary>
/// <typeparam name="TEvent">The abstract record with the events nested in it.</typeparam>
public sealed class EventNames<TEvent> where TEvent : class
{
    static readonly FrozenDictionary<Type, (string Name, int Version)> Types = typeof(TEvent)
        .GetNestedTypes().Where(t => t.IsSubclassOf(typeof(TEvent)))
        .ToFrozenDictionary(t => t, t => (EventJson.StoredName(t), t.GetCustomAttribute<SchemaVersionAttribute>()?.Version ?? 1));

    static readonly FrozenDictionary<string, Type> ByName = Types.ToFrozenDictionary(t => t.Value.Name, t => t.Key);

    readonly FrozenDictionary<(string Type, int From), Upcaster> upcasters;

    /// <param name="upcasters">One for each old version of each event.</param>
    /// <exception cref="ArgumentException">An old version of an event has no upcaster.</exception>
    public EventNames(params ReadOnlySpan<Upcaster> upcasters)
    {
        this.upcasters = upcasters.ToArray().ToFrozenDictionary(u => (u.Type, u.From));
        foreach (var (name, version) in Types.Values)
            for (var from = 1; from < version; from++)
                if (!this.upcasters.ContainsKey((name, from))) throw new ArgumentException($"Version {from} of {name} has no upcaster.", nameof(upcasters));
    }

    /// <summary>All stored names with the record each stands for.</summary>
    public static IReadOnlyDictionary<string, Type> All => ByName;

    /// <summary>Whether the stored name belongs to this aggregate.</summary>
    public static bool Knows(string type) => ByName.ContainsKey(type);

    /// <summary>An event ready to be appended, under a new id.</summary>
    /// <exception cref="NotSupportedException">It holds what cannot be stored and read back unchanged (<see cref="CanonicalJson"/>).</exception>
    public static NewEvent Write(TEvent fact)
    {
        var type = fact.GetType();
        var (name, version) = Types[type];
        return new(Guid.CreateVersion7(), name, $"{type.FullName}, {type.Assembly.GetName().Name}", version,
            CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(fact, type, EventJson.Sorted)));
    }

    /// <summary>The event as it was stored, brought to today's shape.</summary>
    /// <exception cref="InvalidDataException">The stored name, its version or its JSON is unknown here.</exception>
    public TEvent Read(StoredEvent stored)
    {
        if (!ByName.TryGetValue(stored.Type, out var type)) throw new InvalidDataException($"'{stored.Type}' is no event of {typeof(TEvent).Name}.");
        var schema = stored.Headers.Schema;
        var today = Types[type].Version;
        if (schema > today) throw new InvalidDataException($"{stored.Type} is stored in version {schema}; this build knows {today}.");
        try
        {
            if (schema == today) return (TEvent)JsonSerializer.Deserialize(stored.Data, type, EventJson.Options)!;
            var json = JsonNode.Parse(stored.Data)!.AsObject();
            for (var from = schema; from < today; from++) upcasters[(stored.Type, from)].Change(json);
            return (TEvent)json.Deserialize(type, EventJson.Options)!;
        }
        catch (JsonException unreadable)
        {
            throw new InvalidDataException($"{stored.Type} {stored.Id} cannot be read at {unreadable.Path}: {unreadable.Message}", unreadable);
        }
    }
}

/// <summary>How events are written as JSON.</summary>
public static class EventJson
{
    /// <summary>camelCase, enums and dates as strings, absent where null.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new StrictText(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    // With their properties in the order that the canonical form wants, so that most facts are written only once.
    internal static JsonSerializerOptions Sorted { get; } = new(Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Sort } },
    };

    static void Sort(JsonTypeInfo shape)
    {
        var order = 0;
        foreach (var property in shape.Properties.OrderBy(p => p.Name, StringComparer.Ordinal)) property.Order = order++;
    }

    /// <summary>snake_case of an event's record name.</summary>
    public static string StoredName(Type type) => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name);
}
