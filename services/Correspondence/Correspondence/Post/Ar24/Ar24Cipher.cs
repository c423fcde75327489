using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Recouvrement.Correspondence.Post.Ar24;

/// <summary>How requests to AR24 are signed and its answers opened: AES-256 in CBC with keys out of our own, as its sample client does it.</summary>
sealed class Ar24Cipher(string privateKey)
{
    const int KeyLength = 32, BlockLength = 16, Digits = 6;
    static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <summary>A request's date enciphered, in base64.</summary>
    public string Signature(string date)
    {
        using var aes = With(Hash(privateKey));
        return Convert.ToBase64String(aes.EncryptCbc(Encoding.UTF8.GetBytes(date), Vector));
    }

    /// <summary>What an answer to the request of a date says; errors and maintenance are told in the clear.</summary>
    /// <exception cref="CryptographicException">It is not enciphered for us.</exception>
    /// <exception cref="FormatException">It is not enciphered at all.</exception>
    public string Open(string body, string date)
    {
        if (body.AsSpan().TrimStart() is ['{', ..]) return body;
        using var aes = With(Hash(date + privateKey));
        return Encoding.UTF8.GetString(aes.DecryptCbc(Convert.FromBase64String(body.Trim()), Vector));
    }

    /// <summary>The one-time password of a moment (RFC 6238).</summary>
    /// <param name="secret">In base32.</param>
    /// <param name="now">The moment.</param>
    public static string OneTime(string secret, DateTimeOffset now)
    {
        var counter = new byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, (long)(now.ToUnixTimeSeconds() / Step.TotalSeconds));
#pragma warning disable CA5350 // The algorithm of one-time passwords is given by the standard.
        var hash = HMACSHA1.HashData(Base32(secret), counter);
#pragma warning restore CA5350
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % (int)Math.Pow(10, Digits)).ToString("D6", CultureInfo.InvariantCulture);
    }

    byte[] Vector => Encoding.ASCII.GetBytes(Hash(Hash(privateKey)))[..BlockLength];

    static Aes With(string key)
    {
        var aes = Aes.Create();
        aes.Key = Encoding.ASCII.GetBytes(key)[..KeyLength];
        return aes;
    }

    // Hexadecimal digits are the key itself there, cut to its length.
    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static byte[] Base32(string text)
    {
        var (bits, held, bytes) = (0, BigInteger.Zero, new List<byte>());
        foreach (var digit in text.ToUpperInvariant().TrimEnd('=').Select(c => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal)).Where(d => d >= 0))
        {
            (held, bits) = ((held << 5) | digit, bits + 5);
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(held >> bits & 0xff));
            held &= (BigInteger.One << bits) - 1;
        }

        return [.. bytes];
    }
}
