namespace Recouvrement.Invoicing.Domain.Allocations;

/// <summary>By which rule a part of a credit went to an invoice (imputation des paiements, art. 1342-10 C. civ., rule R2.4 a).</summary>
public enum AllocationRule
{
    /// <summary>Made before rules were recorded.</summary>
    None,

    /// <summary>The payer, or the credit note itself, named the invoice.</summary>
    Designated,

    /// <summary>The creditor's accountants put them against each other.</summary>
    Lettered,

    /// <summary>Exactly what is open of one invoice: the payer has named it by its amount.</summary>
    ExactAmount,

    /// <summary>Several credits add up exactly to what is open of one invoice.</summary>
    ExactSum,

    /// <summary>The oldest of the invoices that were due on the credit's day.</summary>
    OldestDue,

    /// <summary>No invoice was due any more: the oldest of the others.</summary>
    OldestNotDue,

    /// <summary>The ERP's list of open items has the invoice no more, or less of it.</summary>
    NotListed,
}
