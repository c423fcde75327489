using System.Collections.Immutable;

namespace Recouvrement.Invoicing.Domain.Allocations;

/// <summary>
/// Sets the open credits of one customer account against its open debits, the same way for a FEC, a bank statement and a single payment.
/// In this order: within a lettering group, oldest first; the debit the payer designated; the debit of exactly the credit's amount;
/// small credits that add up exactly to one debit; else the oldest debit that is due on the credit's day, the next due one with what is left,
/// and only then, oldest first, those not due yet (art. 1342-10 C. civ., rule R2.4 a). Each allocation names its rule.
/// </summary>
/// <remarks>
/// What a group leaves over is open and goes the way of all other credits and debits. Where several debits have the amount, one without
/// lettering comes first: a lettered one waits for the rest of its group; then one that is due. Never across currencies; never more than is left on
/// either side; the order of the input plays no part (ties by date, then id). Nothing is left to allocate afterwards: a customer
/// has open debits or open credits, not both.
/// </remarks>
public static class Matching
{
    /// <summary>The allocations, in the order of the rules.</summary>
    /// <exception cref="ArgumentException">Two debits or two credits have one id.</exception>
    public static ImmutableArray<Allocation> Allocate(IEnumerable<OpenDebit> debits, IEnumerable<OpenCredit> credits)
    {
        var account = new OpenAccount(debits, credits);
        foreach (var currency in account.Currencies())
        {
            WithinGroups(currency);
            ToDesignated(currency);
            ToExactAmount(currency);
            SumsToExactAmount(currency);
            ToDueThenOldest(currency);
        }

        return account.Allocations;
    }

    /// <summary>What is open before credits without lettering are allocated: the remainder of each group, and all that has none.</summary>
    /// <exception cref="ArgumentException">Two debits or two credits have one id.</exception>
    public static OpenItems AfterLettering(IEnumerable<OpenDebit> debits, IEnumerable<OpenCredit> credits)
    {
        var account = new OpenAccount(debits, credits);
        foreach (var currency in account.Currencies()) WithinGroups(currency);
        return account.Open();
    }

    static void WithinGroups(OpenAccount account)
    {
        var debits = account.Debits.Where(debit => debit.Group is not null).ToLookup(debit => debit.Group);
        foreach (var group in account.Credits.Where(credit => credit.Group is not null).GroupBy(credit => credit.Group))
            ToOldest(account, [.. group], [.. debits[group.Key]]);
    }

    static void ToDesignated(OpenAccount account)
    {
        var debits = account.Debits.ToDictionary(debit => debit.Id);
        foreach (var credit in account.Credits)
            if (credit.Designated is { } named && debits.TryGetValue(named, out var debit)) account.Allocate(credit, debit, AllocationRule.Designated);
    }

    static void ToExactAmount(OpenAccount account)
    {
        var byAmount = account.Debits.Where(debit => debit.Left > 0).GroupBy(debit => debit.Left)
            .ToDictionary(same => same.Key, same => (Free: new DueDebits(same.Where(d => d.Group is null)), Lettered: new DueDebits(same.Where(d => d.Group is not null))));
        foreach (var credit in account.Credits.Where(credit => credit.Left > 0))
        {
            if (!byAmount.TryGetValue(credit.Left, out var debits)) continue;
            var from = debits.Free.IsEmpty ? debits.Lettered : debits.Free;
            if (from.On(credit.On) is not { } best) continue;
            account.Allocate(credit, best.Debit, AllocationRule.ExactAmount);
            from.Remove(best.Debit);
        }
    }

    static void SumsToExactAmount(OpenAccount account)
    {
        var small = account.Credits.Where(credit => credit.Left > 0).TakeLast(ExactSums.Most).ToList();
        if (small.Count < 2) return;
        var latest = small[^1].On;
        var debits = account.Debits.Where(debit => debit.Left > 0).OrderBy(debit => debit.Group is not null).ThenBy(debit => debit.DueOn > latest).ToList();
        while (small.Count > 1)
        {
            var sums = new ExactSums(small);
            if (debits.FirstOrDefault(debit => sums.Has(debit.Left)) is not { } debit) return;
            var parts = sums.Of(debit.Left);
            foreach (var credit in parts) account.Allocate(credit, debit, AllocationRule.ExactSum);
            small.RemoveAll(parts.Contains);
            debits.Remove(debit);
        }
    }

    static void ToOldest(OpenAccount account, List<OpenAccount.Item> credits, List<OpenAccount.Item> debits)
    {
        for (int c = 0, d = 0; c < credits.Count && d < debits.Count;)
        {
            account.Allocate(credits[c], debits[d], AllocationRule.Lettered);
            if (credits[c].Left == 0) c++;
            else d++;
        }
    }

    static void ToDueThenOldest(OpenAccount account)
    {
        var debits = new DueDebits(account.Debits.Where(debit => debit.Left > 0));
        foreach (var credit in account.Credits)
            while (credit.Left > 0)
            {
                if (debits.On(credit.On) is not { } best) return;
                account.Allocate(credit, best.Debit, best.IsDue ? AllocationRule.OldestDue : AllocationRule.OldestNotDue);
                if (best.Debit.Left == 0) debits.Remove(best.Debit);
            }
    }
}
