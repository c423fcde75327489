using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;

namespace Recouvrement.Platform.EventStore;

/// <summary>A state as it was after an event of its stream.</summary>
/// <param name="State">What the events add up to.</param>
/// <param name="Head">The event it was taken after.</param>
public sealed record Snapshot<TState>(TState State, StreamHead Head);

/// <summary>
/// Keeps states beside their events, so that a long stream need not be added up from its beginning. They are a saving, never a truth: one that another
/// build wrote is not read, one that cannot be read is not there, and whoever reads one sees first that its stream still holds the event it was taken after.
/// </summary>
/// <typeparam name="TState">Written field by field (<see cref="StateJson"/>).</typeparam>
/// <param name="table">A table of <c>stream uuid primary key, version bigint, hash text, build text, state bytea</c>, all not null.</param>
public sealed class Snapshots<TState>(string table)
{
    /// <summary>Names the code that a state comes from: with any change of it, all is added up anew.</summary>
    public static string Build { get; } = BuildOf(typeof(TState).Assembly);

    /// <summary>Those of some streams that this build has written.</summary>
    public async Task<Dictionary<Guid, Snapshot<TState>>> Read(Session session, IReadOnlyCollection<Guid> streams, CancellationToken stop)
    {
        var found = new Dictionary<Guid, Snapshot<TState>>(streams.Count);
        foreach (var (stream, head, state) in await session.Read(
            $"select stream, version, hash, state from {table} where stream = any($1) and build = $2",
            row => (row.GetGuid(0), new StreamHead(row.GetInt64(1), row.GetString(2)), row.GetFieldValue<byte[]>(3)), stop, streams.ToArray(), Build))
            if (Readable(state) is { } read) found[stream] = new(read, head);
        return found;
    }

    /// <summary>Keeps some, in the transaction of their events. An older one in the place of a newer one would be as true.</summary>
    public async Task Write(Session session, IReadOnlyCollection<(Guid Stream, Snapshot<TState> Snapshot)> taken, CancellationToken stop)
    {
        if (taken.Count == 0) return;
        // By id, as streams are held: two writers never wait for each other in a ring.
        var rows = taken.OrderBy(t => t.Stream).ToArray();
        await session.Run(
            $"""
            insert into {table} (stream, version, hash, build, state)
            select t.stream, t.version, t.hash, $5, t.state from unnest($1, $2, $3, $4) as t(stream, version, hash, state)
            on conflict (stream) do update set version = excluded.version, hash = excluded.hash, build = excluded.build, state = excluded.state
            """,
            stop, rows.Select(r => r.Stream).ToArray(), rows.Select(r => r.Snapshot.Head.Version).ToArray(), rows.Select(r => r.Snapshot.Head.Hash).ToArray(),
            rows.Select(r => JsonSerializer.SerializeToUtf8Bytes(r.Snapshot.State, StateJson.Options)).ToArray(), Build);
    }

    static TState? Readable(byte[] state)
    {
        try
        {
            return JsonSerializer.Deserialize<TState>(state, StateJson.Options);
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException or InvalidOperationException or FormatException)
        {
            return default;
        }
    }

    static string BuildOf(Assembly folding)
    {
        var family = folding.GetName().Name!.Split('.')[0] + ".";
        var parts = folding.GetReferencedAssemblies().Where(name => name.Name!.StartsWith(family, StringComparison.Ordinal)).Select(Assembly.Load).Append(folding).Append(typeof(StateJson).Assembly);
        var ids = parts.Distinct().Select(part => part.ManifestModule.ModuleVersionId).Order().SelectMany(id => id.ToByteArray()).ToArray();
        return Convert.ToHexStringLower(SHA256.HashData(ids))[..32];
    }
}
