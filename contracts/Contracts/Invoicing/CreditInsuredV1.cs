using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>What a credit insurer covers of a customer (assurance-crédit), all of it after the change. Whether a customer is insured follows from the day: no end of a cover is told on its own.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Policy">The insurer's policy, the same in any case; heard again it takes the place of what was known of it.</param>
/// <param name="InsuredCents">Covered exposure; 0 where the insurer covers nothing any more.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="From">First day of the cover.</param>
/// <param name="Until">Last day, included; null while it is open.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("invoicing.credit-insured.v1")]
[MessageUrn("invoicing.credit-insured.v1")]
public sealed record CreditInsuredV1(
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    string Policy,
    long InsuredCents,
    string Currency,
    DateOnly From,
    DateOnly? Until,
    long Version,
    DateOnly On);
