using MassTransit;

namespace Recouvrement.Contracts.Litigation;

/// <summary>The agency has taken the claims on.</summary>
/// <param name="Placement">Stream id of the placement.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Agency">Name of the agency in the register.</param>
/// <param name="Reference">The agency's own reference.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("litigation.placement-acknowledged.v1")]
[MessageUrn("litigation.placement-acknowledged.v1")]
public sealed record PlacementAcknowledgedV1(
    Guid Placement,
    Guid Case,
    string Creditor,
    string Agency,
    string Reference,
    long Version,
    DateOnly On);
