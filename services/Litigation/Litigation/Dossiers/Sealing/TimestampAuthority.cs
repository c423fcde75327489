using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Recouvrement.Litigation.Dossiers.Sealing;

/// <summary>A time stamp (RFC 3161).</summary>
/// <param name="Response">As the authority sent it.</param>
/// <param name="At">By its clock.</param>
sealed record Stamp(byte[] Response, DateTimeOffset At);

/// <summary>
/// The time-stamp authority that <c>Dossier:TimestampAuthority</c> names (RFC 3161 over HTTP). It is told a hash and nothing else. It may be away for as long as it likes: dossiers are made
/// without it and completed later.
/// </summary>
sealed partial class TimestampAuthority : IDisposable
{
    const int MostBytes = 1 << 16, Retries = 2;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { MaxResponseContentBufferSize = MostBytes, Timeout = Timeout.InfiniteTimeSpan };
    readonly ILogger<TimestampAuthority> log;

    // A circuit that opens keeps a queue of dossiers from waiting for one that is away, each for its own time-out.
    readonly ResiliencePipeline patience = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions { ShouldHandle = Away(), MaxRetryAttempts = Retries, Delay = TimeSpan.FromMilliseconds(200), BackoffType = DelayBackoffType.Exponential, UseJitter = true })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions { ShouldHandle = Away(), FailureRatio = 0.5, MinimumThroughput = 6, SamplingDuration = TimeSpan.FromSeconds(30), BreakDuration = TimeSpan.FromSeconds(5) })
        .AddTimeout(Patience)
        .Build();

    /// <exception cref="InvalidOperationException">The address is none: the service does not start.</exception>
    public TimestampAuthority(IConfiguration configuration, ILogger<TimestampAuthority> log)
    {
        this.log = log;
        if (configuration["Dossier:TimestampAuthority"] is not { Length: > 0 } address) return;
        Address = Uri.TryCreate(address, UriKind.Absolute, out var at) && at.Scheme is "http" or "https" && at.UserInfo.Length == 0
            ? at
            : throw new InvalidOperationException("Dossier:TimestampAuthority is no http or https address without a password in it.");
    }

    /// <summary>Null where none is set up.</summary>
    public Uri? Address { get; }

    /// <summary>Stamps a hash; null where the authority is away, refuses or answers something else.</summary>
    /// <param name="sha256">32 bytes.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Stamp?> Ask(ReadOnlyMemory<byte> sha256, CancellationToken stop)
    {
        var nonce = RandomNumberGenerator.GetBytes(8);
        // Its certificate comes with the stamp: whoever verifies it has no network.
        var request = Rfc3161TimestampRequest.CreateFromHash(sha256, HashAlgorithmName.SHA256, nonce: nonce, requestSignerCertificates: true);
        try
        {
            var response = await patience.ExecuteAsync(async until => await Post(request.Encode(), until), stop);
            var token = request.ProcessResponse(response, out var read);
            return read == response.Length ? new(response, token.TokenInfo.Timestamp) : throw new CryptographicException("Something follows its answer.");
        }
        catch (CryptographicException wrong)
        {
            LogWrong(Address!, wrong.Message);
            return null;
        }
        catch (Exception away) when (away is HttpRequestException or TimeoutRejectedException or BrokenCircuitException or IOException)
        {
            LogAway(Address!, away.Message);
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    async Task<byte[]> Post(byte[] request, CancellationToken stop)
    {
        using var content = new ByteArrayContent(request);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        using var answer = await http.PostAsync(Address, content, stop);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(stop);
    }

    static PredicateBuilder<object> Away() => new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>().Handle<IOException>();

    [LoggerMessage(LogLevel.Warning, "The time-stamp authority {Address} is away ({Reason}): the dossier is completed later")]
    partial void LogAway(Uri address, string reason);

    [LoggerMessage(LogLevel.Error, "What the time-stamp authority {Address} answered is no stamp of what was asked ({Reason}): the dossier is completed later")]
    partial void LogWrong(Uri address, string reason);
}
