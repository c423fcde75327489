using System.Text.Json;
using System.Text.Json.Nodes;

namespace Recouvrement.Platform.EventStore;

/// <summary>
/// A stream as text that proves itself (<c>contracts/dossier/README.md</c>, step 5): one event per line in RFC 8785 form, with the hash it was stored with and that of the
/// event before it. Whoever has the text can walk <see cref="HashChain"/> without this program.
/// </summary>
public static class StreamText
{
    /// <summary>The lines of a stream, each ended by a line feed.</summary>
    /// <param name="stream">All its events, in order.</param>
    public static byte[] Of(IEnumerable<StoredEvent> stream)
    {
        using var text = new MemoryStream();
        foreach (var stored in stream)
        {
            text.Write(Line(stored));
            text.WriteByte((byte)'\n');
        }

        return text.ToArray();
    }

    static byte[] Line(StoredEvent stored)
    {
        var headers = JsonNode.Parse(stored.HeaderData)!.AsObject();
        headers.Remove("hash");
        headers.Remove("previous_hash");
        using var json = new CanonicalJson();
        return json
            .Raw("{\"data\":"u8).Raw(CanonicalJson.Of(stored.Data))
            .Raw(",\"hash\":"u8).Text(stored.Headers.Hash)
            .Raw(",\"headers\":"u8).Raw(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(headers)))
            .Raw(",\"id\":"u8).Id(stored.Id)
            .Raw(",\"previousHash\":"u8).Text(stored.Headers.PreviousHash)
            .Raw(",\"stream\":"u8).Id(stored.Stream)
            .Raw(",\"type\":"u8).Text(stored.Type)
            .Raw(",\"version\":"u8).Number(stored.Version)
            .Raw("}"u8).ToArray();
    }
}
