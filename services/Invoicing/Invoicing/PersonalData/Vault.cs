using System.Security.Cryptography;
using System.Text;

namespace Recouvrement.Invoicing.PersonalData;

/// <summary>
/// Seals what names a person. Each person has a key of its own (AES-256-GCM), which lies wrapped by the key of the installation
/// (<c>PersonalData:Key</c>, 32 bytes in base64): a copy of the database alone tells nothing, and whose key is destroyed is forgotten.
/// </summary>
public sealed class Vault(IConfiguration configuration)
{
    const int KeySize = 32, NonceSize = 12, TagSize = 16;

    readonly Lazy<byte[]> master = new(() => Read(configuration["PersonalData:Key"]));

    /// <summary>Tells keys of the installation apart without telling them.</summary>
    public string Master => Convert.ToHexStringLower(Derived("name of the key"))[..16];

    /// <summary>A new person's key, wrapped.</summary>
    public byte[] NewKey(Guid subject) => Encrypted(master.Value, Context("key", subject), RandomNumberGenerator.GetBytes(KeySize));

    /// <summary>What is said of a person, sealed under its wrapped key for one purpose.</summary>
    public byte[] Seal(Guid subject, byte[] wrapped, string purpose, ReadOnlySpan<byte> plain) => Encrypted(Key(subject, wrapped), Context(purpose, subject), plain);

    /// <summary>What was sealed.</summary>
    /// <exception cref="CryptographicException">It was tampered with, belongs to somebody else, or the installation has another key.</exception>
    public byte[] Open(Guid subject, byte[] wrapped, string purpose, ReadOnlySpan<byte> sealedText) => Decrypted(Key(subject, wrapped), Context(purpose, subject), sealedText);

    /// <summary>Finds an e-mail address again without keeping it: nobody without the key can try addresses out.</summary>
    public byte[] Trace(string email) => HMACSHA256.HashData(Derived("search by e-mail"), Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant()));

    /// <summary>What stands in a stream for words that may name a person: tells whether they are the same, and nobody without the key can try words out.</summary>
    /// <param name="owner">Whose words; the same words of another owner look different.</param>
    /// <param name="words">Null for none.</param>
    public string? Fingerprint(string owner, string? words) =>
        words is null ? null : Convert.ToHexStringLower(HMACSHA256.HashData(Derived("fingerprints"), Encoding.UTF8.GetBytes($"{owner}|{words}")));

    byte[] Key(Guid subject, byte[] wrapped) => Decrypted(master.Value, Context("key", subject), wrapped);

    byte[] Derived(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, master.Value, KeySize, info: Encoding.UTF8.GetBytes(purpose));

    // The subject is bound to what is sealed: a row copied to another person does not open.
    static byte[] Context(string purpose, Guid subject) => [.. Encoding.UTF8.GetBytes(purpose), 0, .. subject.ToByteArray(bigEndian: true)];

    static byte[] Encrypted(byte[] key, byte[] context, ReadOnlySpan<byte> plain)
    {
        var all = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(all.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(all.AsSpan(0, NonceSize), plain, all.AsSpan(NonceSize + TagSize), all.AsSpan(NonceSize, TagSize), context);
        return all;
    }

    static byte[] Decrypted(byte[] key, byte[] context, ReadOnlySpan<byte> all)
    {
        if (all.Length < NonceSize + TagSize) throw new CryptographicException("What was sealed is cut short.");
        var plain = new byte[all.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(all[..NonceSize], all[(NonceSize + TagSize)..], all.Slice(NonceSize, TagSize), plain, context);
        return plain;
    }

    static byte[] Read(string? text)
    {
        var key = new byte[KeySize];
        if (text is not null && Convert.TryFromBase64String(text, key, out var read) && read == KeySize) return key;
        throw new InvalidOperationException("PersonalData:Key is not set to 32 bytes in base64: make one with 'openssl rand -base64 32' and keep it apart from the database.");
    }
}
