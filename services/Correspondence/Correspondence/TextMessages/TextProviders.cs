using System.Text.Json;
using Microsoft.Extensions.Options;
using Recouvrement.Correspondence.Sending;

namespace Recouvrement.Correspondence.TextMessages;

/// <summary>The provider of text messages, and what requests to it go through. Only what asks is tried again by itself: to send is never repeated blindly.</summary>
sealed class TextProviders : IDisposable
{
    /// <summary>Events asked for at a time. Its search by tag is not said to be exact: ours need not be the first of what it finds.</summary>
    public const int Page = 100;

    readonly HttpClient http;

    public TextProviders(IOptions<TextOptions> options)
    {
        var settings = options.Value;
        http = ProviderHttp.At(settings.BaseUrl);
        if (settings.Key is { Length: > 0 } key) http.DefaultRequestHeaders.Add("api-key", key);
        Counter = http.Api<ITextProvider>(JsonSerializerOptions.Web);
        Patience = new(Carriers.Sms, null, settings);
        LongestAttempt = Patience.LongestQuestion + settings.Timeout;
    }

    /// <summary>The provider.</summary>
    public ITextProvider Counter { get; }

    /// <summary>What each request to it goes through.</summary>
    public ProviderPatience Patience { get; }

    /// <summary>After it an attempt to send, with the question before it, has ended.</summary>
    public TimeSpan LongestAttempt { get; }

    /// <summary>The provider's own id, a number or a text.</summary>
    /// <exception cref="JsonException">It is neither, or no id.</exception>
    public static string Id(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.Number => id.GetRawText(),
        JsonValueKind.String when id.GetString() is { Length: > 0 and <= 64 } text && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') => text,
        _ => throw new JsonException("The provider's id is no id."),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        http.Dispose();
        Patience.Dispose();
    }
}
