using System.Text.Json;

namespace Recouvrement.Correspondence.Sending;

/// <summary>How providers are spoken to over HTTP: no redirection is followed, no cookie is kept, and no answer is read that is larger than anything we take.</summary>
static class ProviderHttp
{
    /// <summary>In bytes: what a scanned letter may be.</summary>
    public const int LargestAnswer = 16 << 20;

    /// <summary>The provider at an address; null where it is not set up. The time-out is the pipeline's.</summary>
    public static HttpClient At(Uri? address) => new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false, UseCookies = false })
    {
        // Never resolves (RFC 2606): without a provider messages wait, visibly, instead of failing.
        BaseAddress = address ?? new("http://provider.invalid/"), Timeout = System.Threading.Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer,
    };

    /// <summary>What it may be asked.</summary>
    public static TApi Api<TApi>(this HttpClient http, JsonSerializerOptions json) where TApi : class =>
        RestLibrary.For<TApi>(http, json, (answer, _) => new HttpRequestException(null, null, answer.StatusCode), _ => { });

    /// <summary>What an answer says.</summary>
    /// <exception cref="JsonException">It does not.</exception>
    public static async Task<T> Read<T>(this HttpResponseMessage answer, JsonSerializerOptions json, CancellationToken stop)
    {
        await answer.Content.LoadIntoBufferAsync(LargestAnswer, stop);
        return JsonSerializer.Deserialize<T>(await answer.Content.ReadAsStringAsync(stop), json) ?? throw new JsonException("The provider's answer is null.");
    }
}
