using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Recouvrement.Correspondence.Post.Maileva;

/// <summary>
/// Calls of Maileva's notification centre. It signs nothing: it brings the login and password that were given with the subscription. Therefore nothing in it is believed but which letter
/// it is about, by our own key (<c>resource_custom_id</c>).
/// </summary>
static class MailevaWebhook
{
    /// <summary>What a call is.</summary>
    public static WebhookCall Read(MailevaOptions settings, IHeaderDictionary headers, ReadOnlyMemory<byte> body)
    {
        if (settings.WebhookPassword is not { Length: > 0 } password) return new WebhookCall.NotSetUp();
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.WebhookLogin}:{password}"));
        // Of hashes, so that neither length nor content of the secret tells by the time it takes.
        if (!CryptographicOperations.FixedTimeEquals(Hash(headers.Authorization.ToString()), Hash(expected))) return new WebhookCall.Forged();
        try
        {
            var told = JsonSerializer.Deserialize<Notice>(body.Span, MailevaHttp.Json);
            return told?.EventDate is { } at ? new WebhookCall.News(Guid.TryParse(told.ResourceCustomId, out var decision) ? decision : null, at) : new WebhookCall.Unreadable();
        }
        catch (JsonException)
        {
            return new WebhookCall.Unreadable();
        }
    }

    static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    sealed record Notice(string? EventType, DateTimeOffset? EventDate, string? ResourceId, string? ResourceCustomId);
}
