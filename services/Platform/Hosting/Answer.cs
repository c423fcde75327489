using Microsoft.AspNetCore.Http;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Platform.Hosting;

/// <summary>What an endpoint answers to a command.</summary>
public static class Answer
{
    /// <summary>204 with the version as ETag, 409 refused with its reason, 412 stale.</summary>
    public static IResult From<TState, TEvent>(Outcome<TState, TEvent> outcome) where TEvent : class => outcome switch
    {
        { Stale: true } => Problems.Of(412, "stale", $"It is at version {outcome.Version} now: read it again before you change it."),
        { Decision.Refusal: { } refusal } => Refused(refusal),
        _ => new Done(outcome.Version),
    };

    /// <summary>409 with the domain's own code and reason.</summary>
    public static IResult Refused(Refusal refusal) => Problems.Of(409, refusal.Code, refusal.Reason);

    /// <summary>The version of an If-Match header; null without one.</summary>
    /// <exception cref="BadHttpRequestException">The header is no version.</exception>
    public static long? Version(string? ifMatch) =>
        ifMatch is null or "*" ? null
        : long.TryParse(ifMatch.Trim('"'), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version) ? version
        : throw new BadHttpRequestException("If-Match holds the version of an earlier ETag.");

    /// <summary>Who is asking.</summary>
    public static string Actor(this HttpContext http) => http.User.Identity?.Name ?? "anonymous";

    /// <summary>Who is asking, when by the business clock, in which trace.</summary>
    public static EventContext EventContext(this HttpContext http, BusinessClock clock) => new(
        http.Actor(), clock.GetUtcNow(), Guid.CreateVersion7().ToString(), http.TraceIdentifier, System.Diagnostics.Activity.Current?.Id);

    sealed class Done(long version) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = $"\"{version}\"";
            httpContext.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }
    }
}
