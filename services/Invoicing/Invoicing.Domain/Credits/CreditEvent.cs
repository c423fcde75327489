using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Credits;

/// <summary>Facts of a credit: a payment or a credit note.</summary>
public abstract partial record CreditEvent
{
    CreditEvent() { }

    /// <summary>Money came in from a customer.</summary>
    public sealed record PaymentReceived(AccountDocument Document, CreditContent Content, Origin Origin) : CreditEvent;

    /// <summary>The creditor gave up a part of what it had invoiced.</summary>
    public sealed record CreditNoteIssued(AccountDocument Document, CreditContent Content, Origin Origin) : CreditEvent;

    /// <summary>The source corrected a payment; all of it after the change.</summary>
    public sealed record PaymentCorrected(AccountDocument Document, CreditContent Content, Money Unallocated) : CreditEvent;

    /// <summary>The source corrected a credit note; all of it after the change.</summary>
    public sealed record CreditNoteCorrected(AccountDocument Document, CreditContent Content, Money Unallocated) : CreditEvent;

    /// <summary>A part of it was set against an invoice, by a rule: as soon as both documents count, or later from <c>Since</c>.</summary>
    public sealed record CreditAllocated(
        AccountDocument Document, Guid Invoice, Money Amount, AllocationBasis Basis, Money Unallocated, DateOnly? Since = null, AllocationRule Rule = AllocationRule.None) : CreditEvent;

    /// <summary>A part of it came back from an invoice: from <c>Since</c>, or from the day it happened.</summary>
    public sealed record CreditReleased(AccountDocument Document, Guid Invoice, Money Amount, Money Unallocated, DateOnly? Since = null) : CreditEvent;

    /// <summary>What the rules had allocated has a better basis now: the accountants' lettering says the same.</summary>
    public sealed record AllocationConfirmed(AccountDocument Document, Guid Invoice, AllocationBasis Basis) : CreditEvent;

    /// <summary>The payment came back, all of it: <c>Amount</c> is what it had brought in. <c>ReasonCode</c> is that of the instrument, null where nobody said.</summary>
    public sealed record PaymentReversed(AccountDocument Document, Money Amount, DateOnly On, ReversalReason Reason, string? ReasonCode = null) : CreditEvent;
}
