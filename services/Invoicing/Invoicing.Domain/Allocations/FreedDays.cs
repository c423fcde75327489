using Recouvrement.Invoicing.Domain.Accounts;

namespace Recouvrement.Invoicing.Domain.Allocations;

/// <summary>
/// From when on an allocation counts: as soon as both documents do; but money that was on something else, or an invoice that was settled
/// otherwise, not before it came free. A payment that was only presumed never kept anything from being paid.
/// </summary>
public sealed class FreedDays
{
    readonly Dictionary<Guid, DateOnly> dated, freed;
    readonly HashSet<(Guid Credit, Guid Invoice)> lessened = [];

    /// <param name="documents">Date of each document that changes.</param>
    /// <param name="freed">The last day on which something came off a document, for those of which something ever did.</param>
    /// <param name="standing">What was allocated before the changes.</param>
    /// <param name="changes">What is going to be.</param>
    /// <param name="day">Business day on which that happens.</param>
    public FreedDays(IEnumerable<(Guid Id, DateOnly On)> documents, IReadOnlyDictionary<Guid, DateOnly> freed, IEnumerable<Standing> standing, IEnumerable<Standing> changes, DateOnly day)
    {
        dated = documents.ToDictionary(d => d.Id, d => d.On);
        this.freed = new(freed);
        var before = standing.ToDictionary(s => (s.Credit, s.Invoice), s => s.Amount);
        foreach (var less in changes.Where(c => c.Basis is not AllocationBasis.Snapshot && before.TryGetValue((c.Credit, c.Invoice), out var was) && c.Amount < was))
        {
            lessened.Add((less.Credit, less.Invoice));
            var on = Days.Later(Days.Later(day, dated[less.Credit]), dated[less.Invoice]);
            foreach (var document in new[] { less.Credit, less.Invoice }) this.freed[document] = Days.Later(on, Freed(document));
        }
    }

    /// <summary>Null where more counts as soon as both documents do, and less from the business day on.</summary>
    public DateOnly? Of(Standing change) =>
        !lessened.Contains((change.Credit, change.Invoice)) && Days.Later(Freed(change.Credit), Freed(change.Invoice)) is { } since && since > Days.Later(dated[change.Credit], dated[change.Invoice]) ? since : null;

    DateOnly? Freed(Guid document) => freed.TryGetValue(document, out var on) ? on : null;
}
