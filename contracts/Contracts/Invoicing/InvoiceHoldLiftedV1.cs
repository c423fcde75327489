using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>What kept an invoice from being dunned is over.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number of the document.</param>
/// <param name="Hold">Reference of the hold.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("invoicing.invoice-hold-lifted.v1")]
[MessageUrn("invoicing.invoice-hold-lifted.v1")]
public sealed record InvoiceHoldLiftedV1(
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    Guid Invoice,
    string Number,
    string Hold,
    long Version,
    DateOnly On);
