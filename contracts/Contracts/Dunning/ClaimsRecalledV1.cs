using MassTransit;

namespace Recouvrement.Contracts.Dunning;

/// <summary>Claims that were handed over are wanted back at once, all of a hand-over or of an assignment: nobody may act on them any more.</summary>
/// <param name="HandOver">Key of the hand-over, or of the assignment.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Reason">Of a hand-over <c>insolvent</c>; of an assignment, why the agency is to stop: <c>term_over</c>, <c>creditor_request</c>, <c>handed_over</c>, <c>insolvent</c>, <c>stopped</c>, <c>mode_changed</c>, <c>promised</c>, <c>in_plan</c>, <c>plan_proposed</c>, <c>paused</c> or <c>opted_out</c>.</param>
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
