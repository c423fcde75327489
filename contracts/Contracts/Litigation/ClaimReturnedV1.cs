using MassTransit;

namespace Recouvrement.Contracts.Litigation;

/// <summary>A claim that had been handed over is with no agency and no court any more: dunning has it again, and goes on with it should it be owed.</summary>
/// <param name="HandOver">The hand-over it came with.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Reason"><c>settled</c>: paid or credited; <c>insolvent</c>: recalled, since nobody may act on it; or why the creditor took it back.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("litigation.claim-returned.v1")]
[MessageUrn("litigation.claim-returned.v1")]
public sealed record ClaimReturnedV1(
    Guid HandOver,
    Guid Case,
    string Creditor,
    Guid Debtor,
    Guid Invoice,
    string Number,
    string Reason,
    long Version,
    DateOnly On);
