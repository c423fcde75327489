using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Bills;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Imports.Fec;

/// <summary>A bill of an export, and what the books know of it.</summary>
/// <remarks>It is ours to correct while nobody else tells of it and nothing of its money has come.</remarks>
sealed record FecBillOfFile(
    Guid Bill, string Number, Guid Customer, string CustomerNumber, Money Amount, DateOnly On, BillStatus Status, bool IsOurs, (string Number, int Year)? Itself, List<(LetteringGroup? Group, Money Amount)> Parts);

/// <summary>Something that ends a bill of an export, on a day that has come.</summary>
sealed record FecBillEndRow(Guid Item, Guid Bill, Money Amount, DateOnly On, bool IsReturn, bool IsCancelled);

/// <summary>What an export says of the bills of some accounts.</summary>
static class FecBillRows
{
    /// <summary>Those drawn until a day.</summary>
    public static async Task<List<FecBillOfFile>> Drawn(Session session, Import import, Guid[] accounts, DateOnly day, CancellationToken stop)
    {
        var parts = (await session.Read(
            """
            select p.bill, p.account, p.auxiliary, p.letter, p.amount_cents from import_bill_parts p
             where p.import = $1 and exists (select from import_items n where n.import = $1 and n.stream = p.bill and n.customer = any($2)) order by p.bill, p.position
            """, r => (Bill: r.GetGuid(0), Group: r.Text(3) is { } letter ? new LetteringGroup(r.GetString(1), r.Text(2), letter) : null, Amount: Money.OfCents(r.GetInt64(4))), stop, import.Id, accounts)).ToLookup(p => p.Bill);
        return await session.Read(
            """
            select n.stream, coalesce(b.number, n.number), n.customer, n.customer_number, n.amount_cents, n.booked_on, b.status,
                   b.id is null or (b.maturity_assumed and not exists (
                       select from import_bill_ends e join import_items m on m.import = e.import and m.stream = e.item and m.state = 'booked' and m.kind <> 'bill_return' where e.bill = n.stream)), own.number, own.year
              from import_items n left join bills b on b.id = n.stream
              left join import_items i on i.import = n.import and i.number = n.number and i.kind in ('opening_debit', 'invoice') left join invoices own on own.id = i.stream
             where n.import = $1 and n.customer = any($2) and n.kind = 'bill' and n.state in ('staged', 'booked') and n.booked_on <= $3 order by n.customer, n.position
            """,
            r => new FecBillOfFile(
                r.GetGuid(0), r.GetString(1), r.GetGuid(2), r.GetString(3), Money.OfCents(r.GetInt64(4)), r.Day(5),
                r.Text(6) is { } status ? Words.Read<BillStatus>(status) : BillStatus.None, r.GetBoolean(7), r.Text(8) is { } number ? (number, r.GetInt32(9)) : null, Parts(r.GetGuid(0), r.GetInt64(4))),
            stop, import.Id, accounts, day);

        List<(LetteringGroup?, Money)> Parts(Guid bill, long cents) => parts[bill].Select(p => (p.Group, p.Amount)).ToList() is { Count: > 0 } of ? of : [(null, Money.OfCents(cents))];
    }

    /// <summary>Which of some rows bring the money of bills.</summary>
    public static async Task<HashSet<Guid>> OfBills(Session session, Import import, Guid[] rows, CancellationToken stop) =>
        [.. await session.Read("select distinct item from import_bill_ends where import = $1 and item = any($2)", r => r.GetGuid(0), stop, import.Id, rows)];

    /// <summary>The payments, each with its day, that were booked of rows on 411 which are bills now; not where the bill came back, and that was booked as a claim: the two stand for each other.</summary>
    public static Task<List<(Guid Payment, DateOnly On)>> Payments(Session session, Import import, Guid[] accounts, CancellationToken stop) => session.Read(
        """
        select c.id, c.dated_on from credits c where c.customer = any($2) and c.kind = 'payment' and c.origin = 'fec' and not c.is_reversed
           and c.id in (select p.payment from import_bill_parts p where p.import = $1 and p.payment is not null
                         and not exists (select from import_bill_ends e join invoices i on i.id = e.claim where e.import = p.import and e.bill = p.bill)) order by c.id
        """, r => (r.GetGuid(0), r.Day(1)), stop, import.Id, accounts);

    /// <summary>What ends them until a day, in the order it happened.</summary>
    public static Task<List<FecBillEndRow>> Ended(Session session, Import import, IReadOnlyCollection<Guid> bills, DateOnly day, CancellationToken stop) => session.Read(
        """
        select e.item, e.bill, e.amount_cents, n.booked_on, n.kind = 'bill_return', e.cancelled from import_bill_ends e join import_items n on n.import = e.import and n.stream = e.item
         where e.import = $1 and e.bill = any($2) and n.booked_on <= $3 order by n.booked_on, n.number collate "C", e.position
        """, r => new FecBillEndRow(r.GetGuid(0), r.GetGuid(1), Money.OfCents(r.GetInt64(2)), r.Day(3), r.GetBoolean(4), r.GetBoolean(5)), stop, import.Id, bills.ToArray(), day);

    /// <summary>What bills are to pay, as the books know it.</summary>
    public static async Task<Dictionary<Guid, CoveredInvoices>> Covers(Session session, IReadOnlyCollection<Guid> bills, CancellationToken stop) => (await session.Read(
        "select c.bill, i.number, i.year, c.amount_cents, i.currency from bill_invoices c join invoices i on i.id = c.invoice where c.bill = any($1) order by c.bill, c.position",
        r => (Bill: r.GetGuid(0), Cover: new CoveredInvoice(r.GetString(1), r.GetInt32(2), r.Money(3, 4))), stop, (object)bills.ToArray()))
        .GroupBy(c => c.Bill, c => c.Cover).ToDictionary(c => c.Key, c => new CoveredInvoices(c));

    /// <summary>What is owed on the accounts, each invoice with its lettering in this file and its amount; less what bills are to pay that this file does not tell.</summary>
    public static async Task<List<(Guid Customer, Money Amount, CoveredDebit Debit)>> Debits(Session session, Import import, Guid[] accounts, IReadOnlyCollection<Guid> bills, CancellationToken stop)
    {
        var elsewhere = (await session.Read(
            "select c.invoice, sum(c.amount_cents)::bigint from bill_invoices c join bills b on b.id = c.bill where b.customer = any($1) and b.status = 'open' and not b.id = any($2) group by c.invoice",
            r => (Invoice: r.GetGuid(0), Cents: r.GetInt64(1)), stop, accounts, bills.ToArray())).ToDictionary(e => e.Invoice, e => e.Cents);
        return await session.Read(
            """
            select i.id, i.customer, i.number, i.year, i.amount_cents, i.outstanding_cents, i.issued_on, i.due_on, n.account, n.auxiliary, n.letter
              from invoices i left join import_items n on n.import = $1 and n.stream = i.id and n.state = 'booked'
             where i.customer = any($2) and i.outstanding_cents > 0 and i.currency = 'EUR'
            """,
            r => (r.GetGuid(1), Money.OfCents(r.GetInt64(4)), new CoveredDebit(
                r.GetString(2), r.GetInt32(3), Money.OfCents(Math.Max(0, r.GetInt64(5) - elsewhere.GetValueOrDefault(r.GetGuid(0)))), r.Day(6), r.Day(7),
                r.Text(10) is { } letter ? new(r.GetString(8), r.Text(9), letter) : null)), stop, import.Id, accounts);
    }
}
