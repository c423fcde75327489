using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>What a bank's message is.</summary>
public enum BankReport
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>camt.053: what was booked, between two balances (relevé de compte).</summary>
    Statement,

    /// <summary>camt.054: what was booked, told entry by entry, without balances (avis d'opéré).</summary>
    Notification,
}

/// <summary>One account in a bank's message.</summary>
/// <param name="Report">Statement or notification.</param>
/// <param name="Id">The bank's own.</param>
/// <param name="Account">IBAN without spaces, or the bank's other number.</param>
/// <param name="Opening">Of a statement, where it says.</param>
/// <param name="Closing">Of a statement, where it says.</param>
/// <param name="ClosingOn">Day of the closing balance, or null.</param>
/// <param name="Entries">In the order of the file, pending ones too.</param>
public sealed record BankStatement(BankReport Report, string Id, string Account, Money? Opening, Money? Closing, DateOnly? ClosingOn, ImmutableArray<BankEntry> Entries)
{
    /// <summary>Booked credits.</summary>
    public Money Credits => Sum(isCredit: true);

    /// <summary>Booked debits, as a positive amount.</summary>
    public Money Debits => Sum(isCredit: false);

    Money Sum(bool isCredit) => Entries.Where(e => e.IsBooked && e.IsCredit == isCredit).Aggregate(Money.Zero, (sum, e) => sum + e.Amount);
}

/// <summary>A line of a statement: one transaction, or a batch of them booked as one.</summary>
/// <param name="Line">Physical line of the file.</param>
/// <param name="Reference">The bank's own reference, or null.</param>
/// <param name="Amount">Not negative; the side is in <paramref name="IsCredit"/>.</param>
/// <param name="IsCredit">Money came in.</param>
/// <param name="IsReversal">It takes an earlier entry back (RvslInd).</param>
/// <param name="IsBooked">Booked; a pending entry is no payment.</param>
/// <param name="BookedOn">Day the funds were credited: interest stops then.</param>
/// <param name="Transactions">At least one.</param>
public sealed record BankEntry(
    int Line, string? Reference, Money Amount, bool IsCredit, bool IsReversal, bool IsBooked, DateOnly BookedOn, ImmutableArray<BankTransaction> Transactions);

/// <summary>One movement between two parties.</summary>
/// <param name="Amount">Not negative.</param>
/// <param name="IsCredit">Money came in.</param>
/// <param name="Reference">The bank's own reference, or null.</param>
/// <param name="EndToEndId">What the payer's system called it, or null.</param>
/// <param name="CreditorReference">Structured reference (RF or a national one), or null.</param>
/// <param name="Text">Free text; may hold personal data.</param>
/// <param name="Payer">Who paid.</param>
/// <param name="ReturnReason">ISO 20022 code where it comes back (AC04, AM04, MD06…), or null.</param>
/// <param name="Code">Bank transaction code: <c>PMNT/RCDT/ESCT</c>, or null.</param>
public sealed record BankTransaction(
    Money Amount, bool IsCredit, string? Reference, string? EndToEndId, string? CreditorReference, string Text, BankPayer Payer, string? ReturnReason, string? Code)
{
    /// <summary>A direct debit we collected: the payer may take it back for some weeks.</summary>
    public bool IsDirectDebit => IsCredit && Code?.Split('/') is ["PMNT", "RDDT" or "IDDT", ..];
}

/// <summary>Who paid; personal data.</summary>
/// <param name="Name">Or null.</param>
/// <param name="Iban">Without spaces, or null.</param>
public sealed record BankPayer(string? Name, string? Iban);
