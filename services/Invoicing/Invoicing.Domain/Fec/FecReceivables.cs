using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>
/// Reads the rows of one file as receivables. Feed it every row to book, in the order of the file: it counts ordinals. It remembers the
/// keys of the rows on 411, nothing of the others.
/// </summary>
/// <param name="creditor">The company whose books these are, from the file's name.</param>
/// <param name="journals">From the survey of the same file.</param>
public sealed partial class FecReceivables(Siren creditor, FecJournals journals)
{
    readonly Dictionary<string, int> ordinals = [];

    /// <summary>Customers' accounts: 411 and below. Bills (413) and doubtful customers (416) are other accounts.</summary>
    public static bool IsReceivable(string account) => account.StartsWith("411", StringComparison.Ordinal);

    /// <summary>The item, or null for a row on another account or without an amount.</summary>
    public FecItem? Read(FecEntry entry)
    {
        if (!IsReceivable(entry.Account)) return null;
        var ordinal = ++CollectionsMarshal.GetValueRefOrAddDefault(ordinals, FecKey.Stem(entry.Document, entry.Account, entry.AuxiliaryAccount), out _);
        var net = entry.Debit - entry.Credit;
        if (net.IsZero) return null;

        return new FecItem
        {
            Key = new(creditor, entry.Document, entry.Account, entry.AuxiliaryAccount, ordinal),
            Kind = KindOf(entry, isDebit: net.IsPositive),
            Customer = entry.AuxiliaryAccount ?? entry.Account,
            CustomerName = (entry.AuxiliaryAccount is null ? entry.AccountLabel : entry.AuxiliaryLabel) is { Length: > 0 } name ? name : entry.AuxiliaryAccount ?? entry.Account,
            Amount = net.IsPositive ? net : -net,
            IssuedOn = IssuedOn(entry),
            BookedOn = entry.EntryDate,
            Group = entry.Lettering is { } letter ? new LetteringGroup(entry.Account, entry.AuxiliaryAccount, letter) : null,
            PieceReference = entry.PieceReference,
            Label = entry.Label,
            LineNumber = entry.LineNumber,
        };
    }

    FecItemKind KindOf(FecEntry entry, bool isDebit) => (journals.KindOf(entry.JournalCode), isDebit) switch
    {
        (FecJournalKind.Opening, true)                                  => FecItemKind.OpeningDebit,
        (FecJournalKind.Opening, false)                                 => FecItemKind.OpeningCredit,
        (FecJournalKind.Sales or FecJournalKind.SalesAndTreasury, true) => FecItemKind.Invoice,
        (FecJournalKind.Sales, false)                                   => FecItemKind.CreditNote,
        (FecJournalKind.Other, true) when CarriedOver().IsMatch(entry.Label)  => FecItemKind.OpeningDebit,
        (FecJournalKind.Other, false) when CarriedOver().IsMatch(entry.Label) => FecItemKind.OpeningCredit,
        (_, true)                                                       => FecItemKind.OtherDebit,
        (_, false)                                                      => FecItemKind.Payment,
    };

    // A document dated long before or after it was booked is a slip of the pen; a date too early would threaten a debtor too soon.
    static DateOnly IssuedOn(FecEntry entry) =>
        entry.PieceDate is { } piece && piece >= entry.EntryDate.AddYears(-10) && piece <= entry.EntryDate.AddYears(1) ? piece : entry.EntryDate;

    // Opening balances booked by hand in the journal of sundry operations.
    [GeneratedRegex(@"\b(AU?|À) ?-?NOUVEAUX?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CarriedOver();
}
