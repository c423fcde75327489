using Recouvrement.Correspondence.Sending;

namespace Recouvrement.Correspondence.TextMessages;

/// <summary>The provider of text messages. Configuration section <c>Sms</c>.</summary>
public sealed class TextOptions : ProviderLimits
{
    /// <summary>Where it is, such as <c>https://api.brevo.com/v3/</c>; null: text messages wait until it is known.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>Our key there.</summary>
    public string? Key { get; set; }

    /// <summary>Shown as sender: 11 letters and digits at most; null: made of the creditor's name.</summary>
    public string? Sender { get; set; }

    /// <summary>After this long the provider's list of events tells for certain whether it has accepted a text message: it is written behind its counter.</summary>
    public TimeSpan SettlesAfter { get; set; } = TimeSpan.FromMinutes(10);
}
