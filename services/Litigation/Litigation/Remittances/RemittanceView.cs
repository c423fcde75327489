using System.Diagnostics;
using Recouvrement.Litigation.Domain.FeeInvoices;
using Recouvrement.Litigation.Domain.Remittances;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Remittances;

/// <summary>Transfers and invoices of agencies, each over many placements.</summary>
static class RemittanceView
{
    public static async Task Show(Session session, Guid stream, Remittance state, IReadOnlyList<Appended<RemittanceEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                RemittanceEvent.RemittanceReported { Transfer: var t } e => session.Run(
                    "insert into remittances (remittance, agency, creditor, reference, amount_cents, currency, lines, remitted_on, reported_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                    stop, stream, t.Agency, t.Creditor, t.Reference, t.Amount.Cents, t.Amount.Currency, t.Lines.Length, t.RemittedOn, e.On),
                _ => throw new UnreachableException(),
            });
    }

    public static async Task Show(Session session, Guid stream, FeeInvoice state, IReadOnlyList<Appended<FeeInvoiceEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var (_, fact) in facts)
            await (fact switch
            {
                FeeInvoiceEvent.FeesReported { Bill: var b } e => session.Run(
                    "insert into fee_invoices (fee_invoice, agency, creditor, reference, net_cents, vat_cents, currency, lines, invoiced_on, reported_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                    stop, stream, b.Agency, b.Creditor, b.Reference, b.Fee.Net.Cents, b.Fee.Vat.Cents, b.Fee.Net.Currency, b.Lines.Length, b.InvoicedOn, e.On),
                _ => throw new UnreachableException(),
            });
    }
}
