using System.Buffers.Text;
using System.Security.Cryptography;

namespace Recouvrement.Dunning.Answers;

/// <summary>Where debtors answer. Without a key and an address, no message has a link.</summary>
public sealed class AnswerOptions
{
    /// <summary>32 bytes in base64 that sign the links. Another key makes all links of before useless.</summary>
    public string? Key { get; set; }

    /// <summary>Address of this service as debtors reach it, without a slash at the end.</summary>
    public string? BaseUrl { get; set; }
}

/// <summary>Signed links, one for each message: who has the link may answer that message, and nothing else.</summary>
public sealed class AnswerLinks
{
    const int KeyLength = 32, IdLength = 16, MarkLength = 16;

    readonly byte[]? key;
    readonly string? address;

    /// <param name="options">Key and address.</param>
    /// <exception cref="FormatException">The key is not 32 bytes in base64.</exception>
    public AnswerLinks(AnswerOptions options)
    {
        if (string.IsNullOrEmpty(options.Key) || string.IsNullOrEmpty(options.BaseUrl)) return;
        key = Convert.FromBase64String(options.Key);
        if (key.Length != KeyLength) throw new FormatException("Answers:Key is 32 bytes in base64.");
        address = options.BaseUrl.TrimEnd('/');
    }

    /// <summary>The link of a message; null where there is none.</summary>
    public string? Of(Guid decision) => key is null ? null : $"{address}/answers/{Token(decision)}";

    /// <summary>The message of a token; null where it is not one of ours.</summary>
    public Guid? Decision(string token)
    {
        Span<byte> bytes = stackalloc byte[IdLength + MarkLength];
        if (key is null || token.Length > 64 || !Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, bytes, out var written) || written != bytes.Length) return null;
        var decision = new Guid(bytes[..IdLength], bigEndian: true);
        return CryptographicOperations.FixedTimeEquals(bytes[IdLength..], Mark(decision)) ? decision : null;
    }

    string Token(Guid decision) => Base64Url.EncodeToString([.. decision.ToByteArray(bigEndian: true), .. Mark(decision)]);

    byte[] Mark(Guid decision) => HMACSHA256.HashData(key!, (byte[])[.. "answer|"u8, .. decision.ToByteArray(bigEndian: true)])[..MarkLength];
}
