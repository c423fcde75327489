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
/// <param name="survey">Of the same file.</param>
public sealed partial class FecReceivables(Siren creditor, FecSurvey survey)
{
    readonly Dictionary<string, int> ordinals = [];

    /// <summary>Customers' accounts: 411 and below. Bills (413) and doubtful customers (416) are other accounts.</summary>
    public static bool IsReceivable(string account) => account.StartsWith("411", StringComparison.Ordinal);

    /// <summary>The item, or null for a row on another account or without an amount.</summary>
    public FecItem? Read(FecEntry entry)
    {
        if (!survey.Accounts.IsReceivable(entry.Account)) return null;
        var ordinal = ++CollectionsMarshal.GetValueRefOrAddDefault(ordinals, FecKey.Stem(entry.Document, entry.Account, entry.AuxiliaryAccount), out _);
        var net = entry.Debit - entry.Credit;
        if (net.IsZero) return null;
        var kind = KindOf(entry, isDebit: net.IsPositive);
        var meaning = LossMeaning.Of(kind, survey.Journals.KindOf(entry.JournalCode), survey.Losses.Of(entry), net);
        net -= meaning.Moved;

        return new FecItem
        {
            Key = new(creditor, entry.Document, entry.Account, entry.AuxiliaryAccount, ordinal),
            Kind = kind,
            Customer = entry.AuxiliaryAccount ?? entry.Account,
            CustomerName = (entry.AuxiliaryAccount is null ? entry.AccountLabel : entry.AuxiliaryLabel) is { Length: > 0 } name ? name : entry.AuxiliaryAccount ?? entry.Account,
            Amount = net.IsPositive ? net : -net,
            IssuedOn = IssuedOn(entry),
            BookedOn = entry.EntryDate,
            Group = entry.Lettering is { } letter ? new LetteringGroup(entry.Account, entry.AuxiliaryAccount, letter) : null,
            PieceReference = entry.PieceReference,
            Label = entry.Label,
            LineNumber = entry.LineNumber,
            LeftOut = meaning.LeftOut,
            Remark = meaning.Remark,
            IsOfAgency = meaning.IsOfAgency,
        };
    }

    /// <summary>Why a row on doubtful customers (416), which is no item, should be looked at; null where it need not.</summary>
    public string? Unread(FecEntry entry) => survey.Accounts.MeaningOf(entry.Account) is not LossAccount.Doubtful || entry.Debit == entry.Credit ? null
        : IsOpening(entry) ? "An opening entry of a doubtful debt (416) is not read: where its invoice is not in the books yet, send it and say that it is doubtful."
        : survey.Losses.Of(entry) is { CustomerRows: 0, IsMixed: true } ? "What moves a doubtful debt (416) without its customer's account (411) is not read: a payment or an invoice among it is booked on 411, or sent."
        : null;

    bool IsOpening(FecEntry entry) => survey.Journals.KindOf(entry.JournalCode) is FecJournalKind.Opening || CarriedOver().IsMatch(entry.Label);

    FecItemKind KindOf(FecEntry entry, bool isDebit) => (survey.Journals.KindOf(entry.JournalCode), isDebit) switch
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
