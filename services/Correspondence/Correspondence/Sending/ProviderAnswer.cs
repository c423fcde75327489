using System.Net;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace Recouvrement.Correspondence.Sending;

/// <summary>What an answer of a provider, or that there is none, says about it and about what was asked.</summary>
static class ProviderAnswer
{
    /// <summary>Throws where asking again may help, so that the pipeline does.</summary>
    public static HttpResponseMessage Settled(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError
            ? throw new HttpRequestException($"The provider answered {(int)answer.StatusCode}.", null, answer.StatusCode)
            : answer;

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
}
