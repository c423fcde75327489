using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Objectives;

/// <summary>Money that came in on overdue invoices, and what was taken back of it, with the owner of the case on that day. A credit note that is undone is no money.</summary>
static class CollectedTable
{
    public static async Task Keep(Session session, Guid dunningCase, IEnumerable<DunningEvent> facts, CancellationToken stop)
    {
        foreach (var moved in facts.OfType<DunningEvent.BalanceChanged>().Where(f => f.Cause is (BalanceCause.Payment or BalanceCause.Undone) && f.Amount.Currency == "EUR"))
            await session.Run(
                """
                insert into collected (invoice, version, case_id, creditor, on_date, cents, owner, source)
                select i.invoice, $3, c.case_id, c.creditor, $4, $5, o.owner, $6 from cases c join case_invoices i using (case_id) left join case_owners o using (case_id)
                 where c.case_id = $1 and i.invoice = $2 and $4 > i.due_on and ($7 or exists (select from collected k where k.invoice = $2 and k.source = $6)) on conflict do nothing
                """, stop, dunningCase, moved.Invoice, moved.Version, moved.On, moved.Amount.Cents, moved.From, moved.Cause == BalanceCause.Payment);
    }
}
