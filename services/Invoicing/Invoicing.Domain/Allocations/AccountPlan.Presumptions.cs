using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Allocations;

/// <summary>Payments that a list of open items made likely, and what replaces them: whatever comes for their invoice takes their place, so that nothing is paid twice.</summary>
sealed partial class AccountPlan
{
    /// <summary>Money of the day of a list, or from before it, paid what had vanished from it and nothing that still stood in it.</summary>
    public void ReplaceByEarlierMoney()
    {
        foreach (var day in credits.Values.Where(c => c.IsPresumed).Select(c => c.On).Distinct().Order().ToList())
            Replace(c => c.On == day, c => c.On <= day, _ => true);
    }

    /// <summary>Later money that nothing open took is for what was presumed where its amount says so.</summary>
    public void ReplaceBySameAmount() => Replace(_ => true, _ => true, match => match.Rule is AllocationRule.ExactAmount);

    /// <summary>What is still open of an invoice takes what is presumed for it.</summary>
    public void Presume()
    {
        foreach (var credit in InOrder(credits.Values.Where(c => c.IsPresumed)))
            foreach (var invoice in credit.Designated.All.SelectMany(Named).Where(i => IsOpen(i.Id) && i.Amount.Currency == credit.Amount.Currency))
                if (Money.Min(left[credit.Id], left[invoice.Id]) is { IsPositive: true } part)
                    Set(credit.Id, invoice.Id, Standing(credit.Id, invoice.Id) + part, AllocationBasis.Snapshot, AllocationRule.NotListed);
    }

    void Replace(Func<SettlingCredit, bool> presumed, Func<SettlingCredit, bool> by, Func<Allocation, bool> counts)
    {
        var debits = allocations.Values.Where(s => s is { Basis: AllocationBasis.Snapshot, Amount.IsPositive: true } && presumed(credits[s.Credit]))
            .GroupBy(s => s.Invoice).Select(of => (Invoice: invoices[of.Key], Amount: of.Aggregate(Money.Zero, (sum, s) => sum + s.Amount))).ToDictionary(d => $"{d.Invoice.Number} {d.Invoice.Id}");
        if (debits.Count == 0) return;
        var open = OpenCredits(by);
        var matched = Matching.Allocate(
            debits.Select(d => new OpenDebit(d.Key, d.Value.Amount, d.Value.Invoice.On, null, d.Value.Invoice.DueOn)), open.Select(c => new OpenCredit(c.Key, c.Value.Free, c.Value.Credit.On)));
        foreach (var match in matched.Where(counts))
        {
            var invoice = debits[match.Debit].Invoice.Id;
            Yield(invoice, match.Amount);
            Take(open[match.Credit].Credit.Id, invoice, match);
        }
    }

    // The latest first; never more than is asked for.
    void Yield(Guid invoice, Money most)
    {
        foreach (var place in places.GetValueOrDefault(invoice, []).OrderDescending().ToList())
        {
            var there = allocations.GetAt(place).Value;
            if (there.Basis is not AllocationBasis.Snapshot || !most.IsPositive) continue;
            var part = Money.Min(most, there.Amount);
            Set(there.Credit, invoice, there.Amount - part, there.Basis);
            most -= part;
        }
    }

    Money Presumed(Guid invoice) => places.GetValueOrDefault(invoice, []).Select(place => allocations.GetAt(place).Value)
        .Where(s => s.Basis is AllocationBasis.Snapshot).Aggregate(Money.Zero, (sum, s) => sum + s.Amount);
}
