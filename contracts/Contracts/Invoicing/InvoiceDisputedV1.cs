using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>The debtor contests an invoice.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number of the document.</param>
/// <param name="Dispute">Reference of the dispute.</param>
/// <param name="Reason">snake_case of a fixed list.</param>
/// <param name="DisputedCents">Amount in dispute.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("invoicing.invoice-disputed.v1")]
[MessageUrn("invoicing.invoice-disputed.v1")]
public sealed record InvoiceDisputedV1(
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    Guid Invoice,
    string Number,
    string Dispute,
    string Reason,
    long DisputedCents,
    string Currency,
    long Version,
    DateOnly On);
