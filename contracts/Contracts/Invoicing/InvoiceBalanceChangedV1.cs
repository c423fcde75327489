using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>What is still owed on an invoice has changed.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number of the document.</param>
/// <param name="OutstandingCents">Still owed after the fact.</param>
/// <param name="AmountCents">Allocated or written off by this fact; negative when that was undone.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Cause"><c>payment</c>, <c>credit_note</c>, <c>agency_collection</c>, <c>undone</c>, <c>write_off</c> (no money: the creditor gave it up) or <c>recovered</c> (what was written off is owed again).</param>
/// <param name="Source">Stream id of the payment or credit note; of no stream, but of the same write-off always the same, where it was written off or that was undone.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("invoicing.invoice-balance-changed.v1")]
[MessageUrn("invoicing.invoice-balance-changed.v1")]
public sealed record InvoiceBalanceChangedV1(
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    Guid Invoice,
    string Number,
    long OutstandingCents,
    long AmountCents,
    string Currency,
    string Cause,
    Guid Source,
    long Version,
    DateOnly On);
