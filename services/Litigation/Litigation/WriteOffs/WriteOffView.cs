using Recouvrement.Litigation.Domain.WriteOffs;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.WriteOffs;

/// <summary>Losses that were decided here.</summary>
static class WriteOffView
{
    public static async Task Show(Session session, Guid stream, WriteOff state, IReadOnlyList<Appended<WriteOffEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                WriteOffEvent.WriteOffProposed e       => Propose(session, stream, e, stop),
                WriteOffEvent.WriteOffApproved e       => Decide(session, stream, e.By, e.On, stop),
                WriteOffEvent.WriteOffDeclined e       => Decide(session, stream, e.By, e.On, stop),
                WriteOffEvent.RectifyingInvoiceSent e  => session.Run("update court_write_offs set rectifying = $2, rectifying_on = $3 where write_off = $1", stop, stream, e.Duplicate.Reference, e.Duplicate.SentOn),
                WriteOffEvent.DebtWrittenOff e         => session.Run("update court_write_offs set written_off_on = $2, reclaimed_vat_cents = $3 where write_off = $1", stop, stream, e.WrittenOffOn, e.ReclaimedVat.Cents),
                WriteOffEvent.RecoveredAfterWriteOff e => session.Run(
                    "update court_write_offs set recovered_cents = recovered_cents + $2, repaid_vat_cents = repaid_vat_cents + $3 where write_off = $1", stop, stream, e.Amount.Cents, e.VatToRepay.Cents),
                _                                      => Task.CompletedTask,
            });
        await session.Run("update court_write_offs set stage = $2 where write_off = $1", stop, stream, Spelling.Of(state.Stage));
    }

    static Task<int> Propose(Session session, Guid stream, WriteOffEvent.WriteOffProposed e, CancellationToken stop) => session.Run(
        "insert into court_write_offs (write_off, creditor, debtor, customer_number, invoice, number, reference, stage, gross_cents, net_cents, vat_cents, currency, ground, evidenced_on, proof, proposed_by, proposed_on) " +
        "values ($1, $2, $3, $4, $5, $6, $7, 'proposed', $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        stop, stream, e.Matter.Creditor, e.Matter.Debtor, e.Matter.CustomerNumber, e.Matter.Invoice, e.Matter.Number, e.Matter.Reference, e.Lost.Gross.Cents, e.Lost.Net.Cents, e.Lost.Vat.Cents, e.Lost.Gross.Currency,
        Spelling.Of(e.Evidence.Ground), e.Evidence.On, e.Evidence.Proof, e.By, e.On);

    static Task<int> Decide(Session session, Guid stream, string by, DateOnly on, CancellationToken stop) =>
        session.Run("update court_write_offs set decided_by = $2, decided_on = $3 where write_off = $1", stop, stream, by, on);
}
