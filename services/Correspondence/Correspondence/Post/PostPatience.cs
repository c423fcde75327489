using System.Net;
using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;

namespace Recouvrement.Correspondence.Post;

/// <summary>
/// What every request to one provider goes through: a limit of requests in a second and at the same time, in which more wait their turn, a circuit that opens when
/// the provider keeps failing, so that nobody waits for one that is away, and a time-out. Asking is tried again with jitter; telling never is: who tells twice must have asked between.
/// </summary>
sealed class PostPatience : IDisposable
{
    const int Retries = 3, Places = 5000;
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    readonly RateLimiter rate, places;

    /// <param name="provider">Name in the telemetry.</param>
    /// <param name="settings">Limits.</param>
    public PostPatience(string provider, PostOptions settings)
    {
        var away = new PredicateBuilder().Handle<HttpRequestException>(failed => !IsOfOne(failed)).Handle<TimeoutRejectedException>().Handle<IOException>();
        rate = new TokenBucketRateLimiter(new()
        {
            TokenLimit = settings.RequestsPerSecond, TokensPerPeriod = Math.Max(1, settings.RequestsPerSecond / 10), ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
            QueueLimit = Places, QueueProcessingOrder = QueueProcessingOrder.OldestFirst, AutoReplenishment = true,
        });
        places = new ConcurrencyLimiter(new() { PermitLimit = settings.AtOnce, QueueLimit = Places, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
        Telling = Named(provider, "tell")
            .AddRateLimiter(rate)
            .AddRateLimiter(places)
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = away,
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = settings.Break,
                StateProvider = Circuit,
            })
            .AddTimeout(settings.Timeout)
            .Build();
        Asking = Named(provider, "ask")
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = away,
                MaxRetryAttempts = Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(100),
                MaxDelay = LongestPause,
                UseJitter = true,
            })
            .AddPipeline(Telling)
            .Build();
    }

    /// <summary>For what changes nothing there.</summary>
    public ResiliencePipeline Asking { get; }

    /// <summary>For what changes something there: once.</summary>
    public ResiliencePipeline Telling { get; }

    /// <summary>Whether the provider is asked at all.</summary>
    public CircuitBreakerStateProvider Circuit { get; } = new();

    /// <summary>Whether the provider, not the request, is the matter.</summary>
    public static bool IsAway(Exception failed) =>
        failed is HttpRequestException or TimeoutRejectedException or BrokenCircuitException or RateLimiterRejectedException or IOException;

    /// <summary>
    /// Whether one request is the matter, and not the provider: it refuses what was asked (a status of 400 and more, but for those of access, patience and pace), or its answer is larger than
    /// anything we take. Asking again, or not asking about others, helps nobody.
    /// </summary>
    public static bool IsOfOne(Exception failed) => failed is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConfigurationLimitExceeded
    } or HttpRequestException
    {
        StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError
            and not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests)
    };

    /// <summary>Throws where asking again may help, so that the pipeline does.</summary>
    public static HttpResponseMessage Settled(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
            ? throw new HttpRequestException($"The provider answered {(int)answer.StatusCode}.", null, answer.StatusCode)
            : answer;

    /// <inheritdoc/>
    public void Dispose()
    {
        rate.Dispose();
        places.Dispose();
    }

    static ResiliencePipelineBuilder Named(string provider, string instance) =>
        new() { Name = $"post-{provider}", InstanceName = instance, TelemetryListener = PostTelemetry.Listener };
}
