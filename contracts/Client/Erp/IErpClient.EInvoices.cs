namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>
    /// Books an electronic invoice or credit note of EN 16931: CII or UBL as XML, or a PDF with the XML inside (Factur-X). The seller's SIREN in it is the entity.
    /// Repeatable: the same invoice again, in any format or by <see cref="PutInvoiceAsync"/>, is one invoice. A file that contradicts itself is refused with its business terms (422).
    /// </summary>
    /// <param name="content">The file as it is, at most 32 MB, read once and not closed.</param>
    /// <param name="customer">The account it belongs to, where the file does not tell (409 <c>customer_ambiguous</c>, <c>customer_unidentified</c>).</param>
    /// <param name="stop">Cancels.</param>
    [Post("/e-invoices")]
    Task<EInvoiceReceipt> SendEInvoiceAsync([Body] Stream content, [Query] string? customer = null, CancellationToken stop = default);

    /// <summary>
    /// Records a life-cycle status of an electronic invoice. Refused, rejected, cancelled or lost ones (210, 213, 220, 221) are held until they are on their way again; 207 and 206 open a dispute of
    /// what is contested; 208 holds until 209; 211 for five days; 225 to 227 until a person lifts it. Repeatable; a late one is kept and moves nothing. 404 when there is no such invoice.
    /// </summary>
    /// <param name="status">Which, of which invoice.</param>
    /// <param name="stop">Cancels.</param>
    [Post("/e-invoice-statuses")]
    Task RecordEInvoiceStatusAsync([Body] ReportedStatus status, CancellationToken stop = default);

    /// <summary>The same from a life-cycle message as platforms send it (CDAR XML); one message speaks of one invoice.</summary>
    /// <param name="message">As it is, at most 1 MB, read once and not closed.</param>
    /// <param name="stop">Cancels.</param>
    [Post("/e-invoice-status-messages")]
    Task SendEInvoiceStatusMessageAsync([Body] Stream message, CancellationToken stop = default);
}
