using MassTransit;

namespace Recouvrement.Contracts.Litigation;

/// <summary>A collection agency has invoiced its fees to the creditor. They are the creditor's cost and never part of what a debtor owes (CPCE L111-8).</summary>
/// <param name="FeeInvoice">Stream id of the agency's invoice.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Agency">Name of the agency in the register.</param>
/// <param name="Reference">The agency's own number.</param>
/// <param name="NetCents">Without tax.</param>
/// <param name="VatCents">Its tax.</param>
/// <param name="NettedCents">Of both, what the agency has kept back of the money it collected, as the mandate allows; the creditor pays the rest.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="InvoicedOn">Its date.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("litigation.agency-fees-invoiced.v1")]
[MessageUrn("litigation.agency-fees-invoiced.v1")]
public sealed record AgencyFeesInvoicedV1(
    Guid FeeInvoice,
    string Creditor,
    string Agency,
    string Reference,
    long NetCents,
    long VatCents,
    long NettedCents,
    string Currency,
    DateOnly InvoicedOn,
    long Version,
    DateOnly On);
