using System.Runtime.InteropServices;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>
/// The entries whose rows read so far do not balance yet. Only those are held, so a file in its lawful order (by entry) needs memory
/// for one entry. When an entry balances, what it touched counts for its journal.
/// </summary>
sealed class OpenDocuments
{
    public const int Most = 250_000;
    public const int MostJournals = 5_000;

    readonly Dictionary<FecDocument, Open> open = [];
    readonly Dictionary<string, JournalTally> journals = [];

    /// <summary>How often an entry came to balance.</summary>
    public long Balanced { get; private set; }

    public FecProblem? Add(FecEntry entry)
    {
        if (!journals.TryGetValue(entry.JournalCode, out var journal))
        {
            if (journals.Count == MostJournals) return new(FecProblems.TooManyJournals, entry.LineNumber, "JournalCode", $"More than {MostJournals} journals.");
            journals.Add(entry.JournalCode, journal = new JournalTally(entry.JournalLabel));
        }

        ref var document = ref CollectionsMarshal.GetValueRefOrAddDefault(open, entry.Document, out var known);
        if (!known) document.FirstLine = entry.LineNumber;
        var amount = entry.Debit.Amount - entry.Credit.Amount;
        document.Balance += amount;
        document.Touches |= Touch(entry.Account, amount);
        if (document.Balance == 0)
        {
            Balanced++;
            journal.Count(document.Touches);
            open.Remove(entry.Document);
        }

        return open.Count <= Most ? null
            : new(FecProblems.Scattered, entry.LineNumber, "EcritureNum", $"More than {Most} entries are begun and not finished: the file is not in the order of its entries.");
    }

    public List<(FecDocument Document, long Line)> Unbalanced() => [.. open.Select(document => (document.Key, document.Value.FirstLine))];

    public FecJournals Journals() => FecJournals.Of(journals);

    static Touches Touch(string account, decimal amount) => account switch
    {
        _ when FecReceivables.IsReceivable(account) => amount > 0 ? Touches.DebitOnCustomers : amount < 0 ? Touches.CreditOnCustomers : 0,
        ['7', '0', ..]                              => Touches.Sales,
        ['5', ..]                                   => Touches.Treasury,
        _                                           => 0,
    };

    struct Open
    {
        public decimal Balance;
        public long FirstLine;
        public Touches Touches;
    }
}

/// <summary>Which accounts an entry touches, as far as it tells sales from payments.</summary>
[Flags]
enum Touches
{
    Nothing = 0,
    DebitOnCustomers = 1,
    CreditOnCustomers = 2,
    Sales = 4,
    Treasury = 8,
}

/// <summary>The entries of one journal on customers' accounts (411), by what stands against them.</summary>
sealed class JournalTally(string label)
{
    public string Label { get; } = label;
    public long Debits { get; private set; }
    public long DebitsOfSales { get; private set; }
    public long Credits { get; private set; }
    public long CreditsOfSales { get; private set; }
    public long CreditsOfTreasury { get; private set; }

    public void Count(Touches touches)
    {
        var sales = touches.HasFlag(Touches.Sales);
        if (touches.HasFlag(Touches.DebitOnCustomers))
        {
            Debits++;
            if (sales) DebitsOfSales++;
        }

        if (!touches.HasFlag(Touches.CreditOnCustomers)) return;
        Credits++;
        if (sales) CreditsOfSales++;
        else if (touches.HasFlag(Touches.Treasury)) CreditsOfTreasury++;
    }
}
