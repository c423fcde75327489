using System.Numerics;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Correspondence.Domain.Inbound;

/// <summary>
/// A message as it stands in an address, <c>mailbox+token@domain</c>: what comes to that address is about that message, whatever a mail program has done to the rest. 26 letters and
/// digits without those that look alike, in any case.
/// </summary>
public static class ReplyToken
{
    const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";
    const int Length = 26;

    /// <summary>The token of a message.</summary>
    public static string Of(Guid decision)
    {
        var number = new BigInteger(decision.ToByteArray(bigEndian: true), isUnsigned: true, isBigEndian: true);
        return string.Create(Length, number, (token, left) =>
        {
            for (var i = Length - 1; i >= 0; i--) (left, token[i]) = (left >> 5, Digits[(int)(left & 31)]);
        });
    }

    /// <summary>The message of a token; null where it is none.</summary>
    public static Guid? Read(string token)
    {
        if (token.Length != Length) return null;
        var number = BigInteger.Zero;
        foreach (var c in token)
        {
            var digit = Digits.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            if (digit < 0) return null;
            number = (number << 5) + digit;
        }

        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        var size = number.GetByteCount(isUnsigned: true);
        if (size > bytes.Length) return null;
        number.TryWriteBytes(bytes[(bytes.Length - size)..], out _, isUnsigned: true, isBigEndian: true);
        return new(bytes, bigEndian: true);
    }

    /// <summary>A mailbox with the token of a message in it; null where that would be too long for an address.</summary>
    public static EmailAddress? In(EmailAddress mailbox, Guid decision)
    {
        var at = mailbox.Text.LastIndexOf('@');
        return EmailAddress.Parse($"{mailbox.Text[..at]}+{Of(decision)}{mailbox.Text[at..]}");
    }

    /// <summary>The message that an address names; null where it names none.</summary>
    public static Guid? From(string address)
    {
        var at = address.LastIndexOf('@');
        var plus = at > 0 ? address.LastIndexOf('+', at - 1) : -1;
        return plus > 0 ? Read(address[(plus + 1)..at]) : null;
    }
}
