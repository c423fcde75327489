using System.Security.Cryptography;
using System.Text;

namespace Recouvrement.Platform.EventStore;

/// <summary>
/// Writes the headers column of new events, each continuing the hash chain of its stream (<see cref="HashChain"/>). What all events of
/// one write share is written once.
/// </summary>
sealed class ChainWriter : IDisposable
{
    const int HexLength = 2 * SHA256.HashSizeInBytes;
    readonly CanonicalJson json = new();
    readonly byte[] beforeHashes, afterHashes, afterSchema;

    public ChainWriter(EventContext context, DateTimeOffset recordedAt)
    {
        beforeHashes = json.Raw("{\"actor\":"u8).Text(context.Actor).Raw(",\"happened_at\":"u8).Text(EventHeaders.Written(context.HappenedAt)).ToArray();
        afterHashes = json.Clear().Raw(",\"recorded_at\":"u8).Text(EventHeaders.Written(recordedAt)).Raw(",\"schema\":"u8).ToArray();
        json.Clear();
        if (context.TraceParent is not null) json.Raw(",\"traceparent\":"u8).Text(context.TraceParent);
        afterSchema = json.Raw("}"u8).ToArray();
    }

    /// <returns>The headers column of each event, and where the stream then ends.</returns>
    /// <exception cref="ArgumentException">There is no event to append.</exception>
    public (byte[][] Headers, StreamHead Head) Continue(StreamAppend append)
    {
        if (append.Events.Count == 0) throw new ArgumentException($"Nothing is appended to stream {append.Stream}.", nameof(append));
        var headers = new byte[append.Events.Count][];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes], hex = stackalloc byte[HexLength], previous = stackalloc byte[HexLength];
        Encoding.ASCII.GetBytes(append.Head.Hash, hex);
        for (var i = 0; i < headers.Length; i++)
        {
            hex.CopyTo(previous);
            var added = append.Events[i];
            Convert.FromHexString(previous, hash, out _, out _);
            json.Clear().Raw(hash)
                .Raw("{\"data\":"u8).Raw(added.Data)
                .Raw(",\"headers\":"u8).Raw(beforeHashes).Raw(afterHashes).Number(added.SchemaVersion).Raw(afterSchema)
                .Raw(",\"id\":"u8).Id(added.Id)
                .Raw(",\"stream\":"u8).Id(append.Stream)
                .Raw(",\"type\":"u8).Text(added.Type)
                .Raw(",\"version\":"u8).Number(append.Head.Version + i + 1).Raw("}"u8);
            SHA256.HashData(json.Written, hash);
            Convert.TryToHexStringLower(hash, hex, out _);
            headers[i] = json.Clear()
                .Raw(beforeHashes).Raw(",\"hash\":\""u8).Raw(hex).Raw("\",\"previous_hash\":\""u8).Raw(previous).Raw("\""u8)
                .Raw(afterHashes).Number(added.SchemaVersion).Raw(afterSchema).ToArray();
        }

        return (headers, new(append.Head.Version + headers.Length, Encoding.ASCII.GetString(hex)));
    }

    public void Dispose() => json.Dispose();
}
