using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>What a customer account is: no personal data.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Kind"><c>company</c>, <c>retailer</c>, <c>craftsman</c>, <c>public_body</c> or <c>consumer</c>.</param>
/// <param name="Segment">The ERP's own segment.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("invoicing.debtor-changed.v1")]
[MessageUrn("invoicing.debtor-changed.v1")]
public sealed record DebtorChangedV1(
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    string Kind,
    string? Segment,
    string Language,
    long Version,
    DateOnly On);
