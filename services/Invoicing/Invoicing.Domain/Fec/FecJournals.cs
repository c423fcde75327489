using System.Collections.Frozen;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>What a journal records on customers' accounts.</summary>
public enum FecJournalKind
{
    /// <summary>Bank, cash, sundry, purchases.</summary>
    Other,

    /// <summary>Invoices and credit notes.</summary>
    Sales,

    /// <summary>One journal for everything: its debits on customers are sales, its credits are money.</summary>
    SalesAndTreasury,

    /// <summary>Opening balances carried over from the year before (journal d'à nouveaux).</summary>
    Opening,
}

/// <summary>
/// The kinds of the journals of one file, told by what they do rather than by their names, which every company chooses itself:
/// a sales journal is one whose entries that debit 411 mostly touch class 70. Names decide only for opening journals and where the
/// entries tell nothing (exports that number each row).
/// </summary>
public sealed class FecJournals
{
    static readonly string[] OpeningCodes = ["AN", "ANO", "ANV", "ANX", "RAN", "OUV", "NOUV"];
    static readonly string[] SalesCodes = ["VE", "VT", "VTE", "VEN"];

    readonly FrozenDictionary<string, FecJournalKind> kinds;

    FecJournals(FrozenDictionary<string, FecJournalKind> kinds) => this.kinds = kinds;

    /// <summary>No journal known: none records sales.</summary>
    public static FecJournals None { get; } = new(FrozenDictionary<string, FecJournalKind>.Empty);

    /// <summary>The kind of a journal; <see cref="FecJournalKind.Other"/> when the file does not have it.</summary>
    public FecJournalKind KindOf(string code) => kinds.GetValueOrDefault(code);

    internal static FecJournals Of(IEnumerable<KeyValuePair<string, JournalTally>> journals) =>
        new(journals.ToFrozenDictionary(journal => journal.Key, journal => Kind(journal.Key, journal.Value)));

    static FecJournalKind Kind(string code, JournalTally tally)
    {
        if (Mostly(tally.DebitsOfSales, tally.Debits))
            return Mostly(tally.CreditsOfTreasury, tally.Credits) ? FecJournalKind.SalesAndTreasury : FecJournalKind.Sales;
        // A journal of credit notes alone.
        if (tally.Debits == 0 && Mostly(tally.CreditsOfSales, tally.Credits)) return FecJournalKind.Sales;

        var bare = code.ToUpperInvariant().TrimEnd("0123456789 ".ToCharArray());
        var label = tally.Label.ToUpperInvariant();
        if (OpeningCodes.Contains(bare) || Contains(bare, "NOUVEAU") || Contains(label, "NOUVEAU") || Contains(label, "OUVERTURE")) return FecJournalKind.Opening;
        return tally.Debits + tally.Credits == 0 && (SalesCodes.Contains(bare) || Contains(label, "VENTE")) ? FecJournalKind.Sales : FecJournalKind.Other;
    }

    static bool Mostly(long part, long whole) => part * 2 > whole;

    static bool Contains(string text, string part) => text.Contains(part, StringComparison.Ordinal);
}
