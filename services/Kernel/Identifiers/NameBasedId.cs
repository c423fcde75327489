using System.Security.Cryptography;
using System.Text;

namespace Recouvrement.Kernel.Identifiers;

/// <summary>
/// Ids that follow from what they name: UUID version 5 (RFC 9562) in one constant namespace. The same business key is the same id
/// for ever, on every machine, so that what is repeated is recognised. Neither the namespace nor the spelling of a key may change.
/// </summary>
public static class NameBasedId
{
    static readonly byte[] Namespace = new Guid("6f0b7a52-6d0e-5f0c-9c1e-6f4f5a1c7d11").ToByteArray(bigEndian: true);

    /// <summary>The stream of a kind of thing: <c>invoice|732829320|FA2026-0012|2026</c>.</summary>
    /// <param name="kind">snake_case name of the aggregate.</param>
    /// <param name="creditor">The creditor entity that owns it.</param>
    /// <param name="key">The ERP's own key, trimmed and put in upper case here.</param>
    public static Guid OfStream(string kind, Siren creditor, params ReadOnlySpan<string> key)
    {
        var name = new StringBuilder(kind).Append('|').Append(creditor.Digits);
        foreach (var part in key) name.Append('|').Append(part.Trim().ToUpperInvariant());
        return Of(name.ToString());
    }

    /// <summary>The id of any text, for example of a decision (case, episode, step, date).</summary>
    public static Guid Of(string name)
    {
#pragma warning disable CA5350 // UUIDv5 is defined on SHA-1; nothing here relies on it against forgery.
        var hash = SHA1.HashData([.. Namespace, .. Encoding.UTF8.GetBytes(name)]);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
