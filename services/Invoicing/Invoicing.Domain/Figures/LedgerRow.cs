using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Figures;

/// <summary>Why what is open of a document became another amount.</summary>
public enum MovementKind
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>The document came into being.</summary>
    Issue,

    /// <summary>Its source corrected its amount: it is as if it had always been so.</summary>
    Correction,

    /// <summary>A credit and an invoice were set against each other (lettrage).</summary>
    Allocation,

    /// <summary>They were taken apart again.</summary>
    Undoing,

    /// <summary>The payment came back (rejet de paiement).</summary>
    Reversal,

    /// <summary>Anything else, such as a write-off.</summary>
    Adjustment,
}

/// <summary>
/// One dated movement of what is open: more than nothing where the customer owes more from then on. A row counts from the latest of three
/// days: its own, if it has one, that of its document, and that of the document it was set against. So a document whose date is corrected
/// takes its rows along.
/// </summary>
/// <param name="Kind">Why.</param>
/// <param name="NotBefore">Its own day; null where it counts as soon as its documents do.</param>
/// <param name="Amount">Of an invoice, what more is owed; of a payment or credit note, what less is left to allocate.</param>
/// <param name="Counterpart">Stream of the other document of an allocation.</param>
public sealed record LedgerRow(MovementKind Kind, DateOnly? NotBefore, Money Amount, Guid? Counterpart = null)
{
    /// <summary>The day from which it counts.</summary>
    /// <param name="document">Date of its document: day of issue, or day the funds were credited.</param>
    /// <param name="counterpart">Date of the document it was set against.</param>
    public DateOnly CountsFrom(DateOnly document, DateOnly? counterpart) => CountsFrom(NotBefore, document, counterpart);

    /// <summary>The day from which a row counts.</summary>
    /// <param name="notBefore">Its own day, if it has one.</param>
    /// <param name="document">Date of its document.</param>
    /// <param name="counterpart">Date of the document it was set against.</param>
    public static DateOnly CountsFrom(DateOnly? notBefore, DateOnly document, DateOnly? counterpart) => Days.Later(Days.Later(document, notBefore), counterpart);
}
