using Npgsql;
using Recouvrement.Litigation.Domain.Webhooks;
using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Partners.Webhooks;

/// <summary>Where messages are to be delivered.</summary>
/// <param name="Url">https, of a public address.</param>
sealed record WebhookAsked(string Url);

/// <summary>From where deliveries go on.</summary>
/// <param name="After">Behind this <c>sequence</c>; without it, from the beginning.</param>
sealed record WebhookPosition(string? After = null);

/// <summary>What deliveries are signed with.</summary>
/// <param name="Url">Where they go.</param>
/// <param name="Secret"><c>whsec_…</c>, when it is new: it is shown this once. Null when it is the one that the agency has.</param>
sealed record WebhookSecret(string Url, string? Secret);

/// <summary>The agency says where its messages are delivered.</summary>
static class SetWebhook
{
    public static void Map(IEndpointRouteBuilder webhook)
    {
        webhook.MapPut("", Set).WithSummary("Messages are delivered here, from the next one on; the secret is shown when it is new").Produces<WebhookSecret>().ProducesProblem(409).ProducesProblem(422);
        webhook.MapDelete("", Remove).WithSummary("Nothing is delivered any more").Produces(204).ProducesProblem(409);
        webhook.MapPost("/secret-rotation", Rotate).WithSummary("A new secret, shown this once; for a day deliveries are signed with both").Produces<WebhookSecret>().ProducesProblem(409);
        webhook.MapPost("/enablement", Enable).WithSummary("Deliveries go on where they ended, after they failed for too long").Produces(204).ProducesProblem(409);
        webhook.MapPost("/position", GoTo).WithSummary("Deliveries go on behind a position: what comes after it is delivered again, with the same ids").Produces(204).ProducesProblem(404).ProducesProblem(422);
    }

    static async Task<IResult> Set(WebhookAsked asked, HttpContext http, WebhookStreams webhooks, WebhookSender sender, WebhookOptions options, BusinessClock clock, CancellationToken stop)
    {
        if (sender.Signature is not { } signature) return Off;
        if (WebhookAddress.Wrong(asked.Url, options.AllowPrivate) is { } wrong) return Problems.Invalid("url", wrong);
        var agency = http.Agency();
        var outcome = await webhooks.Execute(Webhook.StreamOf(agency), new WebhookCommand.SetWebhook(agency, asked.Url, Guid.CreateVersion7(), clock.Today), http.EventContext(clock), null, stop);
        return Shown(http, outcome.State, outcome.Before.Url is null ? signature : null);
    }

    static async Task<IResult> Rotate(HttpContext http, WebhookStreams webhooks, WebhookSender sender, BusinessClock clock, CancellationToken stop)
    {
        if (sender.Signature is not { } signature) return Off;
        var agency = http.Agency();
        var outcome = await webhooks.Execute(Webhook.StreamOf(agency), new WebhookCommand.RotateSecret(agency, Guid.CreateVersion7(), clock.Today), http.EventContext(clock), null, stop);
        return outcome.Decision.Refusal is { } refusal ? Answer.Refused(refusal) : Shown(http, outcome.State, signature);
    }

    static async Task<IResult> Enable(HttpContext http, WebhookStreams webhooks, BusinessClock clock, CancellationToken stop) =>
        Answer.From(await webhooks.Execute(Webhook.StreamOf(http.Agency()), new WebhookCommand.EnableWebhook(http.Agency(), clock.Today), http.EventContext(clock), null, stop));

    static async Task<IResult> Remove(HttpContext http, WebhookStreams webhooks, BusinessClock clock, CancellationToken stop) =>
        Answer.From(await webhooks.Execute(Webhook.StreamOf(http.Agency()), new WebhookCommand.RemoveWebhook(http.Agency(), clock.Today), http.EventContext(clock), null, stop));

    // The claim goes too: what is just being delivered says nothing about how far deliveries have come now.
    static async Task<IResult> GoTo(WebhookPosition asked, HttpContext http, NpgsqlDataSource database, CancellationToken stop)
    {
        if (Replays.Position.Of(asked.After) is not { } after) return Replays.Position.Wrong;
        await using var session = await Session.Open(database, stop);
        var moved = await session.Run(
            "update webhooks set position = $2, tries = 0, failing_since = null, next_try_at = clock_timestamp(), claim = null, claimed_until = null where agency = $1", stop, http.Agency(), after);
        return moved == 1 ? TypedResults.NoContent() : Problems.NotFound("webhook");
    }

    static IResult Off => Problems.Of(409, "webhooks_off", "This installation delivers to no webhooks: Webhooks__Key is not set.");

    // Not to be kept, neither on the way nor under an idempotency key.
    static IResult Shown(HttpContext http, Webhook webhook, WebhookSignature? signature)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new WebhookSecret(webhook.Url!, signature?.Shown(http.Agency(), webhook.Secret)));
    }
}
