using System.Security.Cryptography;

namespace Recouvrement.Litigation.Dossiers.Sealing;

/// <summary>
/// The key that signs dossiers: an ECDSA key on P-256 in the PEM file that <c>Dossier:Key</c> names. Without one they are not signed, and say so. Whoever holds the key can sign
/// anything: it belongs in a secret of the installation, and its public half outside of it (<c>GET /dossiers/key</c>).
/// </summary>
sealed class DossierKey : IDisposable
{
    const string P256 = "1.2.840.10045.3.1.7";

    readonly ECDsa? key;

    /// <exception cref="InvalidOperationException">The file is not there or holds no such key: the service does not start.</exception>
    public DossierKey(IConfiguration configuration)
    {
        if (configuration["Dossier:Key"] is not { Length: > 0 } path) return;
        key = Read(path);
        var der = key.ExportSubjectPublicKeyInfo();
        (Id, PublicPem) = (SealedFiles.Sha256(der), PemEncoding.WriteString("PUBLIC KEY", der) + "\n");
    }

    /// <summary>SHA-256 of its DER SubjectPublicKeyInfo; null without a key.</summary>
    public string? Id { get; }

    /// <summary>What a verifier needs; null without a key.</summary>
    public string? PublicPem { get; }

    /// <summary>Signs; null without a key.</summary>
    public byte[]? Sign(ReadOnlySpan<byte> message) => key?.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <inheritdoc/>
    public void Dispose() => key?.Dispose();

    static ECDsa Read(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            // A public key alone reads as well, and signs nothing.
            if (key.ExportParameters(includePrivateParameters: true) is not { D: not null, Curve.Oid.Value: P256 }) throw new CryptographicException("it is no private key on P-256");
            return key;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidOperationException($"Dossier:Key: {path} holds no private ECDSA key on P-256 in PEM ({unreadable.Message}).", unreadable);
        }
    }
}
