using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>Money came in from a debtor.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Payment">Stream id of the payment.</param>
/// <param name="AmountCents">Credited to the creditor.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="ReceivedOn">Day the funds were credited.</param>
/// <param name="Origin"><c>erp</c>, <c>fec</c>, <c>bank</c> or <c>agency</c>; <c>snapshot</c> is a payment that is presumed because its invoice vanished from the ERP's list of open items.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("invoicing.payment-received.v1")]
[MessageUrn("invoicing.payment-received.v1")]
public sealed record PaymentReceivedV1(
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    Guid Payment,
    long AmountCents,
    string Currency,
    DateOnly ReceivedOn,
    string Origin,
    long Version,
    DateOnly On);
