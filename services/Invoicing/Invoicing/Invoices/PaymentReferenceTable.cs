using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Invoices;

/// <summary>Gives each invoice the first of its references that no other invoice of the entity has, once and for ever.</summary>
static class PaymentReferenceTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<Invoice>> changed, CancellationToken stop)
    {
        var known = (await session.Read("select invoice from payment_references where invoice = any($1)", r => r.GetGuid(0), stop, changed.Column(i => i.Id))).ToHashSet();
        var waiting = changed.Where(i => !known.Contains(i.Id)).ToDictionary(i => i.Id, i => PaymentReferences.Of(i.State.Document!.Number, i.State.Document.Year!.Value).GetEnumerator());
        var creditors = changed.ToDictionary(i => i.Id, i => i.State.Document!.Creditor);
        while (waiting.Count > 0)
        {
            // By reference, so that two imports that want the same ones wait for each other and not both for both.
            var wanted = waiting.Where(w => w.Value.MoveNext()).Select(w => (Invoice: w.Key, Reference: w.Value.Current.Compact)).OrderBy(w => w.Reference, StringComparer.Ordinal).ToList();
            if (wanted.Count == 0) return;
            var given = await session.Read(
                "insert into payment_references (creditor, reference, invoice) select * from unnest($1::text[], $2::text[], $3::uuid[]) on conflict do nothing returning invoice", r => r.GetGuid(0), stop,
                wanted.ConvertAll(w => creditors[w.Invoice]).ToArray(), wanted.ConvertAll(w => w.Reference).ToArray(), wanted.ConvertAll(w => w.Invoice).ToArray());
            foreach (var invoice in given) waiting.Remove(invoice);
        }
    }
}
