using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Bills;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>Writes what a row on bills (413) is.</summary>
sealed class FecBillDesk(Siren creditor, FecOrdinals ordinals, Dictionary<long, FecBilledCustomer> customers)
{
    const string NoCustomer = "Whose bill (413) it is cannot be told: it has no auxiliary account, and no bill of this file has its letter or amount. It is not read.";
    const string NoEntry = "A row on bills (413) whose entry does not balance, or has too many of them, is not read.";
    const string Lost = "A bill (413) that became doubtful or lost: it is owed as before. Say here what it is, where that is not said yet.";

    readonly HashSet<(long Line, FecItemKind Kind)> written = [];

    /// <summary>How the row on 411 at a line is lettered.</summary>
    public LetteringGroup? LetterOf(long line) => customers.GetValueOrDefault(line).Group;

    /// <summary>The bills of a debit: of what stands against 411 one for each customer, and of what is a claim by itself. Money that went back to the bank is owed, and no bill any more.</summary>
    public IEnumerable<FecItem> Bills(FecBilledRow row)
    {
        foreach (var customer in row.Pairs.Where(p => p.Amount > 0).GroupBy(p => p.Customer, StringComparer.OrdinalIgnoreCase))
            if (Item(row, customer.Key, FecItemKind.Bill, row.Of(customer.Sum(p => p.Amount))) is { } bill)
                yield return bill with { Parts = [.. customer.Select(p => new FecBillPart(LetterOf(p.CustomerLine), row.Of(p.Amount), customers.GetValueOrDefault(p.CustomerLine).Key))] };
        if (row.Kind is FecItemKind.OpeningDebit or FecItemKind.Invoice && row.IsTold && row.Entry.AuxiliaryAccount is { } owner && row.Rest.IsPositive && Item(row, owner, FecItemKind.Bill, row.Rest) is { } own)
            yield return own;
    }

    /// <summary>What is owed by a debit that stands against no row of 411.</summary>
    public IEnumerable<FecItem> Claims(FecBilledRow row)
    {
        if (!row.Rest.IsPositive) yield break;
        if (row.Entry.AuxiliaryAccount is not { } customer) yield return Unread(row, NoCustomer);
        else if (!row.IsTold) yield return Unread(row, NoEntry);
        else if (Item(row, customer, row.Kind, row.Rest) is { } claim) yield return claim;
    }

    /// <summary>Bills that came back, were taken back, or became doubtful or lost.</summary>
    public IEnumerable<FecItem> Returns(FecBilledRow row, List<FecEndedBill> ends)
    {
        foreach (var of in ends.GroupBy(e => e.Bill.Customer))
            if (Item(row, of.Key, FecItemKind.BillReturn, Sum(of)) is { } back)
                yield return back with { Ends = Ends(of), IsCancelled = row.Entry.Debit.Amount < 0, Remark = row.In!.IsLost ? Lost : null };
    }

    /// <summary>The money of bills, one payment for each customer, and what it brings beyond them.</summary>
    public IEnumerable<FecItem> Payments(FecBilledRow row, List<FecEndedBill> ends, Money rest)
    {
        var owner = row.Entry.AuxiliaryAccount is null ? null : ends.Count > 0 ? ends[0].Bill.Customer : row.Entry.AuxiliaryAccount;
        if (!row.IsTold) yield return Unread(row, NoEntry);
        else
        {
            foreach (var of in ends.GroupBy(e => e.Bill.Customer))
                if (Item(row, of.Key, row.Kind, of.Key == owner ? Sum(of) + rest : Sum(of)) is { } money)
                    yield return money with { Ends = Ends(of), Group = Letter(of) ?? money.Group, BookedOn = PaidOn(row, of) };
            if (!rest.IsPositive || (owner is not null && ends.Count > 0)) yield break;
            if (owner is null) yield return Unread(row, NoCustomer);
            else if (Item(row, owner, row.Kind, rest) is { } beyond) yield return beyond;
        }
    }

    static DateOnly PaidOn(FecBilledRow row, IEnumerable<FecEndedBill> ends) =>
        row.In?.IsDiscount == true ? Days.Later(row.Entry.EntryDate, ends.Max(e => BillContent.AssumedMaturity(e.Bill.BookedOn))) : row.Entry.EntryDate;

    // Where all that the bills stand for has one letter, their money is lettered so too.
    static LetteringGroup? Letter(IEnumerable<FecEndedBill> ends) =>
        ends.SelectMany(e => e.Bill.Parts.IsEmpty ? [null] : e.Bill.Parts.Select(p => p.Group)).Distinct().ToList() is [{ } group] ? group : null;

    ImmutableArray<FecBillEnd> Ends(IEnumerable<FecEndedBill> ends) => [.. ends.Select(e => new FecBillEnd(e.Bill.Key.Number, e.Amount, e.CustomerLine is { } line ? customers.GetValueOrDefault(line).Key : null))];

    static Money Sum(IEnumerable<FecEndedBill> ends) => ends.Select(e => e.Amount).Aggregate((sum, amount) => sum + amount);

    // A row that is several things of one kind gives each but the first a key after all rows of the file.
    FecItem? Item(FecBilledRow row, string customer, FecItemKind kind, Money net)
    {
        var auxiliary = row.Entry.AuxiliaryAccount ?? customer;
        if (FecKey.IsTooLong(row.Entry.Document, row.Entry.Account, auxiliary) || BusinessKey.Parse(customer) is null) return null;
        var ordinal = row.Ordinal > 0 && written.Add((row.Entry.LineNumber, kind)) ? row.Ordinal : ordinals.Next(row.Entry.Document, row.Entry.Account, auxiliary);
        return FecReceivables.Item(creditor, row.Entry, auxiliary, ordinal, kind, net) with { Customer = customer, CustomerName = row.Entry.AuxiliaryLabel ?? customer, Group = row.Group };
    }

    FecItem Unread(FecBilledRow row, string why) => FecReceivables.Item(creditor, row.Entry, row.Entry.AuxiliaryAccount, 1, row.Kind, row.Net) with { LeftOut = why };
}
