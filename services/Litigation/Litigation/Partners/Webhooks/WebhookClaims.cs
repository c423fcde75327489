using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Partners.Webhooks;

/// <summary>A webhook that this process delivers to, until its claim runs out.</summary>
sealed record WebhookClaim(Guid Claim, Target Target, long Position, int Tries);

/// <summary>
/// Who delivers to which agency: one process at a time, in order. The intent is on record before an attempt and its outcome after; what a
/// killed process had begun is sent again under the same id when its claim has run out, a minute later. Times are the database's own.
/// </summary>
static class WebhookClaims
{
    public static async Task<WebhookClaim?> Take(Session session, CancellationToken stop)
    {
        var claim = Guid.CreateVersion7();
        var taken = await session.Read(
            """
            with due as (
                select agency from webhooks w
                 where enabled and next_try_at <= clock_timestamp() and (claimed_until is null or claimed_until < clock_timestamp())
                   and exists (select from partner_log l where l.agency = w.agency and l.sequence > w.position)
                 order by next_try_at limit 1 for update skip locked)
            update webhooks w set claim = $1, claimed_until = clock_timestamp() + interval '1 minute' from due where w.agency = due.agency
            returning w.agency, w.url, w.secret, case when w.previous_until > clock_timestamp() then w.previous end, w.position, w.tries
            """,
            row => new WebhookClaim(
                claim, new(row.GetString(0), row.GetString(1), row.Maybe<Guid?>(3) is { } previous ? [row.GetGuid(2), previous] : [row.GetGuid(2)]), row.GetInt64(4), row.GetInt32(5)),
            stop, claim);
        return taken.SingleOrDefault();
    }

    /// <summary>Notes an attempt before it is made; null when the claim is lost.</summary>
    public static async Task<Guid?> Begin(Session session, WebhookClaim claim, PartnerLine line, CancellationToken stop)
    {
        var held = await session.Run(
            "update webhooks set claimed_until = clock_timestamp() + interval '1 minute' where agency = $1 and claim = $2 and enabled and url = $3", stop, claim.Target.Agency, claim.Claim, claim.Target.Url);
        return held == 0 ? null : await Note(session, claim.Target, line.Id, line.Sequence, line.Type, stop);
    }

    /// <summary>Notes an attempt before it is made.</summary>
    public static async Task<Guid> Note(Session session, Target target, Guid message, long? sequence, string type, CancellationToken stop)
    {
        var delivery = Guid.CreateVersion7();
        await session.Run(
            "insert into webhook_deliveries (delivery, agency, message, sequence, type, url, begun_at) values ($1, $2, $3, $4::bigint, $5, $6, clock_timestamp())",
            stop, delivery, target.Agency, message, sequence, type, target.Url);
        return delivery;
    }

    /// <summary>Notes what came of an attempt.</summary>
    public static Task End(Session session, Guid delivery, Attempt attempt, CancellationToken stop) => session.Run(
        "update webhook_deliveries set ended_at = clock_timestamp(), status = $2::int, fault = $3::text where delivery = $1", stop, delivery, attempt.Status, attempt.Fault);

    /// <summary>The next message is due at once.</summary>
    public static async Task<bool> Advance(Session session, WebhookClaim claim, long to, CancellationToken stop) => await session.Run(
        "update webhooks set position = $3, tries = 0, failing_since = null, next_try_at = clock_timestamp() where agency = $1 and claim = $2 and url = $4",
        stop, claim.Target.Agency, claim.Claim, to, claim.Target.Url) == 1;

    /// <summary>The same message is due after a pause.</summary>
    /// <returns>Whether it has failed for too long; null when the claim is lost.</returns>
    public static async Task<bool?> Postpone(Session session, WebhookClaim claim, TimeSpan pause, TimeSpan disableAfter, CancellationToken stop)
    {
        var failing = await session.Read(
            """
            update webhooks set tries = tries + 1, failing_since = coalesce(failing_since, clock_timestamp()), next_try_at = clock_timestamp() + $3, claim = null, claimed_until = null
             where agency = $1 and claim = $2 and url = $5 returning clock_timestamp() - failing_since >= $4
            """, row => row.GetBoolean(0), stop, claim.Target.Agency, claim.Claim, pause, disableAfter, claim.Target.Url);
        return failing is [var tooLong] ? tooLong : null;
    }

    /// <summary>Somebody else may take it.</summary>
    public static Task Release(Session session, WebhookClaim claim, CancellationToken stop) =>
        session.Run("update webhooks set claim = null, claimed_until = null where agency = $1 and claim = $2", stop, claim.Target.Agency, claim.Claim);
}
