using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Imports.Fec;

/// <summary>
/// Bills of an export that are in the books already: those that an opening entry of 413 repeats, as its claim was carried over, and those that the ERP sent itself. Told apart by
/// customer and amount, the oldest first; what an earlier file of the year was found to mean is meant again.
/// </summary>
static class FecKnownBills
{
    public static async Task Find(Session session, Import import, CancellationToken stop)
    {
        var rows = await session.Read(
            """
            select n.stream, n.customer, n.amount_cents, n.booked_on, coalesce(i.carried, false),
                   (select o.stream from import_items o join imports p on p.id = o.import
                     where p.creditor = $2 and p.sequence < $3 and o.kind = 'bill' and o.number = n.number and o.amount_cents = n.amount_cents and o.stream <> n.stream
                       and not exists (select from import_items m where m.import = $1 and m.stream = o.stream) order by p.sequence desc limit 1)
              from import_items n left join import_items i on i.import = n.import and i.number = n.number and i.kind = 'opening_debit'
             where n.import = $1 and n.kind = 'bill' and not exists (select from bills b where b.id = n.stream) order by n.booked_on, n.number collate "C"
            """,
            r => (Stream: r.GetGuid(0), Customer: r.GetGuid(1), Cents: r.GetInt64(2), On: r.GetFieldValue<DateOnly>(3), Carried: r.GetBoolean(4), Before: r.IsDBNull(5) ? (Guid?)null : r.GetGuid(5)),
            stop, import.Id, import.Creditor, import.Sequence);
        if (rows.Count == 0) return;
        var candidates = await Candidates(session, import, [.. rows.Select(r => r.Customer).Distinct()], stop);
        // What was said before comes first, whatever the order of the rows: no two rows are one bill.
        var (known, taken) = (new Dictionary<Guid, Guid>(), new HashSet<Guid>());
        foreach (var row in rows)
            if (row.Before is { } before && taken.Add(before)) known[row.Stream] = before;
        foreach (var row in rows.Where(r => !known.ContainsKey(r.Stream)))
            if (candidates.Find(c => (c.Customer, c.Cents) == (row.Customer, row.Cents) && c.IsOfExport == row.Carried && !taken.Contains(c.Id) && (!row.Carried || c.DrawnOn < row.On && !(c.EndedOn < row.On))) is { Id: var found } && found != Guid.Empty && taken.Add(found))
                known[row.Stream] = found;

        await Means(session, import, known, stop);
        // One entry for several bills: they are in the books, and which of them it means nobody says.
        await session.Run(
            "update import_items set state = 'carried' where import = $1 and stream = any($2)", stop, import.Id, rows.Where(r => r.Carried && !known.ContainsKey(r.Stream)).Select(r => r.Stream).ToArray());
    }

    /// <summary>Where somebody has said when bills mature, their money is not there before, and not later than it was entered and they matured.</summary>
    public static Task<int> Mature(Session session, Import import, CancellationToken stop) => session.Run(
        """
        update import_items n set booked_on = m.day from (
            select e.item, max(greatest(e.entered_on, b.matures_on)) as day from import_bill_ends e join bills b on b.id = e.bill
             where e.import = $1 group by e.item having not bool_or(b.maturity_assumed)) as m
         where n.import = $1 and n.stream = m.item and n.kind <> 'bill_return'
        """, stop, import.Id);

    static Task<List<(Guid Id, Guid Customer, long Cents, DateOnly DrawnOn, DateOnly? EndedOn, bool IsOfExport)>> Candidates(Session session, Import import, Guid[] customers, CancellationToken stop) => session.Read(
        """
        select b.id, b.customer, b.amount_cents, b.drawn_on, b.ended_on, exists (select from import_items o join imports p on p.id = o.import where p.creditor = $1 and o.kind = 'bill' and o.stream = b.id)
          from bills b where b.creditor = $1 and b.customer = any($2) and b.currency = 'EUR' and b.status <> 'cancelled'
           and not exists (select from import_items n where n.import = $3 and n.stream = b.id) order by b.drawn_on, b.number collate "C"
        """,
        r => (r.GetGuid(0), r.GetGuid(1), r.GetInt64(2), r.GetFieldValue<DateOnly>(3), r.IsDBNull(4) ? (DateOnly?)null : r.GetFieldValue<DateOnly>(4), r.GetBoolean(5)), stop, import.Creditor, customers, import.Id);

    static async Task Means(Session session, Import import, Dictionary<Guid, Guid> known, CancellationToken stop)
    {
        if (known.Count == 0) return;
        foreach (var (table, column) in new[] { ("import_items", "stream"), ("import_bill_parts", "bill"), ("import_bill_ends", "bill") })
            await session.Run($"update {table} n set {column} = k.bill from unnest($2::uuid[], $3::uuid[]) as k(own, bill) where n.import = $1 and n.{column} = k.own", stop, import.Id, known.Keys.ToArray(), known.Values.ToArray());
    }
}
