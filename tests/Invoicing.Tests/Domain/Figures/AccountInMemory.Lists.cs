using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Domain.Snapshots;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Tests.Domain.Figures;

/// <summary>Lists of open items.</summary>
sealed partial class AccountInMemory
{
    /// <summary>A list of open items has one of the open invoices no more.</summary>
    public void Presume(int nth, DateOnly on, int reference)
    {
        // A bill of penalties that was presumed paid and is taken back would have been paid until then by what was never presumed.
        var open = invoices.Where(i => i.Value.Outstanding.IsPositive && !i.Value.IsPenalty && i.Value.Content!.IssuedOn <= on).OrderBy(i => i.Key).ToList();
        if (open.Count == 0) return;
        var (id, invoice) = open[nth % open.Count];
        var document = new AccountDocument("732829320", "C1", $"presumed-{reference}", null);
        Moves(document.CreditOf(CreditKind.Payment), new CreditCommand.Book(CreditKind.Payment, document, new(
            document.Number, on, invoice.Outstanding, new([new(invoice.Document!.Number, invoice.Document.Year, invoice.Outstanding)])), Origin.Snapshot));
    }

    /// <summary>A later list has an invoice again: its day, or the day of the first list where that is later.</summary>
    public void Reopen(int nth, DateOnly on)
    {
        var presumed = credits.Where(c => c.Value is { Origin: Origin.Snapshot, IsReversed: false }).OrderBy(c => c.Key).ToList();
        if (presumed.Count == 0) return;
        var id = presumed[nth % presumed.Count].Key;
        TakesBack(id, on);
        Settle();
    }

    /// <summary>The days on which presumed payments were taken back.</summary>
    public Dictionary<string, DateOnly> Reopened { get; } = [];

    /// <summary>
    /// What the ERP would have open at the end of a day if it had put elsewhere some of what rules put here, and if some invoices had been paid that are open here.
    /// </summary>
    /// <param name="seed">Which.</param>
    /// <param name="on">Day of the list.</param>
    /// <returns>What is open in the list of every invoice that it covers, and how much of it is said to be paid by nobody knows what.</returns>
    public (Dictionary<Guid, Money> Open, Money Paid) ListOfErp(int seed, DateOnly on)
    {
        var (random, paid) = (new Random(seed), Money.Zero);
        // Bills of penalties that the ERP has not posted yet are in no list of its.
        var listed = invoices.Where(i => !i.Value.IsPenalty && i.Value.Content!.IssuedOn <= on).OrderBy(i => i.Key).ToDictionary(i => i.Key, i => i.Value.Outstanding);
        var unknown = SettledByLists().Where(p => listed.ContainsKey(p.Id)).GroupBy(p => p.Id).ToDictionary(of => of.Key, of => of.Aggregate(Money.Zero, (sum, p) => sum + p.Presumed.Amount));
        foreach (var guess in Guesses(on).Where(g => listed.ContainsKey(g.Invoice)))
        {
            if (random.Next(3) == 0) continue;
            var open = listed.Where(l => l.Key != guess.Invoice && l.Value.IsPositive && invoices[l.Key].Outstanding.IsPositive).ToList();
            // What an earlier list took for paid by nobody knows what is paid by this.
            if (open.Count == 0 || random.Next(3) == 0)
            {
                var of = unknown.Where(u => u.Key != guess.Invoice && u.Value.IsPositive).ToList();
                if (of.Count == 0) continue;
                var known = Money.OfCents(random.NextInt64(1, Money.Min(guess.Amount, of[0].Value).Cents + 1));
                (listed[guess.Invoice], unknown[of[0].Key], paid) = (listed[guess.Invoice] + known, of[0].Value - known, paid - known);
                continue;
            }

            var to = open[random.Next(open.Count)];
            var moved = Money.OfCents(random.NextInt64(1, Money.Min(guess.Amount, to.Value).Cents + 1));
            (listed[guess.Invoice], listed[to.Key]) = (listed[guess.Invoice] + moved, to.Value - moved);
        }

        foreach (var open in listed.Where(l => l.Value.IsPositive && l.Value <= invoices[l.Key].Outstanding && random.Next(4) == 0).ToList())
        {
            var part = Money.OfCents(random.NextInt64(1, open.Value.Cents + 1));
            (listed[open.Key], paid) = (open.Value - part, paid + part);
        }

        return (listed, paid);
    }

