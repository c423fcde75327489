using Npgsql;
using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Partners.Webhooks;

/// <summary>What came of a test.</summary>
/// <param name="Delivered">Answered by 2xx in time.</param>
/// <param name="Message">Id of the test: <c>webhook-id</c>.</param>
/// <param name="Status">Of HTTP; null without an answer.</param>
/// <param name="Fault">Why it was no delivery.</param>
sealed record WebhookTest(bool Delivered, Guid Message, int? Status, string? Fault);

/// <summary>The agency has a test sent: a message of a type that means nothing, signed as all are. It moves nothing.</summary>
static class TestWebhook
{
    /// <summary>To be ignored, as any type that is not known.</summary>
    const string Type = "claims.webhook-test.v1";

    sealed record TestData(string About);

    public static void Map(IEndpointRouteBuilder webhook) =>
        webhook.MapPost("/test", Fire).WithSummary($"Delivers a {Type} now, also while the webhook is disabled, and tells what came of it").Produces<WebhookTest>().ProducesProblem(404);

    static async Task<IResult> Fire(HttpContext http, NpgsqlDataSource database, WebhookSender sender, BusinessClock clock, CancellationToken stop)
    {
        var (agency, message) = (http.Agency(), Guid.CreateVersion7());
        List<Target> found;
        Guid delivery;
        await using (var session = await Session.Open(database, stop))
        {
            found = await session.Read(
                "select url, secret, case when previous_until > clock_timestamp() then previous end from webhooks where agency = $1",
                row => new Target(agency, row.GetString(0), row.Maybe<Guid?>(2) is { } previous ? [row.GetGuid(1), previous] : [row.GetGuid(1)]), stop, agency);
            if (found.Count == 0) return Problems.NotFound("webhook");
            delivery = await WebhookClaims.Note(session, found[0], message, null, Type, stop);
        }

        var body = new CloudEvent(message, Type, message, clock.GetUtcNow(), CloudEvent.Digits(0), new TestData("It can be ignored.")).Json();
        var attempt = await sender.Send(found[0], message, body, stop);
        await using var after = await Session.Open(database, stop);
        await WebhookClaims.End(after, delivery, attempt, stop);
        return TypedResults.Ok(new WebhookTest(attempt.IsDelivered, message, attempt.Status, attempt.Fault));
    }
}
