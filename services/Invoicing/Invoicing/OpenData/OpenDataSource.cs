using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Recouvrement.Invoicing.OpenData;

/// <summary>Where open data are asked for. Configuration sections <c>CompanyRegister</c> and <c>InsolvencyGazette</c>.</summary>
public sealed class OpenDataOptions
{
    /// <summary>Where it is; null: it is off and nothing is asked.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the circuit stays open once the source keeps failing.</summary>
    public TimeSpan Break { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Days from one asking about a company to the next.</summary>
    public int EveryDays { get; set; } = 1;

    /// <summary>What is found is reported without a person's word. Only of the gazette.</summary>
    public bool ReportsAutomatically { get; set; }
}

/// <summary>The source does not answer: asking again later may help.</summary>
sealed class SourceAway(string reason, Exception? inner = null) : IOException(reason, inner);

/// <summary>The source answers with what it should not: asking again for the same will not help.</summary>
sealed class SourceUnreadable(string reason) : IOException(reason);

/// <summary>
/// A public source of open data behind a time-out per request, retries with jitter, and a circuit that opens when it keeps failing. It may answer
/// anything: no redirect is followed, and no more is read than an answer can have.
/// </summary>
sealed class OpenDataSource : IDisposable
{
    const int LargestAnswer = 4 << 20, Retries = 2;
    readonly HttpClient http;
    readonly ResiliencePipeline patience;

    public OpenDataSource(OpenDataOptions options)
    {
        IsOn = options.BaseUrl is not null;
        http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = options.BaseUrl is { } address ? new(address.AbsoluteUri.TrimEnd('/') + "/") : null,
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        patience = Pipeline(options);
    }

    /// <summary>It is configured.</summary>
    public bool IsOn { get; }

    /// <summary>What the source answers.</summary>
    /// <param name="path">Below the base address, with its query.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="SourceAway">It does not answer.</exception>
    /// <exception cref="SourceUnreadable">It refuses, or answers with more than an answer can be.</exception>
    public async Task<byte[]> Get(string path, CancellationToken stop)
    {
        try
        {
            return await patience.ExecuteAsync(async cancel => await Once(path, cancel), stop);
        }
        catch (Exception away) when (away is HttpRequestException or TimeoutRejectedException or BrokenCircuitException or IOException and not SourceUnreadable)
        {
            throw new SourceAway(away is TimeoutRejectedException ? "It did not answer in time." : away is BrokenCircuitException ? "It keeps failing." : away.Message, away);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    async Task<byte[]> Once(string path, CancellationToken stop)
    {
        using var answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, stop);
        if (answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
            throw new HttpRequestException($"It answered {(int)answer.StatusCode}.", null, answer.StatusCode);
        if (answer.StatusCode is not HttpStatusCode.OK) throw new SourceUnreadable($"It answered {(int)answer.StatusCode}.");

        await using var body = await answer.Content.ReadAsStreamAsync(stop);
        using var read = new MemoryStream();
        var chunk = new byte[1 << 16];
        while (await body.ReadAsync(chunk, stop) is > 0 and var length)
        {
            if (read.Length + length > LargestAnswer) throw new SourceUnreadable("Its answer is too large.");
            read.Write(chunk, 0, length);
        }

        return read.ToArray();
    }

    static ResiliencePipeline Pipeline(OpenDataOptions options)
    {
        var away = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>().Handle<IOException>(failed => failed is not SourceUnreadable);
        return new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = away,
                MaxRetryAttempts = Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(100),
                MaxDelay = TimeSpan.FromSeconds(2),
                UseJitter = true,
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = away,
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = options.Break,
            })
            .AddTimeout(options.Timeout)
            .Build();
    }
}
