using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>What was taken for the copy of an invoice is attached to it no longer, and no other document takes its place: it is sent to nobody any more.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Version">Version of the source stream, the copy of this invoice, after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("invoicing.invoice-copy-withdrawn.v1")]
[MessageUrn("invoicing.invoice-copy-withdrawn.v1")]
public sealed record InvoiceCopyWithdrawnV1(
    string Creditor,
    Guid Invoice,
    string Number,
    long Version,
    DateOnly On);
