using MassTransit;

namespace Recouvrement.Contracts.Litigation;

/// <summary>A collection agency broke one of its duties.</summary>
/// <param name="Placement">Stream id of the placement.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Agency">Name of the agency in the register.</param>
/// <param name="Kind"><c>remittance_late</c>, <c>receipt_missing</c>, <c>act_without_green_light</c>, <c>remitted_amount_differs</c>, <c>fee_invoiced_differs</c>, <c>fee_claimed_of_debtor</c> or <c>funds_without_power</c>.</param>
/// <param name="Reference">What it was broken with: the agency's own.</param>
/// <param name="DueOn">Last day on which it could have been done in time; null where there is none.</param>
/// <param name="ExpectedCents">Where two amounts differ: the right one.</param>
/// <param name="FoundCents">Where two amounts differ: the other.</param>
/// <param name="Currency">ISO 4217, of both; null where there is no amount.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("litigation.agency-breach-found.v1")]
[MessageUrn("litigation.agency-breach-found.v1")]
public sealed record AgencyBreachFoundV1(
    Guid Placement,
    Guid Case,
    string Creditor,
    string Agency,
    string Kind,
    string Reference,
    DateOnly? DueOn,
    long? ExpectedCents,
    long? FoundCents,
    string? Currency,
    long Version,
    DateOnly On);
