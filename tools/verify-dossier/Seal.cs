using System.Security.Cryptography;
using System.Text.Json;

namespace Recouvrement.VerifyDossier;

/// <summary>Steps 7 and 9: who vouches for it, and what was told of it before.</summary>
static class Seal
{
    const string Algorithm = "ecdsa-p256-sha256";
    const int LongestSignature = 72, KeyLength = 91;
    static readonly byte[] P256 = Convert.FromHexString("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    /// <summary>The DER of a public key in PEM.</summary>
    /// <exception cref="FormatException">It is none on P-256.</exception>
    public static byte[] PublicKey(string pem)
    {
        if (!PemEncoding.TryFind(pem, out var found) || pem[found.Label] is not "PUBLIC KEY") throw new FormatException("there is no PUBLIC KEY in PEM in it");
        var key = Convert.FromBase64String(pem[found.Base64Data]);
        return key.Length == KeyLength && key.AsSpan().StartsWith(P256) ? key : throw new FormatException("it is no ECDSA key on P-256");
    }

    /// <summary>The archive says that nobody signed it, and nobody did.</summary>
    public static void Unsigned(Manifest manifest, ReadOnlyMemory<byte>? signature) =>
        Refused.Unless(manifest.KeyId is null && signature is null, "signature", $"the archive is signed, or was: give the key");

    /// <summary>The key signed it.</summary>
    public static void Signed(Manifest manifest, ReadOnlyMemory<byte>? signature, ReadOnlySpan<byte> message, byte[] key)
    {
        Refused.Unless(manifest.KeyId is not null || signature is null, "signature", $"there is a signature, but the manifest says that there is none");
        Refused.Unless(manifest.KeyId is not null, "unsigned", $"the archive says that it is not signed");
        Refused.Unless(signature is not null, "signature", $"the manifest says that it is signed, but the signature is missing");
        Refused.Unless(manifest.Algorithm == Algorithm, "signature", $"the algorithm {manifest.Algorithm} is not known");
        Refused.Unless(manifest.KeyId == Contents.Sha256(key), "other_key", $"it is signed by the key {manifest.KeyId}, not by the one given");
        Refused.Unless(signature!.Value.Length <= LongestSignature, "signature", $"it is too long");
        using var ecdsa = ECDsa.Create();
        Refused.Unless(IsOf(ecdsa, signature.Value.Span, message, key), "signature", $"it is not that of this manifest by this key");
    }

    /// <summary>What was told of the histories before is in them.</summary>
    /// <returns>How many heads were compared, and the histories of which none was.</returns>
    public static (int Compared, IReadOnlyList<string> Uncovered) Heads(Manifest manifest, IReadOnlyDictionary<(string, long), string> known, JsonElement told)
    {
        var streams = manifest.Histories.Select(h => h.Stream).ToHashSet();
        var covered = new HashSet<string>();
        var compared = 0;
        foreach (var message in told.ValueKind is JsonValueKind.Array ? told.EnumerateArray().ToArray() : [told])
            foreach (var head in (message.TryGetProperty("data", out var data) ? data : message).GetProperty("heads").EnumerateArray())
            {
                var (stream, version) = (head.GetProperty("stream").GetString()!, head.GetProperty("version").GetInt64());
                if (!streams.Contains(stream)) continue;
                Refused.Unless(known.GetValueOrDefault((stream, version)) == head.GetProperty("hash").GetString(), "heads", $"version {version} of stream {stream} is not what was told before");
                compared++;
                covered.Add(stream);
            }

        Refused.Unless(compared > 0, "heads", $"none of the heads given is of this dossier");
        return (compared, [.. manifest.Histories.Where(h => !covered.Contains(h.Stream)).Select(h => h.Path)]);
    }

    static bool IsOf(ECDsa ecdsa, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> message, byte[] key)
    {
        try
        {
            ecdsa.ImportSubjectPublicKeyInfo(key, out _);
            return ecdsa.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
