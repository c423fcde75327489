using MassTransit;

namespace Recouvrement.Contracts.Litigation;

/// <summary>The debtor told a collection agency that it contests a claim, or a part of it: that is not claimed until the dispute has ended.</summary>
/// <param name="Placement">Stream id of the placement.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Agency">Name of the agency in the register.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Reference">The agency's own reference; once per placement.</param>
/// <param name="Dispute">Reference of the dispute: under it the invoice bears it.</param>
/// <param name="Reason"><c>quality</c>, <c>not_delivered</c>, <c>price</c>, <c>already_paid</c>, <c>not_ordered</c>, <c>invoice</c> or <c>other</c>.</param>
/// <param name="AmountCents">Contested; what goes beyond the invoice means all of it.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="FoundOn">Day the agency heard of it.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("litigation.agency-dispute-reported.v1")]
[MessageUrn("litigation.agency-dispute-reported.v1")]
public sealed record AgencyDisputeReportedV1(
    Guid Placement,
    Guid Case,
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    string Agency,
    Guid Invoice,
    string Reference,
    string Dispute,
    string Reason,
    long AmountCents,
    string Currency,
    DateOnly FoundOn,
    long Version,
    DateOnly On);
