using MassTransit;

namespace Recouvrement.Contracts.Dunning;

/// <summary>Claims that were handed over are wanted back at once, all of a hand-over: nobody may act on them any more.</summary>
/// <param name="HandOver">Key of the hand-over.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Reason"><c>insolvent</c>.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("dunning.claims-recalled.v1")]
[MessageUrn("dunning.claims-recalled.v1")]
public sealed record ClaimsRecalledV1(
    Guid HandOver,
    Guid Case,
    string Creditor,
    string Reason,
    long Version,
    DateOnly On);
