using System.Security.Cryptography;

namespace Recouvrement.Platform.Documents;

/// <summary>What a store gave out under a hash.</summary>
public abstract record KeptBytes
{
    KeptBytes()
    {
    }

    /// <summary>The very bytes that were kept.</summary>
    public sealed record Whole(byte[] Bytes) : KeptBytes;

    /// <summary>The store has none.</summary>
    public sealed record Lost : KeptBytes;

    /// <summary>They are others than those that were kept, or more of them.</summary>
    public sealed record Spoilt : KeptBytes;

    /// <summary>Reads a document whole and proves it.</summary>
    /// <param name="store">Where it lies.</param>
    /// <param name="sha256">Lower-case hexadecimal.</param>
    /// <param name="size">As it was recorded: not a byte more is read.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="IOException">The store is away.</exception>
    public static async Task<KeptBytes> Of(IDocumentStore store, string sha256, long size, CancellationToken stop)
    {
        await using var kept = await store.Open(sha256, stop);
        if (kept is null) return new Lost();
        var bytes = new byte[size];
        var read = await kept.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
        return read == bytes.Length && await kept.ReadAsync(new byte[1], stop) == 0 && Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256 ? new Whole(bytes) : new Spoilt();
    }
}