    /// <summary>A list of open items is taken as the service takes it.</summary>
    /// <param name="listed">What is open in it of the invoices that it covers; with nothing it does not have them.</param>
    /// <param name="on">Its day.</param>
    /// <param name="reference">Of what it presumes.</param>
    /// <returns>How much was presumed.</returns>
    public Money TakesList(IReadOnlyDictionary<Guid, Money> listed, DateOnly on, int reference)
    {
        var compared = invoices.Where(i => !i.Value.IsPenalty).OrderBy(i => i.Key).Select(i => new ListedInvoice(i.Key, i.Value.Document!.Number, i.Value.Content!.IssuedOn, i.Value.Content.IssuedOn, SnapshotComparison.Of(
            new(i.Value.Outstanding, i.Value.Content.IssuedOn, false, [.. Presumed(i.Key)]), listed.TryGetValue(i.Key, out var open) && open.IsPositive ? new(open) : null, on))).ToList();
        var items = WrongGuesses.Explain(compared, Guesses(on), SettledByLists()).Zip(compared, (item, invoice) => (invoice.Id, Item: item)).ToList();
        foreach (var wrong in items.SelectMany(i => i.Item.TakesBack)) TakesBack(wrong.Payment, on);
        foreach (var (presumed, keeps) in WrongGuesses.Yields(items.SelectMany(i => i.Item.Gives)))
            foreach (var released in Order(presumed, new CreditCommand.GiveWay(keeps)).OfType<CreditEvent.CreditReleased>())
                Order(released.Invoice, new InvoiceCommand.Allocate(presumed, BalanceCause.Undone, keeps, released.Since));
        var dated = invoices.Keys.Concat(credits.Keys).ToDictionary(id => id, DateOf);
        foreach (var (change, since) in WrongGuesses.Changes(items.SelectMany(i => i.Item.Gives), Standing(), dated, Freed(), on))
        {
            Order(change.Credit, new CreditCommand.Allocate(change.Invoice, change.Amount, change.Basis, since, change.Rule));
            Order(change.Invoice, new InvoiceCommand.Allocate(change.Credit, BalanceCause.Payment, change.Amount, since));
        }

        foreach (var (id, item) in items.Where(i => i.Item.Presumes.IsPositive))
        {
            var document = new AccountDocument("732829320", "C1", $"presumed-{reference}-{invoices[id].Document!.Number}", null);
            Order(document.CreditOf(CreditKind.Payment), new CreditCommand.Book(CreditKind.Payment, document, new(
                document.Number, on, item.Presumes, new([new(invoices[id].Document!.Number, 2026, item.Presumes)])), Origin.Snapshot));
        }

        Settle();
        return items.Aggregate(Money.Zero, (sum, i) => sum + i.Item.Presumes);
    }

    IEnumerable<PresumedInvoice> SettledByLists() => credits.Where(c => c.Value.Origin is Origin.Snapshot).SelectMany(c => c.Value.Funds.Allocations.Where(a => a.Basis is AllocationBasis.Snapshot).Select(a => new PresumedInvoice(
        a.Invoice, invoices[a.Invoice].Document!.Number, DateOf(a.Invoice), DateOf(a.Invoice), new(c.Key, a.Amount))));

    IEnumerable<Guess> Guesses(DateOnly on) => credits.Where(c => c.Value.Content!.On <= on).OrderByDescending(c => c.Value.Content!.On).ThenBy(c => c.Key)
        .SelectMany(c => c.Value.Funds.Allocations.Where(a => a.Basis is AllocationBasis.Rule).Select(a => new Guess(c.Key, a.Invoice, a.Amount, c.Value.Content!.On)));

    IEnumerable<Presumption> Presumed(Guid invoice) => credits.OrderByDescending(c => c.Value.Content!.On).ThenBy(c => c.Key)
        .SelectMany(c => c.Value.Funds.Allocations.Where(a => a.Invoice == invoice && a.Basis is AllocationBasis.Snapshot).Select(a => new Presumption(c.Key, a.Amount)));

    void TakesBack(Guid payment, DateOnly on)
    {
        var presumed = credits[payment];
        Reopened[presumed.Document!.Number] = on > presumed.Content!.On ? on : presumed.Content.On;
        foreach (var released in Order(payment, new CreditCommand.Reverse(Reopened[presumed.Document.Number], ReversalReason.Superseded)).OfType<CreditEvent.CreditReleased>())
            Order(released.Invoice, new InvoiceCommand.Allocate(payment, BalanceCause.Undone, Money.Zero, released.Since));
    }
}
