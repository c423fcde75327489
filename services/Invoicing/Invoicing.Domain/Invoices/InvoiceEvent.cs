using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Invoices;

/// <summary>Facts of an invoice. Each holds what is owed after it, so that it can be told outside without looking anything up.</summary>
public abstract partial record InvoiceEvent
{
    InvoiceEvent() { }

    /// <summary>The creditor has a receivable.</summary>
    public sealed record InvoiceIssued(AccountDocument Document, InvoiceContent Content, Money Outstanding, Origin Origin) : InvoiceEvent;

    /// <summary>The source corrected it; all of it after the change. <c>DoubtfulChange</c> is by how much more or less is owed of a doubtful one.</summary>
    public sealed record InvoiceCorrected(AccountDocument Document, InvoiceContent Content, Money Outstanding, Money? DoubtfulChange = null) : InvoiceEvent;

    /// <summary>A person vouches for its dates: it may be dunned.</summary>
    public sealed record InvoiceDatesConfirmed(AccountDocument Document, InvoiceContent Content, Money Outstanding) : InvoiceEvent;

    /// <summary>A part of a credit was set against it: as soon as both documents count, or later from <c>Since</c>. <c>Doubtful</c> is true where it was doubtful then, else null.</summary>
    public sealed record AmountAllocated(
        AccountDocument Document, Guid Source, BalanceCause Cause, Money Amount, Money Outstanding, DateOnly? Since = null, bool? Doubtful = null) : InvoiceEvent;

    /// <summary>A part of a credit was taken off it again: from <c>Since</c>, or from the day it happened. <c>Doubtful</c> is true where it was doubtful then, else null.</summary>
    public sealed record AllocationUndone(AccountDocument Document, Guid Source, Money Amount, Money Outstanding, DateOnly? Since = null, bool? Doubtful = null) : InvoiceEvent;
}
