using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Bills;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>
/// The bills of exchange of one file (413). A debit against 411 is a bill that was accepted: no cash, its invoices are owed until its money is there. A credit against
/// money (5x) is that money. What a bank advances (5114, 519, or interest of 661 beside it) is the debtor's only at the maturity, which no export tells: assumed
/// as <see cref="BillContent.AssumedMaturity"/> says. A credit against 411 is a bill that came back unpaid; one with a negative amount takes a mistake back. What a credit
/// ends is told by the lettering of 413, then by the amount, then by age; what comes back beyond bills is what money went back for before.
/// </summary>
sealed class FecBillBook
{
    readonly List<FecBilledRow> rows = [];
    readonly Dictionary<long, FecBilledCustomer> customers = [];

    public void Take(FecBilledRow row) => rows.Add(row);

    /// <summary>A row on 411 of which a bill takes something.</summary>
    public void Take(long line, FecBilledCustomer row) => customers[line] = row;

    /// <summary>The items, and by line of its row on 411, what came back of bills that the file does not know.</summary>
    public (List<FecItem> Items, Dictionary<long, Money> Unknown) Resolve(Siren creditor, FecOrdinals ordinals)
    {
        var (items, unknown) = (new List<FecItem>(), new Dictionary<long, Money>());
        var desk = new FecBillDesk(creditor, ordinals, customers);
        foreach (var account in rows.GroupBy(r => r.Account, StringComparer.OrdinalIgnoreCase)) Resolve(desk, [.. account], items, unknown);
        return ([.. items.OrderBy(i => i.LineNumber)], unknown);
    }

    static void Resolve(FecBillDesk desk, List<FecBilledRow> rows, List<FecItem> items, Dictionary<long, Money> unknown)
    {
        var debits = rows.FindAll(r => r.Net.IsPositive);
        var bills = debits.SelectMany(desk.Bills).ToList();
        var claims = debits.SelectMany(desk.Claims).ToList();
        var credits = rows.Except(debits).SelectMany(r => r.Credits).ToList();
        var returned = new FecReturnedClaims(claims);
        returned.Take(credits.Select(c => (c, c.Amount)), isLettered: true);
        var ends = Ends(bills, credits.FindAll(c => !c.Row.IsOpening).ConvertAll(c => (c, c.Amount - returned.Of(c))));
        returned.Take(credits.Select(c => (c, Rest(c))), isLettered: false);
        items.AddRange(claims.Select(c => returned.Lettered(c, desk.LetterOf)));
        items.AddRange(bills);
        foreach (var row in credits.GroupBy(c => c.Row))
        {
            items.AddRange(desk.Returns(row.Key, [.. row.Where(c => !c.IsMoney).SelectMany(c => ends[c.Id])]));
            items.AddRange(row.Where(c => c.IsMoney).SelectMany(c => desk.Payments(row.Key, [.. ends[c.Id]], Rest(c))));
            foreach (var back in row.Where(c => c.CustomerLine is not null && Rest(c).IsPositive))
                unknown[back.CustomerLine!.Value] = unknown.GetValueOrDefault(back.CustomerLine.Value) + Rest(back);
        }

        Money Rest(FecBillCredit credit) => ends[credit.Id].Aggregate(credit.Amount - returned.Of(credit), (left, e) => left - e.Amount);
    }

    static ILookup<string, FecEndedBill> Ends(List<FecItem> bills, List<(FecBillCredit Credit, Money Left)> credits)
    {
        var known = bills.ToDictionary(b => b.Key.Number);
        var lines = credits.ToDictionary(c => c.Credit.Id, c => c.Credit.CustomerLine);
        var isOfOne = bills.TrueForAll(b => b.Customer == bills[0].Customer);
        return Matching.Allocate(
                bills.Select(b => new OpenDebit(b.Key.Number, b.Amount, b.BookedOn, b.Group)),
                credits.Where(c => c.Left.IsPositive).Select(c => new OpenCredit(c.Credit.Id, c.Left, c.Credit.Row.Entry.EntryDate, c.Credit.Row.Group)))
            // The oldest of several customers' bills may be anybody's.
            .Where(a => isOfOne || a.Rule is AllocationRule.Lettered or AllocationRule.ExactAmount)
            .ToLookup(a => a.Credit, a => new FecEndedBill(known[a.Debit], a.Amount, lines[a.Credit]));
    }
}
