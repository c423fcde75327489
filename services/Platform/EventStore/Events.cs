namespace Recouvrement.Platform.EventStore;

/// <summary>A fact on its way into a stream, already written as JSON.</summary>
/// <param name="Id">Event id, version 7.</param>
/// <param name="Type">Stored name, snake_case.</param>
/// <param name="DotnetType"><c>Namespace.Type, Assembly</c>, for Marten's tools.</param>
/// <param name="SchemaVersion">Version of the event's shape, from 1.</param>
/// <param name="Data">The event in RFC 8785 form (<see cref="CanonicalJson"/>).</param>
public sealed record NewEvent(Guid Id, string Type, string DotnetType, int SchemaVersion, byte[] Data);

/// <summary>Who did it, when by the business clock, and what it follows from.</summary>
/// <param name="Actor">The name of the key's owner, or <c>service:…</c>.</param>
/// <param name="HappenedAt">Business time.</param>
/// <param name="CorrelationId">Of the whole conversation.</param>
/// <param name="CausationId">The message or request that caused it.</param>
/// <param name="TraceParent">W3C trace context of the writer: the relay works outside the request, and one trace spans both.</param>
public sealed record EventContext(string Actor, DateTimeOffset HappenedAt, string? CorrelationId = null, string? CausationId = null, string? TraceParent = null);

/// <summary>Where a stream ends: what the next append continues.</summary>
/// <param name="Version">Number of events.</param>
/// <param name="Hash">Hash of the last event, 64 hexadecimal digits; zeros for a stream without events.</param>
public readonly record struct StreamHead(long Version, string Hash)
{
    /// <summary>A stream that has no events yet.</summary>
    public static StreamHead New { get; } = new(0, new string('0', 64));
}

/// <summary>The end of a stream.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="From">Version of the first event that is wanted.</param>
public readonly record struct StreamTail(Guid Stream, long From);

/// <summary>New events for one stream.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="StreamType">snake_case name of the aggregate.</param>
/// <param name="Head">Where the caller saw the stream end.</param>
/// <param name="Events">At least one.</param>
public sealed record StreamAppend(Guid Stream, string StreamType, StreamHead Head, IReadOnlyList<NewEvent> Events);

/// <summary>A fact as it lies in the log, with all that it carries besides its data.</summary>
public sealed record StoredEvent(
    long Sequence, Guid Id, Guid Stream, long Version, string Type, byte[] Data, byte[] HeaderData,
    DateTimeOffset RecordedAt, string? CorrelationId, string? CausationId)
{
    EventHeaders? headers;

    /// <summary>What stands in the headers column.</summary>
    public EventHeaders Headers => headers ??= EventHeaders.Read(HeaderData);
}

/// <summary>The stream has moved on since the caller read it. Load, decide and append again.</summary>
public sealed class StreamMoved(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The id belongs to a stream of another kind: all streams of a service lie side by side, those under ids that callers choose included.</summary>
public sealed class StreamOfAnother(string message) : Exception(message);

/// <summary>The stream is archived: nothing can be appended to it, and trying again will not help.</summary>
public sealed class StreamArchived(string message, Exception? inner = null) : Exception(message, inner);
