using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>An opening entry of an account (à-nouveau).</summary>
/// <param name="Number">Key of the entry.</param>
/// <param name="Amount">More than nothing.</param>
/// <param name="IsDebit">Owed by the customer; else to the customer.</param>
/// <param name="Reference">PieceRef, or the key where there is none.</param>
/// <param name="IssuedOn">Date of the piece.</param>
public sealed record OpeningEntry(string Number, Money Amount, bool IsDebit, string Reference, DateOnly IssuedOn);

/// <summary>What is open on the account from before the year that the entries open.</summary>
/// <param name="Id">Stream of the document.</param>
/// <param name="Left">What is open of it.</param>
/// <param name="IsDebit">An invoice; else a payment or credit note.</param>
/// <param name="Reference">As its own entry had it.</param>
/// <param name="IssuedOn">Its date.</param>
/// <param name="IsDoubtful">A doubtful debt: the books may have it on 416, where nothing is matched.</param>
public sealed record OpenBefore(Guid Id, Money Left, bool IsDebit, string Reference, DateOnly IssuedOn, bool IsDoubtful = false);

/// <summary>What the opening entries of one account carry over.</summary>
/// <param name="Documents">By the key of its entry, the document an entry repeats. An entry that stands for several has none.</param>
/// <param name="CarriedOver">Debits less credits of all entries.</param>
/// <param name="Open">Invoices less credits of all that was open before.</param>
/// <param name="Doubtful">The doubtful part of that.</param>
public sealed record OpeningMatch(IReadOnlyDictionary<string, Guid> Documents, Money CarriedOver, Money Open, Money Doubtful)
{
    /// <summary>The books and the export tell the same of the account, whether the books have what is doubtful on 416 or not yet.</summary>
    public bool Agrees => CarriedOver.Amount == Open.Amount || CarriedOver.Amount == Open.Amount - Doubtful.Amount;
}

/// <summary>
/// Opening entries repeat what was open at the end of the year before. Where that year is in the books already, an entry is no new claim: it is the
/// document of its amount, told apart by reference and date, the oldest among those alike, one that nobody doubts before; or one line for several, which only the sums can compare.
/// </summary>
public static class OpeningEntries
{
    /// <summary>Sets the entries of one account against what was open on it, all in one currency.</summary>
    public static OpeningMatch Match(IReadOnlyList<OpeningEntry> entries, IReadOnlyList<OpenBefore> open)
    {
        var (free, documents) = (open.OrderBy(d => d.IsDoubtful).ThenBy(d => d.IssuedOn).ThenBy(d => d.Id).ToList(), new Dictionary<string, Guid>());
        // The surest first, so that an entry that tells nothing but its amount does not take the document that another names.
        foreach (var names in new Func<OpeningEntry, OpenBefore, bool>[] { IsNamed, (entry, document) => entry.IssuedOn == document.IssuedOn, (_, _) => true })
            foreach (var entry in entries.Where(e => !documents.ContainsKey(e.Number)))
                if (free.Find(d => d.IsDebit == entry.IsDebit && d.Left == entry.Amount && names(entry, d)) is { } found)
                {
                    documents.Add(entry.Number, found.Id);
                    free.Remove(found);
                }

        return new(documents, Sum(entries.Select(e => (e.IsDebit, e.Amount))), Sum(open.Select(d => (d.IsDebit, d.Left))), Sum(open.Where(d => d.IsDoubtful).Select(d => (d.IsDebit, d.Left))));
    }

    static bool IsNamed(OpeningEntry entry, OpenBefore document) => string.Equals(entry.Reference, document.Reference, StringComparison.OrdinalIgnoreCase);

    static Money Sum(IEnumerable<(bool IsDebit, Money Amount)> amounts) => amounts.Aggregate(Money.Zero, (sum, a) => a.IsDebit ? sum + a.Amount : sum - a.Amount);
}
