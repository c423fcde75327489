using MassTransit;

namespace Recouvrement.Contracts.Litigation;

/// <summary>What a case is still needed for as evidence has changed (legal hold): while it is needed for anything, nothing of it is erased.</summary>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="HandOvers">Keys of every hand-over of the case that was known by then: of another one nothing is said.</param>
/// <param name="Why"><c>file_open</c>: claims are still pursued; <c>placement_open</c>: an agency has some; <c>procedure_open</c>: somebody goes to court with them; <c>insolvency_open</c>: proceedings over the debtor run; <c>settlement_open</c>: one was agreed to and is to be paid; <c>title_runs</c>: one that was not kept can still be enforced; <c>vat_reclaimed</c>: its tax was claimed back, and the time for that claim runs. Others may come. None: it is free.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("litigation.evidence-hold-changed.v1")]
[MessageUrn("litigation.evidence-hold-changed.v1")]
public sealed record EvidenceHoldChangedV1(
    Guid Case,
    string Creditor,
    Guid[] HandOvers,
    string[] Why,
    long Version,
    DateOnly On);
