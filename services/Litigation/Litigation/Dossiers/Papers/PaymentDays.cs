using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Dossiers.Papers;

/// <summary>The day on which each payment was credited.</summary>
static class PaymentDays
{
    public static Task<int> Keep(Session session, Guid payment, DateOnly receivedOn, long version, CancellationToken stop) => session.Run(
        "insert into payment_days as p (payment, received_on, version) values ($1, $2, $3) on conflict (payment) do update " +
        "set received_on = excluded.received_on, version = excluded.version where p.version < excluded.version", stop, payment, receivedOn, version);
}
