using MassTransit;

namespace Recouvrement.Contracts.Litigation;

/// <summary>The agency reports an act of its own.</summary>
/// <param name="Placement">Stream id of the placement.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Agency">Name of the agency in the register.</param>
/// <param name="Reference">The agency's own reference.</param>
/// <param name="Kind"><c>letter</c>, <c>call</c>, <c>email</c>, <c>visit</c>, <c>court_action</c> or <c>enforcement</c>.</param>
/// <param name="ActedOn">When.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("litigation.agency-action-reported.v1")]
[MessageUrn("litigation.agency-action-reported.v1")]
public sealed record AgencyActionReportedV1(
    Guid Placement,
    Guid Case,
    string Creditor,
    string Agency,
    string Reference,
    string Kind,
    DateOnly ActedOn,
    long Version,
    DateOnly On);
