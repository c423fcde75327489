using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Recouvrement.Platform.EventStore;

/// <summary>
/// The chain that makes a stream tamper-evident: SHA-256 of the previous hash followed by the RFC 8785 form of
/// {data, headers without the hashes, event id, stream, type, version}. Sequence and the table's timestamp stay outside.
/// </summary>
public static class HashChain
{
    /// <summary>The hash of one event, 64 lower-case hexadecimal digits.</summary>
    /// <param name="previousHash">Of the event before it; <see cref="StreamHead.New"/>'s for the first.</param>
    /// <param name="id">Event id.</param>
    /// <param name="stream">Stream id.</param>
    /// <param name="version">Version in the stream.</param>
    /// <param name="type">Stored name.</param>
    /// <param name="data">Canonical.</param>
    /// <param name="headers">Canonical, without the hashes.</param>
    public static string Hash(string previousHash, Guid id, Guid stream, long version, string type, ReadOnlySpan<byte> data, ReadOnlySpan<byte> headers)
    {
        using var json = new CanonicalJson();
        json.Raw(Convert.FromHexString(previousHash))
            .Raw("{\"data\":"u8).Raw(data)
            .Raw(",\"headers\":"u8).Raw(headers)
            .Raw(",\"id\":"u8).Id(id)
            .Raw(",\"stream\":"u8).Id(stream)
            .Raw(",\"type\":"u8).Text(type)
            .Raw(",\"version\":"u8).Number(version).Raw("}"u8);
        return Convert.ToHexStringLower(SHA256.HashData(json.Written));
    }

    /// <summary>Walks a stream from its beginning.</summary>
    /// <returns>The first broken link in words, or null when the chain holds.</returns>
    public static string? FirstBreak(IEnumerable<StoredEvent> stream)
    {
        var head = StreamHead.New;
        foreach (var stored in stream)
        {
            if (stored.Version != head.Version + 1) return $"version {head.Version + 1} of stream {stored.Stream} is missing";
            try
            {
                var says = stored.Headers;
                if (says.PreviousHash != head.Hash) return $"version {stored.Version} of stream {stored.Stream} does not continue version {head.Version}";
                var hash = Hash(head.Hash, stored.Id, stored.Stream, stored.Version, stored.Type, CanonicalJson.Of(stored.Data), WithoutHashes(stored.HeaderData));
                if (says.Hash != hash) return $"version {stored.Version} of stream {stored.Stream} was changed after it was written";
                head = new(stored.Version, hash);
            }
            catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException or NotSupportedException)
            {
                return $"version {stored.Version} of stream {stored.Stream} is not as it was written: {unreadable.Message}";
            }
        }

        return null;
    }

    static byte[] WithoutHashes(byte[] headers)
    {
        var json = JsonNode.Parse(headers)!.AsObject();
        json.Remove("hash");
        json.Remove("previous_hash");
        return CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(json));
    }
}
