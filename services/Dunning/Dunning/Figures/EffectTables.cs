using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Platform.EventStore;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Figures;

/// <summary>Money and disputes as they were heard of, to tell what came after a contact. A credit note is no money, nor is one that is undone.</summary>
static class EffectTables
{
    public static async Task Keep(Session session, DunningCase state, IEnumerable<DunningEvent> facts, CancellationToken stop)
    {
        foreach (var fact in facts)
            await (fact switch
            {
                BalanceChanged { Cause: BalanceCause.Payment or BalanceCause.Undone } e => Money(session, e, stop),
                InvoiceDisputed e => session.Run(
                    "insert into disputes_heard as d (invoice, dispute, raised_on, is_open) values ($1, $2, $3, $4) on conflict (invoice, dispute) do update set raised_on = least(d.raised_on, excluded.raised_on), is_open = excluded.is_open",
                    stop, e.Invoice, e.Dispute, e.On, IsOpen(state, e.Invoice, e.Dispute)),
                DisputeResolved e => session.Run("update disputes_heard set is_open = $3 where invoice = $1 and dispute = $2", stop, e.Invoice, e.Dispute, IsOpen(state, e.Invoice, e.Dispute)),
                _ => Task.FromResult(0),
            });
    }

    static Task<int> Money(Session session, BalanceChanged moved, CancellationToken stop) => session.Run(
        """
        insert into receipts (invoice, version, source, on_date, cents, currency)
        select $1, $2, $3, $4, $5, $6 where $7 or exists (select from receipts where invoice = $1 and source = $3) on conflict do nothing
        """, stop, moved.Invoice, moved.Version, moved.From, moved.On, moved.Amount.Cents, moved.Amount.Currency, moved.Cause == BalanceCause.Payment);

    // Heard in any order: what the case makes of all of it.
    static bool IsOpen(DunningCase state, Guid invoice, string dispute) => state.Invoices.GetValueOrDefault(invoice)?.Disputes.GetValueOrDefault(dispute)?.IsOpen is true;
}
