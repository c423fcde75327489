using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Bills;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Bills;

/// <summary>Bills of exchange as they can be read.</summary>
static class BillTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<Bill>> changed, CancellationToken stop)
    {
        foreach (var (id, bill, version) in changed)
        {
            var (document, content) = (bill.Document!, bill.Content!);
            await session.Run(
                """
                insert into bills (id, creditor, customer, number, kind, amount_cents, currency, drawn_on, matures_on, accepted, status, ended_on, reason, version, maturity_assumed)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::date, $13::text, $14, $15)
                on conflict (id) do update set kind = excluded.kind, amount_cents = excluded.amount_cents, currency = excluded.currency, drawn_on = excluded.drawn_on, matures_on = excluded.matures_on,
                    accepted = excluded.accepted, status = excluded.status, ended_on = excluded.ended_on, reason = excluded.reason, version = excluded.version, maturity_assumed = excluded.maturity_assumed
                """, stop,
                id, document.Creditor, document.Account, document.Number, Words.Of(content.Kind), content.Amount.Cents, content.Amount.Currency, content.DrawnOn, content.MaturesOn, content.IsAccepted,
                Words.Of(bill.Status), bill.EndedOn, bill.Reason is UnpaidReason.None ? null : Words.Of(bill.Reason), version, content.IsMaturityAssumed);
            await session.Run("delete from bill_invoices where bill = $1", stop, id);
            var (entity, covers) = (Siren.Parse(document.Creditor)!.Value, content.Covers.All);
            await session.Run(
                "insert into bill_invoices (bill, position, invoice, amount_cents) select $1, position, invoice, cents from unnest($2::int[], $3::uuid[], $4::bigint[]) as c(position, invoice, cents)", stop,
                id, covers.Select((_, i) => i).ToArray(), covers.Select(c => BusinessKey.OfInvoice(entity, c.Number, c.Year)).ToArray(), covers.Select(c => c.Amount.Cents).ToArray());
        }
    }
}
