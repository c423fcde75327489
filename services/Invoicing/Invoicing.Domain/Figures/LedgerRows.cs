using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Figures;

/// <summary>
/// What a fact means for figures of past dates. The amount is always the difference between what was open before and after the fact, so that
/// the rows of a document add up to what is open of it, whatever facts there will be. Only the day follows from the kind of fact: a document
/// and what corrects it count from its own date; an allocation from the later of both documents' dates, or from when the money came free;
/// a payment that came back, with the allocations this undoes, from the day it did; a loss or a small gain from its own day; everything else from the business day on which it happened.
/// </summary>
public static class LedgerRows
{
    /// <summary>The row of a fact of an invoice; null where what is owed stays.</summary>
    /// <param name="before">The state the fact met.</param>
    /// <param name="fact">What happened.</param>
    /// <param name="after">The state after it.</param>
    /// <param name="day">Business day on which it happened.</param>
    public static LedgerRow? Of(Invoice before, InvoiceEvent fact, Invoice after, DateOnly day) => (Owed(after) - Owed(before)) is { IsZero: false } amount
        ? fact switch
        {
            InvoiceEvent.InvoiceIssued                                         => new(MovementKind.Issue, null, amount),
            InvoiceEvent.InvoiceCorrected or InvoiceEvent.InvoiceDatesConfirmed => new(MovementKind.Correction, null, amount),
            InvoiceEvent.AmountAllocated e                                     => new(MovementKind.Allocation, e.Since, amount, e.Source),
            InvoiceEvent.AllocationUndone e                                    => new(MovementKind.Undoing, e.Since ?? day, amount, e.Source),
            InvoiceEvent.DebtWrittenOff e                                      => new(MovementKind.Adjustment, e.On, amount),
            InvoiceEvent.WriteOffTakenBack e                                   => new(MovementKind.Adjustment, e.On ?? day, amount),
            InvoiceEvent.RecoveredAfterWriteOff e                              => new(MovementKind.Adjustment, e.On, amount),
            InvoiceEvent.PenaltyTakenBack e                                    => new(MovementKind.Adjustment, e.On, amount),
            _                                                                  => new(MovementKind.Adjustment, day, amount),
        }
        : null;

    /// <summary>The row of a fact of a payment or credit note; null where what is left of it stays.</summary>
    /// <param name="before">The state the fact met.</param>
    /// <param name="fact">What happened.</param>
    /// <param name="after">The state after it.</param>
    /// <param name="day">Business day on which it happened.</param>
    public static LedgerRow? Of(Credit before, CreditEvent fact, Credit after, DateOnly day) => (before.Funds.Unallocated - after.Funds.Unallocated) is { IsZero: false } amount
        ? fact switch
        {
            CreditEvent.PaymentReceived or CreditEvent.CreditNoteIssued     => new(MovementKind.Issue, null, amount),
            CreditEvent.PaymentCorrected or CreditEvent.CreditNoteCorrected => new(MovementKind.Correction, null, amount),
            CreditEvent.CreditAllocated e                                   => new(MovementKind.Allocation, e.Since, amount, e.Invoice),
            CreditEvent.CreditReleased e                                    => new(MovementKind.Undoing, e.Since ?? day, amount, e.Invoice),
            CreditEvent.RemainderKept e                                     => new(MovementKind.Adjustment, e.On, amount),
            CreditEvent.RemainderReturned e                                 => new(MovementKind.Adjustment, e.Since ?? day, amount),
            CreditEvent.PaymentReversed e                                   => new(MovementKind.Reversal, e.On, amount),
            _                                                               => new(MovementKind.Adjustment, day, amount),
        }
        : null;

    static Money Owed(Invoice invoice) => invoice.Content is null ? Money.Zero : invoice.Outstanding;
}
