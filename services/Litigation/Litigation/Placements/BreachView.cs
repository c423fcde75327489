using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Placements;

/// <summary>Duties that agencies broke; each is a task for a person until it is dealt with.</summary>
static class BreachView
{
    public static Task<int> Find(Session session, Guid placement, PlacementEvent.BreachFound e, CancellationToken stop) => session.Run(
        """
        insert into breaches (task, placement, agency, creditor, kind, key, reference, due_on, expected_cents, found_cents, currency, found_on)
        select $1, $2, $3, $4, $5, $6, $7, $8::date, $9::bigint, $10::bigint, p.currency, $11 from placements p where p.placement = $2
        """,
        stop, Breach.TaskOf(placement, e.Key), placement, e.Mandate.Agency, e.Mandate.Of.Creditor, Spelling.Of(e.Kind), e.Key, e.Reference, e.DueOn, e.Expected?.Cents, e.Found?.Cents, e.On);

    public static Task<int> Settle(Session session, Guid placement, PlacementEvent.BreachSettled e, EventContext context, CancellationToken stop) =>
        session.Run("update breaches set settled_on = $2, settled_by = $3 where task = $1", stop, Breach.TaskOf(placement, e.Key), e.On, context.Actor);
}
