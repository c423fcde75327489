using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Allocations;

/// <summary>What a planned settlement leaves of payments that a list of open items only made likely: what nothing stands for any more was never presumed.</summary>
public static class PresumedPayments
{
    /// <summary>What each keeps, of those that keep less than they had.</summary>
    /// <param name="credits">All that were planned with.</param>
    /// <param name="standing">Every allocation before the plan.</param>
    /// <param name="changes">The plan.</param>
    public static ImmutableArray<(Guid Credit, Money Keeps)> Yields(IEnumerable<SettlingCredit> credits, IEnumerable<Standing> standing, IEnumerable<Standing> changes)
    {
        var presumed = credits.Where(c => c.IsPresumed).ToDictionary(c => c.Id, c => c.Amount);
        if (presumed.Count == 0) return [];
        var kept = standing.Concat(changes).Where(s => presumed.ContainsKey(s.Credit)).GroupBy(s => (s.Credit, s.Invoice)).Select(of => of.Last())
            .GroupBy(s => s.Credit).ToDictionary(of => of.Key, of => of.Aggregate(Money.Zero, (sum, s) => sum + s.Amount));
        return [.. presumed.Where(p => kept.GetValueOrDefault(p.Key) < p.Value).Select(p => (p.Key, kept.GetValueOrDefault(p.Key)))];
    }

    /// <summary>What is left of the plan when they have given way: the rest of it, and what they take.</summary>
    /// <param name="standing">Every allocation before the plan.</param>
    /// <param name="changes">The plan.</param>
    public static ImmutableArray<Standing> AfterYielding(IEnumerable<Standing> standing, IEnumerable<Standing> changes)
    {
        var before = standing.Where(s => s.Basis is AllocationBasis.Snapshot).ToDictionary(s => (s.Credit, s.Invoice), s => s.Amount);
        return [.. changes.Where(c => c.Basis is not AllocationBasis.Snapshot || c.Amount > before.GetValueOrDefault((c.Credit, c.Invoice)))];
    }
}
