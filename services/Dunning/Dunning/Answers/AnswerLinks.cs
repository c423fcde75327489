using System.Buffers.Binary;
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

    /// <summary>For how many days after its message a link is good.</summary>
    public int Days { get; set; } = 90;

    /// <summary>How often a link may be used in a minute.</summary>
    public int PerMinute { get; set; } = 30;
}

/// <summary>What a link of ours says.</summary>
/// <param name="Decision">The message.</param>
/// <param name="Until">Last day on which it is good; null in links from before they ended: those are good for as long after the day of their message.</param>
public readonly record struct AnswerLink(Guid Decision, DateOnly? Until);

/// <summary>Signed links, one for each message: who has the link may answer that message, and nothing else, for a time. It holds no personal data.</summary>
public sealed class AnswerLinks
{
    const int KeyLength = 32, IdLength = 16, DayLength = 4, MarkLength = 16, LongestToken = 64;

    readonly byte[]? key;
    readonly string? address;

    /// <param name="options">Key and address.</param>
    /// <exception cref="FormatException">The key is not 32 bytes in base64, or a link would be good for no day.</exception>
    public AnswerLinks(AnswerOptions options)
    {
        if (options.Days is < 1 or > 3650) throw new FormatException("Answers:Days is a number of days from 1 to 3650.");
        Days = options.Days;
        if (string.IsNullOrEmpty(options.Key) || string.IsNullOrEmpty(options.BaseUrl)) return;
        key = Convert.FromBase64String(options.Key);
        if (key.Length != KeyLength) throw new FormatException("Answers:Key is 32 bytes in base64.");
        address = options.BaseUrl.TrimEnd('/');
    }

    /// <summary>For how many days after its message a link is good.</summary>
    public int Days { get; }

    /// <summary>The link of a message; null where there is none.</summary>
    /// <param name="decision">The message.</param>
    /// <param name="on">Its day.</param>
    public string? Of(Guid decision, DateOnly on) => key is null ? null : $"{address}/answers/{Token(decision, on.AddDays(Days))}";

    /// <summary>What a token says; null where it is not one of ours.</summary>
    public AnswerLink? Read(string token)
    {
        Span<byte> bytes = stackalloc byte[IdLength + DayLength + MarkLength];
        if (key is null || token.Length > LongestToken || !Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, bytes, out var written)) return null;
        if (written != bytes.Length && written != bytes.Length - DayLength) return null;
        var said = bytes[..(written - MarkLength)];
        if (!CryptographicOperations.FixedTimeEquals(bytes[said.Length..written], Mark(said))) return null;
        var decision = new Guid(said[..IdLength], bigEndian: true);
        if (said.Length == IdLength) return new(decision, null);
        var day = BinaryPrimitives.ReadInt32BigEndian(said[IdLength..]);
        return day >= DateOnly.MinValue.DayNumber && day <= DateOnly.MaxValue.DayNumber ? new(decision, DateOnly.FromDayNumber(day)) : null;
    }

    string Token(Guid decision, DateOnly until)
    {
        var said = new byte[IdLength + DayLength];
        decision.TryWriteBytes(said, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(said.AsSpan(IdLength), until.DayNumber);
        return Base64Url.EncodeToString([.. said, .. Mark(said)]);
    }

    // What is signed with a day cannot be cut to a link without one: its length is part of what is signed.
    byte[] Mark(ReadOnlySpan<byte> said) => HMACSHA256.HashData(key!, (byte[])[.. said.Length == IdLength ? "answer|"u8 : "answer-until|"u8, .. said])[..MarkLength];
}
