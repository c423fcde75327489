using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>Insolvency proceedings of a debtor are over. Earlier claims stay frozen until a person lets them go, unless the report itself was an error.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="ClosedOn">Since when.</param>
/// <param name="Outcome"><c>plan_adopted</c>, <c>debts_settled</c>, <c>assets_insufficient</c> or <c>reported_in_error</c>; null where nobody said.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("invoicing.debtor-insolvency-closed.v1")]
[MessageUrn("invoicing.debtor-insolvency-closed.v1")]
public sealed record DebtorInsolvencyClosedV1(
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    DateOnly ClosedOn,
    string? Outcome,
    long Version,
    DateOnly On);
