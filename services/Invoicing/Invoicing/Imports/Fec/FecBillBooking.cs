using System.Collections.Immutable;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Bills;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Bills;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Fec;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Imports.Fec;

/// <summary>
/// Books the bills of exchange that an accounting export tells: drawn when 413 takes the place of 411, paid or unpaid when it goes. They hold what they stand for until they end, as nobody tells their
/// maturity. What somebody has said of a bill over REST stands: an export corrects only bills that nobody else knows, and ends what is open.
/// </summary>
sealed class FecBillBooking(Books books, Ledger ledger)
{
    /// <summary>Takes back the payments that earlier exports made of rows that are bills: their invoices are owed until the money of the bills is there.</summary>
    public async Task TakeBack(Session session, Import import, Guid[] accounts, EventContext context, CancellationToken stop)
    {
        var payments = await FecBillRows.Payments(session, import, accounts, stop);
        var outcomes = await books.Payments.HandleMany(session, payments.ConvertAll(p => (p.Payment, (CreditCommand)new CreditCommand.Reverse(p.On, ReversalReason.Mistake))), context, stop);
        await ledger.Released(session, outcomes, payments.ConvertAll(p => p.Payment), context, stop);
    }

    /// <summary>Draws the bills of accounts that the transaction holds, or finds anew what they are to pay.</summary>
    /// <returns>Every bill of them, and what came of it; null where it has ended, or somebody else has told of it.</returns>
    public async Task<Dictionary<Guid, Outcome<Bill, BillEvent>?>> Draw(Session session, Import import, Guid[] accounts, DateOnly day, EventContext context, CancellationToken stop)
    {
        var rows = await FecBillRows.Drawn(session, import, accounts, day, stop);
        if (rows.Count == 0) return [];
        var drawn = rows.FindAll(r => r is { IsOurs: true, Status: BillStatus.None or BillStatus.Open });
        var known = await FecBillRows.Covers(session, rows.ConvertAll(r => r.Bill), stop);
        var debits = await FecBillRows.Debits(session, import, accounts, drawn.ConvertAll(r => r.Bill), stop);
        var orders = new List<(Guid, BillCommand)>();
        foreach (var account in drawn.GroupBy(r => r.Customer))
        {
            var covers = BillCovers.Plan(
                [.. debits.Where(d => d.Customer == account.Key).Select(d => d.Debit)],
                [.. account.Select(r => new LetteredBill(r.Number, r.On, [.. r.Parts], known.GetValueOrDefault(r.Bill) ?? new([]), r.Itself))]);
            var coverable = debits.Where(d => d.Customer == account.Key).Select(d => new CoverableInvoice(d.Debit.Number, d.Debit.Year, d.Customer, d.Amount, Money.Zero)).ToImmutableArray();
            foreach (var row in account) orders.Add((row.Bill, await Order(session, import, row, covers[row.Number], coverable, stop)));
        }

        var outcomes = await books.Bills.HandleMany(session, orders, context, stop);
        await BillEffects.Follow(books, session, outcomes, context, day, stop);
        var of = orders.Zip(outcomes).ToDictionary(o => o.First.Item1, o => o.Second);
        return rows.ToDictionary(r => r.Bill, r => of.GetValueOrDefault(r.Bill));
    }

    /// <summary>The invoices that rows are for, as they bring the money of bills; those that the accountants have lettered need not be told.</summary>
    public static async Task<Dictionary<Guid, Designations>> Named(Session session, Import import, List<FecItemRow> items, DateOnly day, CancellationToken stop)
    {
        Guid[] rows = [.. items.Where(i => i.Group is null || LossAccounts.Standard.IsBill(i.Group.Account)).Select(i => i.Stream)];
        var bills = await session.Read("select distinct bill from import_bill_ends where import = $1 and item = any($2)", r => r.GetGuid(0), stop, import.Id, rows);
        if (bills.Count == 0) return [];
        var covers = await FecBillRows.Covers(session, bills, stop);
        var named = new List<(Guid Item, Designation Invoice)>();
        foreach (var bill in (await FecBillRows.Ended(session, import, bills, day, stop)).Where(e => !e.IsReturn).GroupBy(e => e.Bill))
            foreach (var (end, invoices) in bill.Zip(BillCovers.Named(covers.GetValueOrDefault(bill.Key) ?? new([]), bill.Select(e => e.Amount)))) named.AddRange(invoices.Select(i => (end.Item, i)));
        return named.Where(n => rows.Contains(n.Item)).GroupBy(n => n.Item).ToDictionary(n => n.Key, n => new Designations([.. n.Select(i => i.Invoice).GroupBy(i => (i.Number, i.Year)).Select(Sum)]));
    }

    /// <summary>Ends the bills of accounts whose money, or whose return, is booked in full.</summary>
    /// <returns>What came of each end that is no money, by its row.</returns>
    public async Task<HashSet<Guid>> End(Session session, Import import, Guid[] accounts, DateOnly day, EventContext context, CancellationToken stop)
    {
        var rows = (await FecBillRows.Drawn(session, import, accounts, day, stop)).ToDictionary(r => r.Bill);
        var orders = new List<(Guid Bill, BillCommand Order, IEnumerable<Guid> Returns)>();
        foreach (var bill in (await FecBillRows.Ended(session, import, rows.Keys, day, stop)).GroupBy(e => e.Bill))
            if (rows[bill.Key] is { Status: BillStatus.Open } row && bill.Aggregate(Money.Zero, (sum, e) => sum + e.Amount) >= row.Amount)
                orders.Add((bill.Key, Ending([.. bill]), bill.Where(e => e.IsReturn).Select(e => e.Item)));
        var outcomes = await books.Bills.HandleMany(session, orders.ConvertAll(o => (o.Bill, o.Order)), context, stop);
        await BillEffects.Follow(books, session, outcomes, context, day, stop);
        return [.. orders.Zip(outcomes).Where(o => !o.Second.Decision.Facts.IsEmpty).SelectMany(o => o.First.Returns)];
    }

    static BillCommand Ending(List<FecBillEndRow> ends) =>
        ends.Exists(e => e is { IsReturn: true, IsCancelled: false }) ? new BillCommand.Return(ends.Max(e => e.On), UnpaidReason.Other)
        : ends.Exists(e => e.IsCancelled) ? new BillCommand.Cancel() : new BillCommand.Pay(ends.Max(e => e.On));

    // A bill that is known keeps the days it was told with: an opening entry has others.
    async Task<BillCommand> Order(Session session, Import import, FecBillOfFile row, CoveredInvoices covers, ImmutableArray<CoverableInvoice> known, CancellationToken stop)
    {
        var document = new AccountDocument(import.Creditor, row.CustomerNumber, row.Number, null);
        var content = new BillContent(BillKind.Unspecified, row.Amount, row.On, BillContent.AssumedMaturity(row.On), true, covers) { IsMaturityAssumed = true };
        if (row.Status is BillStatus.None) return new BillCommand.Draw(document, content, known);
        var (bill, _) = await books.Bills.Load(session, row.Bill, stop);
        return new BillCommand.Draw(bill.Document!, bill.Content! with { Amount = row.Amount, Covers = covers }, known);
    }

    static Designation Sum(IEnumerable<Designation> same)
    {
        var all = same.ToList();
        return all[0] with { Amount = all.Select(d => d.Amount!.Value).Aggregate((sum, amount) => sum + amount) };
    }
}
