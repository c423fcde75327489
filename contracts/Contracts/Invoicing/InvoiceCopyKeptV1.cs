using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>The copy of an invoice is there with its bytes, or another one took its place. The bytes lie in the store of documents under their hash.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal: where they lie, and the proof that they are the same.</param>
/// <param name="Size">In bytes.</param>
/// <param name="MediaType"><c>application/pdf</c>.</param>
/// <param name="Reference">The ERP's own of the document.</param>
/// <param name="Version">Version of the source stream, the copy of this invoice, after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("invoicing.invoice-copy-kept.v1")]
[MessageUrn("invoicing.invoice-copy-kept.v1")]
public sealed record InvoiceCopyKeptV1(
    string Creditor,
    Guid Invoice,
    string Number,
    string Sha256,
    long Size,
    string MediaType,
    string Reference,
    long Version,
    DateOnly On);
