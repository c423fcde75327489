namespace Recouvrement.Invoicing.Domain.Documents;

/// <summary>What a document proves (nature de la pièce).</summary>
public enum DocumentKind
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>A quote the customer signed (devis signé).</summary>
    SignedQuote,

    /// <summary>The customer's order (bon de commande).</summary>
    PurchaseOrder,

    /// <summary>A contract.</summary>
    Contract,

    /// <summary>General terms the customer accepted (CGV).</summary>
    GeneralTerms,

    /// <summary>A delivery note (bon de livraison).</summary>
    DeliveryNote,

    /// <summary>A report that works or services were accepted (procès-verbal de réception).</summary>
    AcceptanceReport,

    /// <summary>Hours worked, signed by the customer.</summary>
    Timesheet,

    /// <summary>The invoice as it was sent.</summary>
    InvoiceCopy,

    /// <summary>Another proof: a message, a photograph, a receipt.</summary>
    Proof,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>What a document is attached to. Documents are inherited from quote to order to delivery to invoice.</summary>
public enum HolderKind
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>A quote (devis).</summary>
    Quote,

    /// <summary>An order (commande).</summary>
    Order,

    /// <summary>A delivery (livraison).</summary>
    Delivery,

    /// <summary>An invoice (facture).</summary>
    Invoice,

    /// <summary>A customer, and so all its invoices.</summary>
    Customer,
}

/// <summary>Something a document is attached to, by the ERP's own number, known here or not yet.</summary>
/// <param name="Kind">What.</param>
/// <param name="Number">Its number.</param>
/// <param name="Year">Of an invoice, where several years have its number; else null.</param>
public sealed record Holder(HolderKind Kind, string Number, int? Year)
{
    /// <summary>True when both are the same: case tells no numbers apart.</summary>
    public bool Is(Holder other) => (Kind, Year) == (other.Kind, other.Year) && string.Equals(Number, other.Number, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Which document: the ERP's own reference of it.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Reference">Once per entity.</param>
public sealed record DocumentKey(string Creditor, string Reference);

/// <summary>What is said of a document. Who signed it is named outside the stream.</summary>
/// <param name="Kind">What it proves.</param>
/// <param name="DatedOn">Its own date, or null.</param>
/// <param name="SignedByRole">What the signer is at the customer, never a name; or null.</param>
/// <param name="Signer">The person, named where it can be erased; or null.</param>
/// <param name="SignedOn">Or null.</param>
public sealed record DocumentDescription(DocumentKind Kind, DateOnly? DatedOn, string? SignedByRole, Guid? Signer, DateOnly? SignedOn);

/// <summary>The bytes of a document, named by what they are.</summary>
/// <param name="Sha256">64 hexadecimal digits: where it lies, and the proof that it is still the same.</param>
/// <param name="Size">In bytes.</param>
/// <param name="MediaType">As it was sent.</param>
public sealed record DocumentContent(string Sha256, long Size, string MediaType);
