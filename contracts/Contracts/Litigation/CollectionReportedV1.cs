using MassTransit;

namespace Recouvrement.Contracts.Litigation;

/// <summary>The agency reports money it collected on a claim: a payment of the debtor, whenever the agency remits it.</summary>
/// <param name="Placement">Stream id of the placement.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Agency">Name of the agency in the register.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Reference">The agency's own reference; once per placement.</param>
/// <param name="AmountCents">Collected.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="CollectedOn">Day the debtor paid the agency.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("litigation.collection-reported.v1")]
[MessageUrn("litigation.collection-reported.v1")]
public sealed record CollectionReportedV1(
    Guid Placement,
    Guid Case,
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    string Agency,
    Guid Invoice,
    string Reference,
    long AmountCents,
    string Currency,
    DateOnly CollectedOn,
    long Version,
    DateOnly On);
