using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>What a bank says of one account: a statement of its entries (camt.053, relevé), or a notification of some (camt.054, avis).</summary>
/// <param name="IsNotification">It has no balances, and entries come again in a statement.</param>
/// <param name="Id">The bank's own, or empty.</param>
/// <param name="Sequence">Electronic sequence number, or null.</param>
/// <param name="Iban">Of the account, without spaces; null where the file names it otherwise.</param>
/// <param name="Currency">Of the account, where the file says it.</param>
/// <param name="From">First day, or null.</param>
/// <param name="To">Last day, or null.</param>
public sealed record BankStatement(bool IsNotification, string Id, string? Sequence, string? Iban, string? Currency, DateOnly? From, DateOnly? To);

/// <summary>Whether an entry is money.</summary>
public enum EntryStatus
{
    /// <summary>Never read.</summary>
    None,

    /// <summary>It is on the account.</summary>
    Booked,

    /// <summary>It may never come: no payment.</summary>
    Pending,

    /// <summary>It is told and not booked.</summary>
    Information,

    /// <summary>It will be booked on a later day.</summary>
    Future,
}

/// <summary>Bank transaction code (ISO 20022): <c>PMNT</c>, <c>RCDT</c>, <c>ESCT</c>.</summary>
public sealed record TransactionCode(string Domain, string Family, string SubFamily);

/// <summary>An entry of an account (mouvement).</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Reference">The bank's own, the same in a notification and in a statement; null where it gives none.</param>
/// <param name="Amount">Not negative.</param>
/// <param name="IsCredit">Money came in.</param>
/// <param name="Status">Whether it is money.</param>
/// <param name="IsReversal">It takes an earlier entry back.</param>
/// <param name="BookedOn">Booking date; null on what is not booked.</param>
/// <param name="ValuedOn">Value date.</param>
/// <param name="Code">What kind of transaction.</param>
/// <param name="Transactions">At least one; their amounts add up to the entry's.</param>
/// <param name="Doubt">What does not fit in it, for a person; null as a rule.</param>
public sealed record BankEntry(
    long Line, string? Reference, Money Amount, bool IsCredit, EntryStatus Status, bool IsReversal, DateOnly? BookedOn, DateOnly? ValuedOn, TransactionCode? Code,
    ImmutableArray<BankTransaction> Transactions, string? Doubt);

/// <summary>One transaction of an entry. Names a payer: kept where it can be erased.</summary>
/// <param name="Amount">Not negative.</param>
/// <param name="IsCredit">Money came in.</param>
/// <param name="Code">What kind of transaction, where it is said of this one.</param>
/// <param name="EndToEndId">The payer's own reference, carried unchanged; null where the payer gave none.</param>
/// <param name="Mandate">Of a direct debit.</param>
/// <param name="CreditorReferences">Structured references of the creditor (RF and others).</param>
/// <param name="Text">All free text and document numbers of the remittance.</param>
/// <param name="PayerName">Debtor, or whom he pays for.</param>
/// <param name="PayerIban">Without spaces.</param>
/// <param name="ReturnReason">Reason code of a return: <c>AM04</c>.</param>
public sealed record BankTransaction(
    Money Amount, bool IsCredit, TransactionCode? Code, string? EndToEndId, string? Mandate, ImmutableArray<string> CreditorReferences, string? Text, string? PayerName, string? PayerIban,
    string? ReturnReason);

/// <summary>The sums of one statement, once it is read.</summary>
/// <param name="Opening">Balance before, or null.</param>
/// <param name="Closing">Balance after, or null.</param>
/// <param name="ClosedOn">Day of the balance after.</param>
/// <param name="Entries">All of them, pending ones too.</param>
/// <param name="Transactions">Of all entries.</param>
/// <param name="Credits">Booked.</param>
/// <param name="Debits">Booked.</param>
public sealed record StatementSums(Money? Opening, Money? Closing, DateOnly? ClosedOn, long Entries, long Transactions, Money Credits, Money Debits);
