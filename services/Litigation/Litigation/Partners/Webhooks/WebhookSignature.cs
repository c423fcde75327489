using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Recouvrement.Litigation.Partners.Webhooks;

/// <summary>
/// Signatures of Standard Webhooks, v1: HMAC-SHA256 over <c>id.timestamp.body</c>. A secret is derived from the installation's key and the
/// name it has in the stream: it lies in no table and no event, and who reads the database signs nothing.
/// </summary>
sealed class WebhookSignature(byte[] key)
{
    const string Prefix = "whsec_";

    /// <summary>As it is shown to the agency, once.</summary>
    public string Shown(string agency, Guid secret) => Prefix + Convert.ToBase64String(Derived(agency, secret));

    /// <summary>The headers of one attempt; signed with each of the secrets.</summary>
    public IEnumerable<(string Name, string Value)> Headers(string agency, IEnumerable<Guid> secrets, string id, DateTimeOffset at, byte[] body)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{seconds}."), .. body];
        yield return ("webhook-id", id);
        yield return ("webhook-timestamp", seconds);
        yield return ("webhook-signature", string.Join(' ', secrets.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(Derived(agency, secret), signed)))));
    }

    byte[] Derived(string agency, Guid secret) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"webhook|{agency}|{secret}"));
}
