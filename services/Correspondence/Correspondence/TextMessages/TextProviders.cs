using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Recouvrement.Correspondence.TextMessages;

/// <summary>The provider of text messages behind a time-out per request and a circuit of its own. Only what asks is tried again by itself: to send is never repeated blindly.</summary>
sealed class TextProviders : IDisposable
{
    const int LargestAnswer = 1 << 20, Retries = 3;
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    readonly HttpClient http;

    public TextProviders(IOptions<TextOptions> options)
    {
        var settings = options.Value;
        http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false, UseCookies = false })
        {
            // Never resolves (RFC 2606): without a provider text messages wait, visibly, instead of failing.
            BaseAddress = settings.BaseUrl ?? new("http://sms.invalid/"),
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        if (settings.Key is { Length: > 0 } key) http.DefaultRequestHeaders.Add("api-key", key);
        Counter = RestLibrary.For<ITextProvider>(http, JsonSerializerOptions.Web, (answer, _) => new HttpRequestException(null, null, answer.StatusCode), _ => { });
        var away = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>().Handle<IOException>();
        Once = new ResiliencePipelineBuilder()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions { ShouldHandle = away, FailureRatio = 0.5, MinimumThroughput = 10, SamplingDuration = TimeSpan.FromSeconds(10), BreakDuration = settings.Break })
            .AddTimeout(settings.Timeout)
            .Build();
        Patience = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions { ShouldHandle = away, MaxRetryAttempts = Retries, BackoffType = DelayBackoffType.Exponential, Delay = TimeSpan.FromMilliseconds(100), MaxDelay = LongestPause, UseJitter = true })
            .AddPipeline(Once)
            .Build();
        LongestAttempt = ((Retries + 2) * settings.Timeout) + (Retries * LongestPause);
    }

    /// <summary>The provider.</summary>
    public ITextProvider Counter { get; }

    /// <summary>One attempt.</summary>
    public ResiliencePipeline Once { get; }

    /// <summary>Attempts with pauses between them, for what may be asked again.</summary>
    public ResiliencePipeline Patience { get; }

    /// <summary>After it an attempt to send, with the question before it, has ended.</summary>
    public TimeSpan LongestAttempt { get; }

    /// <summary>Throws where the provider, not the request, is the matter.</summary>
    public static HttpResponseMessage Settled(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
            ? throw new HttpRequestException($"The provider answered {(int)answer.StatusCode}.", null, answer.StatusCode)
            : answer;

    /// <summary>What an answer holds, if it is of a sensible size.</summary>
    /// <exception cref="JsonException">It cannot be read.</exception>
    public static async Task<T> Read<T>(HttpResponseMessage answer, CancellationToken stop)
    {
        await answer.Content.LoadIntoBufferAsync(LargestAnswer, stop);
        return JsonSerializer.Deserialize<T>(await answer.Content.ReadAsStringAsync(stop), JsonSerializerOptions.Web) ?? throw new JsonException("The provider's answer is null.");
    }

    /// <summary>The provider's own id, a number or a text.</summary>
    /// <exception cref="JsonException">It is neither, or no id.</exception>
    public static string Id(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.Number => id.GetRawText(),
        JsonValueKind.String when id.GetString() is { Length: > 0 and <= 64 } text && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') => text,
        _ => throw new JsonException("The provider's id is no id."),
    };

    /// <summary>Whether the provider, not the request, is the matter.</summary>
    public static bool IsAway(Exception failed) => failed is HttpRequestException or TimeoutRejectedException or BrokenCircuitException or IOException;

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
