using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Meetings;

/// <summary>What may come on the list.</summary>
/// <param name="Case">The case.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Invoice">The invoice; null where a line is a debtor.</param>
/// <param name="InvoiceNumber">The ERP's own.</param>
/// <param name="Owed">Owed and overdue, in euros.</param>
/// <param name="DueOn">Due date, of a debtor the oldest one.</param>
/// <param name="BrokenPromises">Promises that the debtor broke.</param>
public sealed record Candidate(Guid Case, string CustomerNumber, Guid? Invoice, string? InvoiceNumber, Money Owed, DateOnly DueOn, int BrokenPromises);

/// <summary>Which of the unpaid come on the list: the same on every machine.</summary>
public static class Ranking
{
    /// <summary>The first so many.</summary>
    public static ImmutableArray<Candidate> Top(IEnumerable<Candidate> candidates, ListCriterion criterion, int most) =>
        [.. Ordered(candidates, criterion).ThenBy(c => c.CustomerNumber, StringComparer.Ordinal).ThenBy(c => c.InvoiceNumber, StringComparer.Ordinal).ThenBy(c => c.Invoice).ThenBy(c => c.Case).Take(most)];

    static IOrderedEnumerable<Candidate> Ordered(IEnumerable<Candidate> candidates, ListCriterion criterion) => criterion switch
    {
        ListCriterion.Amount         => candidates.OrderByDescending(c => c.Owed).ThenBy(c => c.DueOn),
        ListCriterion.Age            => candidates.OrderBy(c => c.DueOn).ThenByDescending(c => c.Owed),
        ListCriterion.BrokenPromises => candidates.OrderByDescending(c => c.BrokenPromises).ThenByDescending(c => c.Owed).ThenBy(c => c.DueOn),
        _ => throw new UnreachableException(),
    };
}
