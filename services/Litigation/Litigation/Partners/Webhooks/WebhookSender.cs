using System.Net.Http.Headers;

namespace Recouvrement.Litigation.Partners.Webhooks;

/// <summary>What came of an attempt.</summary>
/// <param name="Status">Of HTTP; null without an answer.</param>
/// <param name="Fault">Why it was no delivery; null when it was one.</param>
/// <param name="RetryAfter">As the receiver asks.</param>
sealed record Attempt(int? Status, string? Fault, TimeSpan? RetryAfter = null)
{
    /// <summary>Answered by 2xx.</summary>
    public bool IsDelivered => Fault is null;

    /// <summary>410: the receiver wants nothing more.</summary>
    public bool IsGone => Status == 410;
}

/// <summary>Where one webhook is, and with what it is signed.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="Url">Where.</param>
/// <param name="Secrets">Names of the secrets: two while one is being changed.</param>
sealed record Target(string Agency, string Url, IReadOnlyList<Guid> Secrets);

/// <summary>Makes one attempt. Nothing of the answer is read but its status line and headers.</summary>
sealed class WebhookSender(WebhookOptions options, TimeProvider time) : IDisposable
{
    const int LongestFault = 200;
    readonly HttpClient client = WebhookAddress.Client(options);

    /// <summary>Null while webhooks are off.</summary>
    public WebhookSignature? Signature { get; } = options.Key is { } key ? new(key) : null;

    public async Task<Attempt> Send(Target target, Guid message, byte[] body, CancellationToken stop)
    {
        if (Signature is null) return new(null, "Webhooks:Key is not set.");
        // Looked at again: what was allowed when it was set may be forbidden by now.
        if (WebhookAddress.Wrong(target.Url, options.AllowPrivate) is { } wrong) return new(null, $"The URL {wrong}.");
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Url) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(CloudEvent.ContentType) } } };
        foreach (var (name, value) in Signature.Headers(target.Agency, target.Secrets, message.ToString(), time.GetUtcNow(), body)) request.Headers.Add(name, value);
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            var status = (int)answer.StatusCode;
            return status switch
            {
                >= 200 and < 300 => new(status, null),
                >= 300 and < 400 => new(status, "Redirects are not followed."),
                _                => new(status, $"It answered {status}.", answer.Headers.RetryAfter?.Delta),
            };
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(null, $"No answer within {options.TimeOut.TotalSeconds:0} s.");
        }
        catch (HttpRequestException failed)
        {
            var reason = (failed.InnerException ?? failed).Message;
            return new(null, reason.Length > LongestFault ? reason[..LongestFault] : reason);
        }
    }

    public void Dispose() => client.Dispose();
}
