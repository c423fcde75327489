using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>A dispute has ended; the invoice can be claimed again for what is owed.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number of the document.</param>
/// <param name="Dispute">Reference of the dispute.</param>
/// <param name="Outcome"><c>upheld</c>, <c>rejected</c>, <c>settled</c> or <c>withdrawn</c>.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("invoicing.invoice-dispute-resolved.v1")]
[MessageUrn("invoicing.invoice-dispute-resolved.v1")]
public sealed record InvoiceDisputeResolvedV1(
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    Guid Invoice,
    string Number,
    string Dispute,
    string Outcome,
    long Version,
    DateOnly On);
