using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>An invoice is not to be dunned, although nobody contests it.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number of the document.</param>
/// <param name="Hold">Reference of the hold.</param>
/// <param name="Reason">snake_case of a fixed list.</param>
/// <param name="Until">Last day; null until it is lifted.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("invoicing.invoice-held.v1")]
[MessageUrn("invoicing.invoice-held.v1")]
public sealed record InvoiceHeldV1(
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    Guid Invoice,
    string Number,
    string Hold,
    string Reason,
    DateOnly? Until,
    long Version,
    DateOnly On);
