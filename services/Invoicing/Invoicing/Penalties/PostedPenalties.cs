using System.Text.Json;
using Recouvrement.Invoicing.Domain.Fec;
using Recouvrement.Invoicing.Domain.Penalties;
using Recouvrement.Invoicing.Imports;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Penalties;

/// <summary>
/// What the ERP was asked to post of bills of penalties comes back in its exports, under their numbers and labels: it is in the books. What the accountants letter with such a row is
/// lettered with the bill. Money under its number, and what went back, is what it would be of any invoice.
/// </summary>
sealed class PostedPenalties
{
    const string Known = "No invoice and no payment of its own: it posts a bill of penalties that was issued here.";

    readonly Dictionary<string, (Guid Id, string Customer, Money Billed)> bills;
    readonly List<(long Line, Guid Bill)> posted = [], opened = [];
    readonly HashSet<Guid> found = [];

    PostedPenalties(IEnumerable<(string Number, Guid Id, string Customer, Money Billed)> bills) =>
        this.bills = bills.ToDictionary(b => b.Number, b => (b.Id, b.Customer, b.Billed), StringComparer.OrdinalIgnoreCase);

    /// <summary>The bills that were issued here.</summary>
    public static async Task<PostedPenalties> Of(Session session, string creditor, CancellationToken stop) => new(await session.Read(
        "select i.number, i.id, c.number, i.penalties::text from invoices i join customers c on c.id = i.customer where i.creditor = $1 and i.penalties is not null",
        r => (r.GetString(0), r.GetGuid(1), r.GetString(2), JsonSerializer.Deserialize<BilledPenalties>(r.GetString(3), EventJson.Options)!.Billed), stop, creditor));

    /// <summary>Why a row is no claim and no payment; null where it is one.</summary>
    /// <param name="item">The row.</param>
    /// <param name="isBooked">It stands for the bill, and is to be kept as a row of it (<see cref="Mark"/>).</param>
    public string? Why(FecItem item, out bool isBooked)
    {
        isBooked = false;
        if (item.IsOfMoney || item.IsOfBill || !PenaltyBill.IsLike(item.PieceReference?.Trim()) || !bills.TryGetValue(item.PieceReference!.Trim(), out var bill)) return null;
        if (!string.Equals(item.Customer, bill.Customer, StringComparison.OrdinalIgnoreCase)) return null;
        if (item.Kind is FecItemKind.OpeningDebit) opened.Add((item.LineNumber, bill.Id));
        if (item.Kind is FecItemKind.OpeningDebit or FecItemKind.OpeningCredit) return null;
        if (!item.IsDebit) return item.Label.StartsWith("Annulation", StringComparison.OrdinalIgnoreCase) ? Known : null;
        if (item.Amount != bill.Billed || !found.Add(bill.Id)) return null;
        posted.Add((item.LineNumber, bill.Id));
        isBooked = true;
        return Known;
    }

    /// <summary>Rows that post a bill are rows of it; so is what a year opens with, where no earlier year tells it.</summary>
    public async Task Mark(Session session, Import import, CancellationToken stop)
    {
        if (posted.Count > 0) await Keep(session, import, posted, "other_debit", "invoice", stop);
        if (opened.Count > 0 && await Keep(session, import, opened, "opening_debit", "opening_debit", stop) is > 0 and var rows)
            await session.Run("update imports set position = position + $2, unchanged = unchanged + $2 where id = $1", stop, import.Id, rows);
    }

    static Task<int> Keep(Session session, Import import, List<(long Line, Guid Bill)> rows, string kind, string orKind, CancellationToken stop) => session.Run(
        """
        update import_items n set carried = true, document = r.bill, stream = case when r.leads then r.bill else n.stream end, state = case when r.leads then 'booked' else 'carried' end
          from (select m.line, m.bill, not exists (select from import_items o where o.import = $1 and o.stream = m.bill) and row_number() over (partition by m.bill order by m.line) = 1
                       and ($4 <> 'opening_debit' or i.outstanding_cents = i.amount_cents) as leads
                  from unnest($2::bigint[], $3::uuid[]) as m(line, bill) join invoices i on i.id = m.bill) as r
         where n.import = $1 and n.line = r.line and n.kind in ($4, $5) and n.state = 'staged'
        """, stop, import.Id, rows.ConvertAll(r => r.Line).ToArray(), rows.ConvertAll(r => r.Bill).ToArray(), kind, orKind);
}
