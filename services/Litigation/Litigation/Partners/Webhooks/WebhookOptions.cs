namespace Recouvrement.Litigation.Partners.Webhooks;

/// <summary>Configuration of webhooks, <c>Webhooks:…</c>.</summary>
sealed class WebhookOptions
{
    const int LeastKey = 32;

    public WebhookOptions(IConfiguration configuration)
    {
        var section = configuration.GetSection("Webhooks");
        AllowPrivate = section.GetValue("AllowPrivate", false);
        FirstPause = section.GetValue("FirstPause", TimeSpan.FromSeconds(5));
        LongestPause = section.GetValue("LongestPause", TimeSpan.FromHours(4));
        Turn = section.GetValue("Turn", TimeSpan.FromSeconds(10));
        TimeOut = section.GetValue("TimeOut", TimeSpan.FromSeconds(10));
        DisableAfter = section.GetValue("DisableAfter", TimeSpan.FromDays(5));
        KeepDeliveries = section.GetValue("KeepDeliveries", TimeSpan.FromDays(30));
        if (section["Key"] is not { Length: > 0 } key) return;
        var bytes = new byte[key.Length];
        if (!Convert.TryFromBase64String(key, bytes, out var length) || length < LeastKey) throw new InvalidOperationException($"Webhooks:Key is not base64 of at least {LeastKey} bytes.");
        Key = bytes[..length];
    }

    /// <summary>What the secrets of all agencies are derived from, at least 32 bytes; without it webhooks are off. Another key is another secret for every agency.</summary>
    public byte[]? Key { get; }

    /// <summary>Lets http and private addresses through: for tests and sandboxes on one machine, never in production.</summary>
    public bool AllowPrivate { get; }

    /// <summary>Before the second try; four times as long before each further one.</summary>
    public TimeSpan FirstPause { get; }

    /// <summary>Between two tries.</summary>
    public TimeSpan LongestPause { get; }

    /// <summary>So long one agency is delivered to before the next has its turn.</summary>
    public TimeSpan Turn { get; }

    /// <summary>Of one try.</summary>
    public TimeSpan TimeOut { get; }

    /// <summary>So long a webhook may fail without a break before it is disabled.</summary>
    public TimeSpan DisableAfter { get; }

    /// <summary>How long the log of deliveries goes back.</summary>
    public TimeSpan KeepDeliveries { get; }
}
