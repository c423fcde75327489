using MassTransit;

namespace Recouvrement.Contracts.Litigation;

/// <summary>The debtor promised a collection agency to pay.</summary>
/// <param name="Placement">Stream id of the placement.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Agency">Name of the agency in the register.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Reference">The agency's own reference; once per placement.</param>
/// <param name="AmountCents">Promised.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="By">Last day for it.</param>
/// <param name="MadeOn">Day of the promise.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("litigation.agency-promise-reported.v1")]
[MessageUrn("litigation.agency-promise-reported.v1")]
public sealed record AgencyPromiseReportedV1(
    Guid Placement,
    Guid Case,
    string Creditor,
    string Agency,
    Guid Invoice,
    string Reference,
    long AmountCents,
    string Currency,
    DateOnly By,
    DateOnly MadeOn,
    long Version,
    DateOnly On);
