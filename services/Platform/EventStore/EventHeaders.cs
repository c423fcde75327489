using System.Globalization;
using System.Text.Json;

namespace Recouvrement.Platform.EventStore;

/// <summary>The headers of an event. All of them but the two hashes go into the hash.</summary>
/// <param name="Actor">Who did it.</param>
/// <param name="HappenedAt">Business time.</param>
/// <param name="RecordedAt">Real time, in microseconds; set by the writer (the table's own timestamp stays outside the hash).</param>
/// <param name="Schema">Version of the event's shape.</param>
/// <param name="TraceParent">W3C trace context, or null.</param>
/// <param name="PreviousHash">Hash of the event before it in its stream.</param>
/// <param name="Hash">Its own hash.</param>
public sealed record EventHeaders(string Actor, DateTimeOffset HappenedAt, DateTimeOffset RecordedAt, int Schema, string? TraceParent, string PreviousHash, string Hash)
{
    const string Microseconds = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>Reads the headers column.</summary>
    public static EventHeaders Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new(
            Text(root, "actor") ?? "", Instant(root, "happened_at"), Instant(root, "recorded_at"),
            root.TryGetProperty("schema", out var schema) ? schema.GetInt32() : 1,
            Text(root, "traceparent"), Text(root, "previous_hash") ?? "", Text(root, "hash") ?? "");
    }

    /// <summary>An instant as headers hold it.</summary>
    internal static string Written(DateTimeOffset at) => at.UtcDateTime.ToString(Microseconds, CultureInfo.InvariantCulture);

    static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;

    static DateTimeOffset Instant(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetDateTimeOffset() : default;
}
