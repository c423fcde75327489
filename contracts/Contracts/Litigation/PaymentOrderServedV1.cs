using MassTransit;

namespace Recouvrement.Contracts.Litigation;

/// <summary>A payment order was served (signification): this interrupts the limitation of its claims, the request for it never did.</summary>
/// <param name="Proceeding">Stream id of the proceeding.</param>
/// <param name="HandOver">The hand-over its claims came with.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="Invoices">Stream ids of the claims.</param>
/// <param name="ServedOn">Day of the act.</param>
/// <param name="InPerson">It was handed to the debtor.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("litigation.payment-order-served.v1")]
[MessageUrn("litigation.payment-order-served.v1")]
public sealed record PaymentOrderServedV1(Guid Proceeding, Guid HandOver, Guid Case, string Creditor, Guid Debtor, Guid[] Invoices, DateOnly ServedOn, bool InPerson, long Version, DateOnly On);
