using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>A payment came back (rejet de paiement), all of it: what it had settled is owed again, which the balances of its invoices say.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Payment">Stream id of the payment.</param>
/// <param name="AmountCents">What it had brought in.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="ReversedOn">Day the funds went back.</param>
/// <param name="Reason"><c>rejected</c>, <c>cheque_returned</c>, <c>recalled</c>, <c>chargeback</c> or <c>mistake</c>; <c>superseded</c> of a presumed payment whose money was told, or whose invoice is open again; <c>bill_unpaid</c> of the money of a bill of exchange that came back.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
/// <param name="ReasonCode">Code of the instrument: of ISO 20022 (<c>AM04</c>, <c>MD01</c>…), <c>insufficient_funds</c>, <c>opposition</c>, <c>closed_account</c> or <c>irregular</c> of a cheque, or as it was told; null where nobody said.</param>
[EntityName("invoicing.payment-reversed.v1")]
[MessageUrn("invoicing.payment-reversed.v1")]
public sealed record PaymentReversedV1(
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    Guid Payment,
    long AmountCents,
    string Currency,
    DateOnly ReversedOn,
    string Reason,
    long Version,
    DateOnly On,
    string? ReasonCode = null);
