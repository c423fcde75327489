using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Court;

/// <summary>What was said of days that come near.</summary>
static class Warnings
{
    public static Task<int> Keep(Session session, Guid subject, string creditor, string what, int days, DateOnly safeOn, DateOnly lastOn, DateOnly on, CancellationToken stop) => session.Run(
        "insert into court_warnings (subject, creditor, what, days, safe_on, last_on, said_on) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
        stop, subject, creditor, what, days, safeOn, lastOn, on);
}
