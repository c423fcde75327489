using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Credits;

/// <summary>What a credit is.</summary>
public enum CreditKind
{
    /// <summary>Not booked.</summary>
    None,

    /// <summary>Money (règlement).</summary>
    Payment,

    /// <summary>A credit note (avoir).</summary>
    CreditNote,
}

/// <summary>Why a payment came back.</summary>
public enum ReversalReason
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>The bank rejected the debit or transfer.</summary>
    Rejected,

    /// <summary>The cheque was returned unpaid.</summary>
    ChequeReturned,

    /// <summary>The payer took it back.</summary>
    Recalled,

    /// <summary>It was booked by mistake.</summary>
    Mistake,

    /// <summary>The payer had its card payment taken back (impayé carte).</summary>
    Chargeback,

    /// <summary>It was only presumed: the money itself was told, or a later list of open items has its invoice again.</summary>
    Superseded,

    /// <summary>It was the money of a bill of exchange that came back unpaid: the bill is the incident.</summary>
    BillUnpaid,
}

/// <summary>What the ERP says of a credit.</summary>
/// <param name="Reference">Shown to people; not a key.</param>
/// <param name="On">Day the funds were credited, or the credit note was issued.</param>
/// <param name="Amount">More than nothing.</param>
/// <param name="Designated">The invoices it is meant for.</param>
/// <param name="Deductions">What the payer kept back of invoices; null where the source does not say: what is known stays.</param>
public sealed record CreditContent(string Reference, DateOnly On, Money Amount, Designations Designated, Deductions? Deductions = null);

/// <summary>Orders to a credit: a payment or a credit note.</summary>
public abstract partial record CreditCommand
{
    CreditCommand() { }

    /// <summary>Books it, or corrects what was booked under its reference.</summary>
    /// <param name="Kind">Payment or credit note.</param>
    /// <param name="Document">Whose it is.</param>
    /// <param name="Content">What the source says.</param>
    /// <param name="Origin">Which source.</param>
    public sealed record Book(CreditKind Kind, AccountDocument Document, CreditContent Content, Origin Origin) : CreditCommand;

    /// <summary>Its payer kept this back, as was told beside it: the bank that told the payment cannot know.</summary>
    /// <param name="Deductions">All of them; what was told before and is not among them was not kept back.</param>
    public sealed record Deduct(Deductions Deductions) : CreditCommand;

    /// <summary>Has so much of it on an invoice, whatever was there before; nothing takes it off.</summary>
    /// <param name="Invoice">Stream id of the invoice.</param>
    /// <param name="Total">From now on.</param>
    /// <param name="Basis">Why.</param>
    /// <param name="Since">First day on which the change counts; null: more as soon as both documents do, less from today on.</param>
    /// <param name="Rule">By which more of it goes there.</param>
    public sealed record Allocate(Guid Invoice, Money Total, AllocationBasis Basis, DateOnly? Since = null, AllocationRule Rule = AllocationRule.None) : CreditCommand;

    /// <summary>The invoice has given back what is more than this.</summary>
    /// <param name="Invoice">Stream id of the invoice.</param>
    /// <param name="Most">What it keeps of this credit.</param>
    /// <param name="Since">First day on which that counts; null: today.</param>
    public sealed record Release(Guid Invoice, Money Most, DateOnly? Since = null) : CreditCommand;

    /// <summary>The payment came back (rejet de paiement): its invoices are owed again.</summary>
    /// <param name="On">Day it came back.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Code">Code of the instrument, as told (<see cref="Bank.ReturnReasons"/>); null where nobody said.</param>
    public sealed record Reverse(DateOnly On, ReversalReason Reason, string? Code = null) : CreditCommand;

    /// <summary>It was only presumed, and what is known took its place: it is as if so much and no more had ever been presumed.</summary>
    /// <param name="Keeps">What nothing known stands for yet.</param>
    public sealed record GiveWay(Money Keeps) : CreditCommand;
}
