namespace Recouvrement.Client.Erp;

/// <summary>A supporting document; its bytes are sent in a call of their own.</summary>
/// <param name="Kind"><c>signed_quote</c>, <c>purchase_order</c>, <c>contract</c>, <c>general_terms</c>, <c>delivery_note</c>, <c>acceptance_report</c>, <c>timesheet</c>, <c>invoice_copy</c>, <c>proof</c> or <c>other</c>.</param>
/// <param name="DatedOn">Its own date.</param>
/// <param name="SignedByRole">What the signer is at the customer, such as <c>buyer</c>: a code, never a name.</param>
/// <param name="SignerName">Who signed it: kept where it can be erased.</param>
/// <param name="SignedOn">When.</param>
/// <param name="AttachedTo">All that it proves.</param>
public sealed record SupportingDocument(
    string Kind, DateOnly? DatedOn = null, string? SignedByRole = null, string? SignerName = null, DateOnly? SignedOn = null, IReadOnlyList<DocumentHolder>? AttachedTo = null);

/// <summary>Something that a document proves, by the ERP's own number.</summary>
/// <param name="Kind"><c>quote</c>, <c>order</c>, <c>delivery</c>, <c>invoice</c> or <c>customer</c>.</param>
/// <param name="Number">Its number.</param>
/// <param name="Year">Of an invoice, where several years have its number.</param>
public sealed record DocumentHolder(string Kind, string Number, int? Year = null);

/// <summary>A document in the register.</summary>
/// <param name="Reference">The ERP's own.</param>
/// <param name="Id">Stream id.</param>
/// <param name="Kind">What it proves.</param>
/// <param name="DatedOn">Its own date.</param>
/// <param name="SignedByRole">What the signer is at the customer.</param>
/// <param name="SignedOn">When it was signed.</param>
/// <param name="Sha256">Of its bytes; null until they were sent.</param>
/// <param name="Size">In bytes.</param>
/// <param name="MediaType">As it was sent.</param>
/// <param name="AttachedTo">What it proves.</param>
/// <param name="Version">Grows with every change.</param>
/// <param name="SignerName">Only where one document is asked for; null where nobody is known or it was erased.</param>
public sealed record KnownDocument(
    string Reference, Guid Id, string Kind, DateOnly? DatedOn, string? SignedByRole, DateOnly? SignedOn, string? Sha256, long? Size, string? MediaType, IReadOnlyList<DocumentHolder> AttachedTo,
    long Version, string? SignerName = null)
{
    /// <summary>For <c>ifMatch</c>.</summary>
    public string ETag => Tag.Of(Version);
}

/// <summary>What proves an invoice, and what is missing.</summary>
/// <param name="Number">The invoice's number.</param>
/// <param name="Year">Its year of issue.</param>
/// <param name="Documents">Its own, then those inherited along quote, order and delivery, then those of the customer.</param>
/// <param name="Missing">What a claim of this kind needs and has not: one document of each line.</param>
public sealed record InvoiceDocuments(string Number, int Year, IReadOnlyList<InheritedDocument> Documents, IReadOnlyList<MissingDocument> Missing);

/// <summary>A document that proves an invoice.</summary>
/// <param name="From">Where it is attached.</param>
/// <param name="Document">The document; without bytes it proves nothing.</param>
public sealed record InheritedDocument(DocumentHolder From, KnownDocument Document);

/// <summary>A document that is needed and not there.</summary>
/// <param name="AnyOf">Kinds that will do.</param>
public sealed record MissingDocument(IReadOnlyList<string> AnyOf);
