using System.Diagnostics;
using Recouvrement.Litigation.Domain.Webhooks;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Partners.Webhooks;

/// <summary>Webhooks as the worker reads them.</summary>
static class WebhookView
{
    public static async Task Show(Session session, Guid stream, Webhook state, IReadOnlyList<Appended<WebhookEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                // One that is new begins with what comes next: what was before is read, or delivered from a position that the agency names.
                WebhookEvent.WebhookSet e => session.Run(
                    """
                    insert into webhooks as w (agency, url, secret, enabled, position)
                    values ($1, $2, $3, true, (select coalesce(max(sequence), 0) from partner_log where agency = $1))
                    on conflict (agency) do update set url = $2, enabled = true, why_disabled = null, tries = 0, failing_since = null, next_try_at = clock_timestamp()
                    """, stop, e.Agency, e.Url, e.Secret),
                WebhookEvent.WebhookSecretRotated e => session.Run(
                    "update webhooks set previous = secret, previous_until = clock_timestamp() + interval '1 day', secret = $2 where agency = $1", stop, e.Agency, e.Secret),
                WebhookEvent.WebhookDisabled e => session.Run("update webhooks set enabled = false, why_disabled = $2 where agency = $1", stop, e.Agency, e.Reason),
                WebhookEvent.WebhookEnabled e => session.Run(
                    "update webhooks set enabled = true, why_disabled = null, tries = 0, failing_since = null, next_try_at = clock_timestamp() where agency = $1", stop, e.Agency),
                WebhookEvent.WebhookRemoved e => session.Run("delete from webhooks where agency = $1", stop, e.Agency),
                _ => throw new UnreachableException(),
            });
    }
}
