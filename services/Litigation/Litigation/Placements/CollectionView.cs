using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Mandates;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventStore;
using static Recouvrement.Litigation.Domain.Placements.PlacementEvent;

namespace Recouvrement.Litigation.Placements;

/// <summary>Money received by agencies, and what became of it.</summary>
static class CollectionView
{
    public static async Task Show(Session session, Guid placement, Placement state, IReadOnlyList<Appended<PlacementEvent>> facts, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            if (fact is CollectionReported reported) await Enter(session, placement, reported, stop);
        foreach (var reference in facts.Select(f => Touched(f.Fact)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
            if (state.Collections.TryGetValue(reference, out var sum)) await Change(session, placement, reference, sum, stop);
        if (facts.Any(f => f.Fact is ClaimsPlaced { Terms: not null } or PlacementRefused or PhaseChanged or PlacementEnded or FixedFeeInvoiced)) await ShowFixed(session, placement, state, stop);
    }

    // Few of any placement: all of them are written as they are after facts that can change one.
    static async Task ShowFixed(Session session, Guid placement, Placement state, CancellationToken stop)
    {
        await session.Run("delete from fixed_fees where placement = $1", stop, placement);
        foreach (var (code, fee) in state.FixedFees)
            await session.Run(
                "insert into fixed_fees (placement, code, agency, creditor, currency, due_cents, due_vat_cents, due_on, invoiced_cents, invoiced_vat_cents) values ($1, $2, $3, $4, $5, $6, $7, $8::date, $9, $10)",
                stop, placement, code, state.Mandate!.Agency, state.Mandate.Of.Creditor, fee.Due.Net.Currency, fee.Due.Net.Cents, fee.Due.Vat.Cents, fee.DueOn, fee.Invoiced.Net.Cents, fee.Invoiced.Vat.Cents);
    }

    static string? Touched(PlacementEvent fact) => fact switch
    {
        ReceiptIssued e      => e.Collection,
        CollectionRemitted e => e.Collection,
        FeeInvoiced e        => e.Collection,
        _                    => null,
    };

    static Task<int> Enter(Session session, Guid placement, CollectionReported e, CancellationToken stop) => session.Run(
        """
        insert into collections (placement, reference, agency, creditor, invoice, currency, amount_cents, collected_on, reported_on, fee_cents, fee_vat_cents, to_remit_cents, remit_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::bigint, $11::bigint, $12, $13)
        """,
        stop, placement, e.Reference, e.Mandate.Agency, e.Mandate.Of.Creditor, e.Invoice, e.Amount.Currency, e.Amount.Cents, e.CollectedOn, e.On, e.Fee?.Net.Cents, e.Fee?.Vat.Cents,
        (e.Due?.Remit ?? e.Amount).Cents, e.Due?.By ?? new RemittanceTerms(null, false).RemitBy(e.CollectedOn, TimeLimits.Shipped));

    static Task<int> Change(Session session, Guid placement, string reference, CollectedSum sum, CancellationToken stop) => session.Run(
        """
        update collections set receipt_on = $3::date, remitted_cents = $4, remitted_on = $5::date, invoiced_cents = $6, invoiced_vat_cents = $7
         where placement = $1 and upper(reference) = upper($2)
        """,
        stop, placement, reference, sum.ReceiptOn, sum.Remitted.Cents, sum.RemittedOn, sum.Invoiced.Net.Cents, sum.Invoiced.Vat.Cents);
}
