using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Recouvrement.Correspondence.Sending;

/// <summary>
/// What every request to one provider goes through: a limit of requests in a second and at the same time, in which more wait their turn, a circuit that opens when
/// the provider keeps failing, so that nobody waits for one that is away, and a time-out. Asking is tried again with jitter; telling never is: who tells twice must have asked between.
/// </summary>
sealed class ProviderPatience : IDisposable
{
    const int Retries = 3, Places = 5000;
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    readonly RateLimiter rate, places;

    /// <param name="carrier">One of <see cref="Carriers"/>.</param>
    /// <param name="provider">Its name in the telemetry, where the carrier has several.</param>
    /// <param name="limits">Its limits.</param>
    public ProviderPatience(string carrier, string? provider, ProviderLimits limits)
    {
        var (name, telemetry) = (provider is null ? carrier : $"{carrier}-{provider}", new ProviderTelemetry(carrier));
        var away = new PredicateBuilder().Handle<HttpRequestException>(failed => !ProviderAnswer.IsOfOne(failed)).Handle<TimeoutRejectedException>().Handle<IOException>();
        // About ten times a second, so that they do not come in one burst.
        var together = Math.Max(1, limits.RequestsPerSecond / 10);
        rate = new TokenBucketRateLimiter(new()
        {
            TokenLimit = together, TokensPerPeriod = together, ReplenishmentPeriod = TimeSpan.FromSeconds((double)together / limits.RequestsPerSecond),
            QueueLimit = Places, QueueProcessingOrder = QueueProcessingOrder.OldestFirst, AutoReplenishment = true,
        });
        places = new ConcurrencyLimiter(new() { PermitLimit = limits.AtOnce, QueueLimit = Places, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
        Telling = Named("tell")
            .AddRateLimiter(rate)
            .AddRateLimiter(places)
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = away,
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = limits.Break,
                StateProvider = Circuit,
            })
            .AddTimeout(limits.Timeout)
            .Build();
        Asking = Named("ask")
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
        LongestQuestion = ((Retries + 1) * limits.Timeout) + (Retries * LongestPause);

        ResiliencePipelineBuilder Named(string instance) => new() { Name = name, InstanceName = instance, TelemetryListener = telemetry };
    }

    /// <summary>For what changes nothing there.</summary>
    public ResiliencePipeline Asking { get; }

    /// <summary>For what changes something there: once.</summary>
    public ResiliencePipeline Telling { get; }

    /// <summary>After it a question has ended, but for waiting for its turn.</summary>
    public TimeSpan LongestQuestion { get; }

    /// <summary>Whether the provider is asked at all.</summary>
    public CircuitBreakerStateProvider Circuit { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        rate.Dispose();
        places.Dispose();
    }
}
