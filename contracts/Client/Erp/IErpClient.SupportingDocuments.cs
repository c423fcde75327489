namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>Registers a supporting document and what it proves, or corrects it. Repeatable.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="reference">The ERP's reference of the document, once per entity.</param>
    /// <param name="document">The whole of it.</param>
    /// <param name="ifMatch">The <c>ETag</c> of what was read, or null.</param>
    /// <param name="stop">Cancels.</param>
    [Put("/creditors/{siren}/documents/{reference}")]
    Task PutDocumentAsync([Path] string siren, [Path] string reference, [Body] SupportingDocument document, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>
    /// Sends the bytes of a registered document, at most 25 MB where the installation says nothing else. 422 <c>infected</c> where the scanner finds something,
    /// 503 where scanner or store are away; then nothing was stored. Repeatable: the same bytes again change nothing.
    /// </summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="reference">Of the document.</param>
    /// <param name="content">Its bytes as they are, read once and not closed.</param>
    /// <param name="mediaType">Such as <c>application/pdf</c>.</param>
    /// <param name="stop">Cancels.</param>
    [Post("/creditors/{siren}/documents/{reference}/content")]
    Task SendDocumentAsync([Path] string siren, [Path] string reference, [Body] Stream content, [Header("Content-Type")] string mediaType, CancellationToken stop = default);

    /// <summary>The bytes of a document, checked against their hash; 404 until they were sent.</summary>
    [Get("/creditors/{siren}/documents/{reference}/content")]
    Task<Stream> GetDocumentContentAsync([Path] string siren, [Path] string reference, CancellationToken stop = default);

    /// <summary>A document with who signed it; 404 when there is none.</summary>
    [Get("/creditors/{siren}/documents/{reference}")]
    Task<KnownDocument> GetDocumentAsync([Path] string siren, [Path] string reference, CancellationToken stop = default);

    /// <summary>Documents by reference.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="kind">Of this kind only.</param>
    /// <param name="holder">Attached to this only: <c>quote</c>, <c>order</c>, <c>delivery</c>, <c>invoice</c> or <c>customer</c>, with <paramref name="number"/>.</param>
    /// <param name="number">The number of what it is attached to.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/documents")]
    Task<Page<KnownDocument>> GetDocumentsAsync(
        [Path] string siren, [Query] string? kind = null, [Query] string? holder = null, [Query] string? number = null, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>The documents that prove an invoice, inherited ones too, and those that are missing.</summary>
    [Get("/creditors/{siren}/invoices/{number}/documents")]
    Task<InvoiceDocuments> GetInvoiceDocumentsAsync([Path] string siren, [Path] string number, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>Erases who signed a document; 409 <c>claim_open</c> while a claim that rests on it is open. Needs a manager's key. Repeatable.</summary>
    [Post("/creditors/{siren}/documents/{reference}/signer/erasure")]
    Task EraseSignerAsync([Path] string siren, [Path] string reference, [Body] Erasure erasure, CancellationToken stop = default);
}
