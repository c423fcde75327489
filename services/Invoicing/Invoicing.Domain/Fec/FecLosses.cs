using System.Runtime.InteropServices;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>An entry, or a part of one that balances by itself, that moves doubtful debts, losses, differences, an agency's money, bills, or what was paid on a bill of penalties.</summary>
/// <param name="First">Line of its first row.</param>
/// <param name="Last">Line of the row with which it balances: what has its number and stands outside is another.</param>
/// <param name="Kind">What it is about; where that is nothing of these, it moves bills.</param>
/// <param name="IsMixed">Other accounts move too: money, for example.</param>
/// <param name="Doubted">Debits less credits on doubtful customers (416).</param>
/// <param name="CustomerRows">Its rows on customers' accounts (411).</param>
/// <param name="IsOfPenalty">It names a bill of penalties in its piece, and moves money (5x).</param>
/// <param name="Bills">The bills it moves (413); null where it moves none.</param>
readonly record struct FecLossEntry(long First, long Last, LossAccount Kind, bool IsMixed, decimal Doubted, int CustomerRows, bool IsOfPenalty, FecBillEntry? Bills);

/// <summary>Those entries of one file.</summary>
sealed class FecLosses
{
    /// <summary>More than any books have.</summary>
    public const int Most = 250_000;

    // The parts of one entry in the order of the file.
    readonly Dictionary<FecDocument, List<FecLossEntry>> entries = [];
    readonly List<FecLossEntry> runs = [];

    IReadOnlySet<FecDocument> unbalanced = new HashSet<FecDocument>();
    int count;

    /// <summary>None known.</summary>
    public static FecLosses None { get; } = new();

    /// <summary>Keeps what is found as the file is surveyed.</summary>
    /// <returns>False when there are too many.</returns>
    public bool Add(FecDocument document, FecLossEntry found)
    {
        (CollectionsMarshal.GetValueRefOrAddDefault(entries, document, out _) ??= []).Add(found);
        return ++count <= Most;
    }

    /// <summary>Keeps rows that follow each other and balance, whatever their numbers: they are the entry where an export numbers each row.</summary>
    /// <returns>False when there are too many.</returns>
    public bool AddRun(FecLossEntry found)
    {
        runs.Add(found);
        return runs.Count <= Most;
    }

    /// <summary>Says at the end which entries never balanced by themselves.</summary>
    public void Without(IEnumerable<FecDocument> documents) => unbalanced = documents.ToHashSet();

    /// <summary>The one that a row belongs to; null where it belongs to none.</summary>
    public FecLossEntry? Of(FecEntry row) =>
        entries.TryGetValue(row.Document, out var parts) ? Among(parts, row) : runs.Count > 0 && unbalanced.Contains(row.Document) ? Among(runs, row) : null;

    static FecLossEntry? Among(List<FecLossEntry> parts, FecEntry row)
    {
        var (low, high) = (0, parts.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (parts[middle].Last < row.LineNumber) low = middle + 1;
            else high = middle;
        }

        return parts[low].First <= row.LineNumber && row.LineNumber <= parts[low].Last ? parts[low] : null;
    }
}
