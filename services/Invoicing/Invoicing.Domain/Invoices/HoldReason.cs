namespace Recouvrement.Invoicing.Domain.Invoices;

/// <summary>Why an invoice may not be dunned although nobody contests it.</summary>
public enum HoldReason
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>The debtor's platform refused it (refusée, 210).</summary>
    EInvoiceRefused,

    /// <summary>A platform rejected it (rejetée, 213).</summary>
    EInvoiceRejected,

    /// <summary>It was cancelled (annulée, 220).</summary>
    EInvoiceCancelled,

    /// <summary>It never reached the debtor (erreur de routage, 221).</summary>
    RoutingError,

    /// <summary>The debtor asks for something it lacks (suspendue, 208).</summary>
    EInvoiceSuspended,

    /// <summary>The debtor says that it has sent the money (paiement transmis, 211).</summary>
    PaymentAnnounced,

    /// <summary>Another is to be paid than before, or on another account (225 to 227).</summary>
    PayeeChanged,

    /// <summary>It says of itself that it was paid when it was issued.</summary>
    AlreadyPaid,

    /// <summary>It was sold to a factor, who collects it (affacturage).</summary>
    Factored,

    /// <summary>The debtor accepted a bill of exchange for it (LCR, BOR).</summary>
    BillAccepted,

    /// <summary>Money for it is on its way.</summary>
    PaymentUnderWay,

    /// <summary>What is left of it is kept back as security (retenue de garantie).</summary>
    Retention,

    /// <summary>Insolvency proceedings froze it: it is declared, and neither claimed nor paid (L622-7, L622-21).</summary>
    Insolvency,

    /// <summary>The ERP blocked it.</summary>
    ErpBlock,

    /// <summary>Another reason.</summary>
    Other,
}
