using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Correspondence.Post.Letters;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Post.Webhooks;

/// <summary>
/// Providers call here when a letter has news. A call only marks the letter, which is then asked about at the provider: what a call says is never believed, so that one that is repeated,
/// late, lost or out of order changes nothing. No key of ours is needed; who calls proves itself as the provider publishes.
/// </summary>
static class HearProvider
{
    const int Largest = 64 * 1024;

    // The provider tries again for most of a day, and a person may have it tell the last 30 days again; what is older was recorded somewhere.
    static readonly TimeSpan Oldest = TimeSpan.FromDays(31), Ahead = TimeSpan.FromDays(1);

    public static void MapWebhooks(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/post/webhook/{provider}", Hear).AllowAnonymous().ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(Largest));

    static async Task<IResult> Hear(string provider, HttpContext http, PostProviders providers, NpgsqlDataSource database, BusinessClock clock, ILoggerFactory logs, CancellationToken stop)
    {
        if (providers.Named(provider) is not { } caller) return Problems.NotFound("provider");
        if (await Body(http.Request, stop) is not { } body) return Problems.Of(413, "too_large", $"A call is at most {Largest} bytes.");
        switch (caller.Read(http.Request.Headers, body))
        {
            case WebhookCall.NotSetUp:
                return Problems.NotFound("provider");
            case WebhookCall.Forged:
                PostTelemetry.Oddities.Add(1, new("provider", caller.Name), new("kind", "webhook_forged"));
                logs.CreateLogger(typeof(HearProvider)).LogWarning("A call in the name of {Provider} does not prove that it is from there", caller.Name);
                return Problems.Of(401, "unauthenticated", "This call does not prove whom it is from.");
            case WebhookCall.Unreadable:
                return Problems.Of(400, "bad_request", "This call cannot be read.");
            case WebhookCall.News news:
                if (news.At < clock.GetUtcNow() - Oldest || ParisTime.DateOf(news.At) > ParisTime.DateOf(clock.GetUtcNow() + Ahead)) return Problems.Of(400, "replayed", "This call is too old, or of a day to come.");
                if (news.Decision is { } decision)
                {
                    await using var session = await Session.Open(database, stop);
                    await FollowMarks.Set(session, decision, stop);
                }

                // Also where the letter is not ours: whoever calls learns nothing about what we have.
                return TypedResults.StatusCode(201);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    static async Task<ReadOnlyMemory<byte>?> Body(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > Largest) return null;
        var (bytes, read) = (new byte[Largest + 1], 0);
        while (read < bytes.Length && await request.Body.ReadAsync(bytes.AsMemory(read), stop) is > 0 and var more) read += more;
        return read > Largest ? null : bytes.AsMemory(0, read);
    }
}
