using Npgsql;
using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Partners.Webhooks;

/// <summary>An agency's webhook.</summary>
/// <param name="Url">Where messages are delivered.</param>
/// <param name="Status"><c>enabled</c> or <c>disabled</c>.</param>
/// <param name="WhyDisabled"><c>failing</c> or <c>gone</c>.</param>
/// <param name="Position">The <c>sequence</c> of the last message delivered.</param>
/// <param name="Waiting">Messages that are to be delivered.</param>
/// <param name="Tries">Attempts that failed for the next one.</param>
/// <param name="FailingSince">Null while deliveries get through.</param>
/// <param name="NextTryAt">Null while nothing waits.</param>
/// <param name="BothSecretsUntil">Deliveries are signed with the secret before as well.</param>
sealed record WebhookState(
    string Url, string Status, string? WhyDisabled, string Position, long Waiting, int Tries, DateTimeOffset? FailingSince, DateTimeOffset? NextTryAt, DateTimeOffset? BothSecretsUntil);

/// <summary>An attempt.</summary>
/// <param name="Delivery">Its id.</param>
/// <param name="Message">Id of the message: <c>webhook-id</c>.</param>
/// <param name="Sequence">Null of a test.</param>
/// <param name="Type">Of the message.</param>
/// <param name="Url">Where it went.</param>
/// <param name="BegunAt">When.</param>
/// <param name="EndedAt">Null while it is under way, or when nobody knows what came of it.</param>
/// <param name="Status">Of HTTP; null without an answer.</param>
/// <param name="Fault">Why it was no delivery; null when it was one.</param>
sealed record WebhookDelivery(Guid Delivery, Guid Message, string? Sequence, string Type, string Url, DateTimeOffset BegunAt, DateTimeOffset? EndedAt, int? Status, string? Fault);

/// <summary>The agency looks at its webhook and what was delivered.</summary>
static class ReadWebhook
{
    const int Most = 1000;

    public static void Map(IEndpointRouteBuilder webhook)
    {
        webhook.MapGet("", One).WithSummary("The webhook, and how far deliveries have come").Produces<WebhookState>().ProducesProblem(404);
        webhook.MapGet("/deliveries", Deliveries).WithSummary("Attempts of the last month, the latest first").Produces<WebhookDelivery[]>().ProducesProblem(422);
    }

    static async Task<IResult> One(HttpContext http, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var found = await session.Read(
            """
            select url, enabled, why_disabled, position, (select count(*) from partner_log l where l.agency = w.agency and l.sequence > w.position), tries, failing_since, next_try_at,
                   case when previous_until > clock_timestamp() then previous_until end
              from webhooks w where agency = $1
            """,
            row => new WebhookState(
                row.GetString(0), row.GetBoolean(1) ? "enabled" : "disabled", row.Maybe<string>(2), CloudEvent.Digits(row.GetInt64(3)), row.GetInt64(4), row.GetInt32(5),
                row.Maybe<DateTimeOffset?>(6), row.GetInt64(4) > 0 && row.GetBoolean(1) ? row.GetFieldValue<DateTimeOffset>(7) : null, row.Maybe<DateTimeOffset?>(8)),
            stop, http.Agency());
        return found is [var webhook] ? TypedResults.Ok(webhook) : Problems.NotFound("webhook");
    }

    static async Task<IResult> Deliveries(HttpContext http, NpgsqlDataSource database, CancellationToken stop, Guid? before = null, int limit = 100)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok(await session.Read(
            """
            select delivery, message, sequence, type, url, begun_at, ended_at, status, fault from webhook_deliveries
             where agency = $1 and ($2::uuid is null or delivery < $2) order by delivery desc limit $3
            """,
            row => new WebhookDelivery(
                row.GetGuid(0), row.GetGuid(1), row.Maybe<long?>(2) is { } sequence ? CloudEvent.Digits(sequence) : null, row.GetString(3), row.GetString(4),
                row.GetFieldValue<DateTimeOffset>(5), row.Maybe<DateTimeOffset?>(6), row.Maybe<int?>(7), row.Maybe<string>(8)), stop, http.Agency(), before, limit));
    }
}
