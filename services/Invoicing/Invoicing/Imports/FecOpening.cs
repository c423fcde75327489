using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Fec;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Imports;

/// <summary>
/// Opening entries of accounts that an export of an earlier year has in the books: they are not booked again. Where an entry repeats a document of which
/// nothing was settled, what the accountants letter with the entry, at once or in a later export of the year, is lettered with the document. The other way
/// round there is nothing to match: a year is not booked after a later one whose opening entries stand for it.
/// </summary>
static class FecOpening
{
    const string IsOpening = "kind in ('opening_debit', 'opening_credit')";

    const int MostNamed = 3;

    /// <summary>Why a staged year must not be booked: a later one came first and has booked what was open of it as opening entries. Null where it may be.</summary>
    public static async Task<string?> Obstacle(Session session, Import import, CancellationToken stop)
    {
        var accounts = await session.Read(
            $"""
            select o.customer_number, min(p.closing_on) from import_items o join imports p on p.id = o.import
             where p.creditor = $2 and p.kind = 'fec' and p.closing_on > $3 and p.sequence < $4
               and o.{IsOpening} and not o.carried and (o.state = 'booked' or (o.state = 'staged' and p.state <> 'failed'))
               and exists (select from import_items n where n.import = $1 and n.customer = o.customer)
             group by o.customer_number order by o.customer_number collate "C"
            """, r => (Number: r.GetString(0), ClosingOn: r.Day(1)), stop, import.Id, import.Creditor, import.ClosingOn, import.Sequence);
        if (accounts.Count == 0) return null;
        var named = string.Join(", ", accounts.Take(MostNamed).Select(a => a.Number));
        return $"The export that closes on {accounts.Min(a => a.ClosingOn):yyyy-MM-dd} came before this older one, and its opening entries stand for what was open on {accounts.Count} of the accounts here " +
            $"({named}{(accounts.Count > MostNamed ? "…" : "")}): both would count it twice. Nothing of this file is booked. The years of an entity are sent in their order.";
    }

    public static async Task CarryOver(Session session, Import import, CancellationToken stop)
    {
        var carried = await Again(session, import, stop);
        var entries = await Entries(session, import, stop);
        if (entries.Count > 0) carried += await CarryOver(session, import, entries, stop);
        if (carried == 0) return;
        await session.Run(
            "update imports set position = position + $2, unchanged = unchanged + $2, warnings = array_append(warnings, $3) where id = $1", stop, import.Id, carried,
            $"{carried} opening entries carry over what an export of an earlier year has in the books: they are not booked again.");
    }

    // A corrected export of the same year says the same of what it carried over, whatever was paid of it since; it may letter what was not lettered yet.
    static Task<int> Again(Session session, Import import, CancellationToken stop) => session.Run(
        $"""
        update import_items n set carried = true, document = o.document,
               state = case when o.document is not null and n.letter is not null then 'booked' else o.state end,
               stream = case when o.document is not null and n.letter is not null then o.document else o.stream end
          from (select distinct on (o.number) o.number, o.state, o.stream, o.document, o.amount_cents from import_items o join imports p on p.id = o.import
                 where p.creditor = $2 and p.closing_on = $3 and p.sequence < $4 and o.carried order by o.number, p.sequence desc) as o
         where n.import = $1 and n.{IsOpening} and n.number = o.number and n.amount_cents = o.amount_cents
        """, stop, import.Id, import.Creditor, import.ClosingOn, import.Sequence);

    static async Task<List<(Guid Customer, string Name, long Line, DateOnly On, OpeningEntry Entry)>> Entries(Session session, Import import, CancellationToken stop) => await session.Read(
        $"""
        select n.customer, n.customer_number, n.line, n.booked_on, n.number, n.amount_cents, n.kind, n.reference, n.issued_on from import_items n
         where n.import = $1 and n.state = 'staged' and n.{IsOpening}
           and exists (select from import_items o join imports p on p.id = o.import
                        where p.creditor = $2 and p.kind = 'fec' and p.closing_on < $3 and p.sequence < $4 and o.customer = n.customer and o.state = 'booked')
         order by n.customer, n.position
        """,
        r => (r.GetGuid(0), r.GetString(1), r.GetInt64(2), r.Day(3), new OpeningEntry(r.GetString(4), Money.OfCents(r.GetInt64(5)), r.GetString(6) == "opening_debit", r.GetString(7), r.Day(8))),
        stop, import.Id, import.Creditor, import.ClosingOn, import.Sequence);

    static async Task<int> CarryOver(Session session, Import import, List<(Guid Customer, string Name, long Line, DateOnly On, OpeningEntry Entry)> entries, CancellationToken stop)
    {
        var open = await Open(session, [.. entries.Select(e => e.Customer).Distinct()], entries.Min(e => e.On), stop);
        var documents = new Dictionary<string, Guid>();
        var differences = new List<RejectedRow>();
        foreach (var account in entries.GroupBy(e => e.Customer))
        {
            var match = OpeningEntries.Match([.. account.Select(e => e.Entry)], [.. open[account.Key]]);
            foreach (var (number, document) in match.Documents) documents.Add(number, document);
            if (!match.Agrees)
                differences.Add(new(account.First().Line, null,
                    $"The opening entries of {account.First().Name} carry over {match.CarriedOver}, and {match.Open} was open on the account{(match.Doubtful.IsPositive ? $", {match.Doubtful} of it doubtful" : "")}: none of them is booked again. Compare the two."));
        }

        var numbers = entries.ConvertAll(e => e.Entry.Number).ToArray();
        await session.Run("update import_items set state = 'carried', carried = true where import = $1 and number = any($2)", stop, import.Id, numbers);
        await session.Run(
            """
            update import_items n set document = d.id, state = case when n.letter is null then n.state else 'booked' end, stream = case when n.letter is null then n.stream else d.id end
              from unnest($2::text[], $3::uuid[]) as m(number, document)
              join (select id from invoices where outstanding_cents = amount_cents - prepaid_cents union all select id from credits where unallocated_cents = amount_cents) as d on d.id = m.document
             where n.import = $1 and n.number = m.number
            """, stop, import.Id, documents.Keys.ToArray(), documents.Values.ToArray());
        await Rejections.Add(session, import.Id, differences, stop, asWarnings: true);
        return entries.Count;
    }

    static async Task<ILookup<Guid, OpenBefore>> Open(Session session, Guid[] customers, DateOnly before, CancellationToken stop) => (await session.Read(
        """
        select customer, id, outstanding_cents, true, reference, issued_on, exists (select from invoice_losses l where l.invoice = id and l.doubtful_for is not null)
          from invoices where customer = any($1) and outstanding_cents > 0 and currency = 'EUR' and issued_on < $2
        union all
        select customer, id, unallocated_cents, false, reference, dated_on, false from credits where customer = any($1) and unallocated_cents > 0 and currency = 'EUR' and dated_on < $2
        """,
        r => (Customer: r.GetGuid(0), Document: new OpenBefore(r.GetGuid(1), Money.OfCents(r.GetInt64(2)), r.GetBoolean(3), r.GetString(4), r.Day(5), r.GetBoolean(6))), stop, customers, before))
        .ToLookup(d => d.Customer, d => d.Document);
}
