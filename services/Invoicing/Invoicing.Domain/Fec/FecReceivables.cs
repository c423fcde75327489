using System.Text.RegularExpressions;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>
/// Reads the rows of one file as receivables. Feed it every row to book, in the order of the file: it counts ordinals. It remembers the
/// keys of the rows on 411 and what moves bills (413), which is known only at the end (<see cref="Rest"/>).
/// </summary>
/// <param name="creditor">The company whose books these are, from the file's name.</param>
/// <param name="survey">Of the same file.</param>
public sealed partial class FecReceivables(Siren creditor, FecSurvey survey)
{
    readonly FecOrdinals ordinals = new();
    readonly FecBillBook bills = new();
    readonly Dictionary<long, (FecEntry Entry, int Ordinal, Money Net, FecLossEntry? Found)> returning = [];

    /// <summary>Customers' accounts: 411 and below. Bills (413) and doubtful customers (416) are other accounts.</summary>
    public static bool IsReceivable(string account) => account.StartsWith("411", StringComparison.Ordinal);

    /// <summary>The item, or null for a row on another account or without an amount, and for one that only the end of the file tells (<see cref="Rest"/>).</summary>
    public FecItem? Read(FecEntry entry)
    {
        var isBill = survey.Accounts.IsBill(entry.Account);
        if (!isBill && !survey.Accounts.IsReceivable(entry.Account)) return null;
        var ordinal = isBill && entry.AuxiliaryAccount is null ? 0 : ordinals.Next(entry.Document, entry.Account, entry.AuxiliaryAccount);
        var net = entry.Debit - entry.Credit;
        if (net.IsZero) return null;
        var found = survey.Losses.Of(entry);
        var moves = IsOpening(entry) ? null : found?.Bills;
        if (isBill)
        {
            bills.Take(new(entry, ordinal, net, KindOf(entry, net.IsPositive), moves));
            return null;
        }

        if (moves?.Moved(entry.LineNumber) is not { } moved || moved == 0) return Item(entry, ordinal, net, found);
        net += new Money(moved, net.Currency);
        bills.Take(entry.LineNumber, new(Group(entry), net.IsZero ? new FecKey(creditor, entry.Document, entry.Account, entry.AuxiliaryAccount, ordinal).Number : null));
        // What comes back of a bill that nobody knows is owed all the same.
        if (moved < 0) returning.Add(entry.LineNumber, (entry, ordinal, net, found));
        return moved < 0 || net.IsZero ? null : Item(entry, ordinal, net, found);
    }

    /// <summary>What only the whole file tells: bills, what ended them, and what moves with them. To be asked once, at the end.</summary>
    public IEnumerable<FecItem> Rest()
    {
        var (items, unknown) = bills.Resolve(creditor, ordinals);
        foreach (var item in items) yield return item;
        foreach (var (line, row) in returning)
            if (row.Net + unknown.GetValueOrDefault(line) is { IsZero: false } net) yield return Item(row.Entry, row.Ordinal, net, row.Found);
    }

    FecItem Item(FecEntry entry, int ordinal, Money net, FecLossEntry? found)
    {
        var kind = KindOf(entry, isDebit: net.IsPositive);
        var meaning = LossMeaning.Of(kind, survey.Journals.KindOf(entry.JournalCode), found, net);
        return Item(creditor, entry, entry.AuxiliaryAccount, ordinal, kind, net - meaning.Moved) with { LeftOut = meaning.LeftOut, Remark = meaning.Remark, IsOfAgency = meaning.IsOfAgency, IsOfMoney = found?.IsOfPenalty ?? false };
    }

    internal static FecItem Item(Siren creditor, FecEntry entry, string? auxiliary, int ordinal, FecItemKind kind, Money net) => new()
    {
        Key = new(creditor, entry.Document, entry.Account, auxiliary, ordinal),
        Kind = kind,
        Customer = auxiliary ?? entry.Account,
        CustomerName = (entry.AuxiliaryAccount is null ? entry.AccountLabel : entry.AuxiliaryLabel) is { Length: > 0 } name ? name : entry.AuxiliaryAccount ?? entry.Account,
        Amount = net.IsPositive ? net : -net,
        IssuedOn = IssuedOn(entry),
        BookedOn = entry.EntryDate,
        Group = Group(entry),
        PieceReference = entry.PieceReference,
        Label = entry.Label,
        LineNumber = entry.LineNumber,
    };

    static LetteringGroup? Group(FecEntry entry) => entry.Lettering is { } letter ? new LetteringGroup(entry.Account, entry.AuxiliaryAccount, letter) : null;

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
