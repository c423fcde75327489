using MassTransit;

namespace Recouvrement.Contracts.Litigation;

/// <summary>A proceeding has come to its end, or to a title: what it interrupted begins anew, or was never interrupted.</summary>
/// <param name="Proceeding">Stream id of the proceeding.</param>
/// <param name="HandOver">The hand-over its claims came with.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="Invoices">Stream ids of the claims.</param>
/// <param name="Outcome"><c>title</c>, <c>paid</c>, <c>rejected</c>, <c>dismissed</c>, <c>withdrawn</c> or <c>lapsed</c>.</param>
/// <param name="IsVoid">It has interrupted nothing (C. civ. 2243).</param>
/// <param name="EndedOn">Day of it.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("litigation.court-action-ended.v1")]
[MessageUrn("litigation.court-action-ended.v1")]
public sealed record CourtActionEndedV1(
    Guid Proceeding, Guid HandOver, Guid Case, string Creditor, Guid Debtor, Guid[] Invoices, string Outcome, bool IsVoid, DateOnly EndedOn, long Version, DateOnly On);
