namespace Recouvrement.Client.Litigation;

/// <summary>What a dossier is to say.</summary>
/// <param name="AsOf">Interest is computed to this day, included; null: today.</param>
public sealed record DossierWanted(DateOnly? AsOf = null);

/// <summary>A dossier.</summary>
/// <param name="Dossier">Its id.</param>
/// <param name="File">Key of the hand-over.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="AsOf">Interest is computed to this day, included.</param>
/// <param name="AskedOn">Business date.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="Status"><c>asked</c>: being made; <c>awaits_stamp</c>: there, its time stamp is still to come; <c>finished</c>; <c>erased</c>.</param>
/// <param name="Progress">How far the making is; null when it is not under way.</param>
/// <param name="Trouble">Why it does not get on; null where it does.</param>
/// <param name="Sha256">Of the archive; null until it is there.</param>
/// <param name="Size">Of the archive, in bytes.</param>
/// <param name="Manifest">SHA-256 of its manifest: the same with and without a time stamp.</param>
/// <param name="KeyId">The key that signed it; null where none is set up: it is not signed, and says so.</param>
/// <param name="StampedAt">By the authority's clock, UTC; null where it is not stamped.</param>
/// <param name="LeftUnstamped">The authority stayed away; no stamp will come.</param>
/// <param name="FinishedOn">Business date; null until it is there.</param>
/// <param name="HasGaps">The store had lost or spoilt something that belongs in it: asked for again, it is made again.</param>
public sealed record DossierSummary(
    Guid Dossier, Guid File, Guid Case, string Creditor, DateOnly AsOf, DateOnly AskedOn, string AskedBy, string Status, string? Progress, string? Trouble,
    string? Sha256, long? Size, string? Manifest, string? KeyId, string? StampedAt, bool LeftUnstamped, DateOnly? FinishedOn, bool HasGaps);

/// <summary>What is left after a dossier was erased of what it was made of: each is erased where it lies.</summary>
/// <param name="Dossiers">Other archives of the same case, each with an erasure of its own.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Papers">Letters and proofs that are kept of it: erased together by <c>POST /cases/{id}/papers/erasure</c> of correspondence.</param>
/// <param name="HasHistory">The history of its escalation is kept: it holds ids, days and amounts, and no names.</param>
/// <param name="Held">What the case is still needed for: <c>file_open</c>, <c>placement_open</c>, <c>procedure_open</c>, <c>insolvency_open</c>, <c>settlement_open</c>, <c>title_runs</c>, <c>vat_reclaimed</c>.</param>
public sealed record LeftOfDossier(IReadOnlyList<Guid> Dossiers, Guid Case, long Papers, bool HasHistory, IReadOnlyList<string> Held);
