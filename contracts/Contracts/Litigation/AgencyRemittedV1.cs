using MassTransit;

namespace Recouvrement.Contracts.Litigation;

/// <summary>
/// A collection agency has passed on what it collected, in one transfer. The debtors' invoices were settled when it reported the collections: the transfer
/// clears the agency's account and is no payment of any debtor.
/// </summary>
/// <param name="Remittance">Stream id of the remittance.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Agency">Name of the agency in the register.</param>
/// <param name="Reference">The agency's own; the transfer bears it.</param>
/// <param name="AmountCents">Of the transfer.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="RemittedOn">Its day.</param>
/// <param name="Account">IBAN it comes from; null where the agency did not say.</param>
/// <param name="Lines">Which collections it is for.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("litigation.agency-remitted.v1")]
[MessageUrn("litigation.agency-remitted.v1")]
public sealed record AgencyRemittedV1(
    Guid Remittance,
    string Creditor,
    string Agency,
    string Reference,
    long AmountCents,
    string Currency,
    DateOnly RemittedOn,
    string? Account,
    RemittedCollectionV1[] Lines,
    long Version,
    DateOnly On);

/// <summary>A collection that a transfer is for.</summary>
/// <param name="Placement">Stream id of the placement.</param>
/// <param name="Collection">The agency's reference of the collection.</param>
/// <param name="AmountCents">Passed on of it.</param>
public sealed record RemittedCollectionV1(Guid Placement, string Collection, long AmountCents);
