using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Recouvrement.Correspondence.Post;

/// <summary>
/// The provider behind a time-out per request, retries with jitter, and a circuit that opens when it keeps failing, so that nobody waits
/// for one that is away. Shared by all who ask it.
/// </summary>
sealed class PostProviders : IDisposable
{
    const int LargestAnswer = 8 << 20, Retries = 3;
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    readonly HttpClient http;

    public PostProviders(IOptions<PostOptions> options, CircuitBreakerStateProvider circuit)
    {
        var settings = options.Value;
        http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false, UseCookies = false })
        {
            // Never resolves (RFC 2606): without a provider letters wait, visibly, instead of failing.
            BaseAddress = settings.BaseUrl ?? new("http://provider.invalid/"),
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", settings.Key);
        Counter = RestLibrary.For<IPostProvider>(http, JsonSerializerOptions.Web, (answer, _) => new HttpRequestException(null, null, answer.StatusCode), _ => { });
        Patience = Pipeline(settings, circuit);
        LongestAttempt = ((Retries + 1) * settings.Timeout) + (Retries * LongestPause);
    }

    /// <summary>The provider.</summary>
    public IPostProvider Counter { get; }

    /// <summary>What every request to it goes through.</summary>
    public ResiliencePipeline Patience { get; }

    /// <summary>After it everything that went through <see cref="Patience"/> has ended.</summary>
    public TimeSpan LongestAttempt { get; }

    /// <summary>Throws where asking again may help, so that the pipeline does.</summary>
    public static HttpResponseMessage Settled(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
            ? throw new HttpRequestException($"The provider answered {(int)answer.StatusCode}.", null, answer.StatusCode)
            : answer;

    /// <summary>The letter that an answer tells of.</summary>
    /// <exception cref="JsonException">It tells of none.</exception>
    public static async Task<PostedLetter> Letter(HttpResponseMessage answer, CancellationToken stop)
    {
        await answer.Content.LoadIntoBufferAsync(LargestAnswer, stop);
        return JsonSerializer.Deserialize<PostedLetter>(await answer.Content.ReadAsStringAsync(stop), JsonSerializerOptions.Web) ?? throw new JsonException("The provider's answer is null.");
    }

    /// <summary>What an answer holds, if it is of a sensible size.</summary>
    public static async Task<byte[]> Bytes(HttpResponseMessage answer, CancellationToken stop)
    {
        await answer.Content.LoadIntoBufferAsync(LargestAnswer, stop);
        return await answer.Content.ReadAsByteArrayAsync(stop);
    }

    /// <summary>Whether the provider, not the request, is the matter.</summary>
    public static bool IsAway(Exception failed) => failed is HttpRequestException or TimeoutRejectedException or BrokenCircuitException or IOException;

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    static ResiliencePipeline Pipeline(PostOptions settings, CircuitBreakerStateProvider circuit)
    {
        var away = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>().Handle<IOException>();
        return new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = away,
                MaxRetryAttempts = Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(100),
                MaxDelay = LongestPause,
                UseJitter = true,
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = away,
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = settings.Break,
                StateProvider = circuit,
            })
            .AddTimeout(settings.Timeout)
            .Build();
    }
}
