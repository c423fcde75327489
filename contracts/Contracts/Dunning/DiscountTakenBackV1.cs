using MassTransit;

namespace Recouvrement.Contracts.Dunning;

/// <summary>What a kept plan had given up is owed again: its credit note is not to be issued, or to be undone.</summary>
/// <param name="Plan">Key of the plan.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Reason"><c>money_went_back</c> or <c>lifted</c>; others may come.</param>
/// <param name="TotalCents">All that had been given up.</param>
/// <param name="CreditedCents">What of it had been credited by then.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("dunning.discount-taken-back.v1")]
[MessageUrn("dunning.discount-taken-back.v1")]
public sealed record DiscountTakenBackV1(
    Guid Plan,
    Guid Case,
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    string Reason,
    long TotalCents,
    long CreditedCents,
    string Currency,
    long Version,
    DateOnly On);
