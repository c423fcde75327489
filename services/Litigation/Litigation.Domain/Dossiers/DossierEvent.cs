using System.Collections.Immutable;
using Recouvrement.Litigation.Domain.Files;

namespace Recouvrement.Litigation.Domain.Dossiers;

/// <summary>An archive in the store of documents.</summary>
/// <param name="Sha256">Lower-case hexadecimal: where it lies.</param>
/// <param name="Size">In bytes.</param>
public sealed record KeptArchive(string Sha256, long Size);

/// <summary>Facts of a dossier: ids, hashes and days. What it says of people lies in the archive.</summary>
public abstract record DossierEvent
{
    DossierEvent() { }

    /// <summary>A person wants a file as one archive.</summary>
    public sealed record DossierAsked(DebtorCase Of, Guid File, DateOnly AsOf, DateOnly On) : DossierEvent;

    /// <summary>
    /// The archive is made and kept. Who has it can hold it against <c>Manifest</c>. <c>HasGaps</c>: the store had lost or spoilt something that belongs in it; <c>Missing</c> are the hashes of that,
    /// absent where there is none and in facts from before they were kept.
    /// </summary>
    public sealed record DossierFinished(
        KeptArchive Archive, string Manifest, string? KeyId, bool AwaitsStamp, string? StampedAt, DateOnly On, bool HasGaps = false, ImmutableArray<string>? Missing = null) : DossierEvent;

    /// <summary>The same manifest has its time stamp by now, in another archive.</summary>
    public sealed record DossierStamped(KeptArchive Archive, string StampedAt, DateOnly On) : DossierEvent;

    /// <summary>No stamp will come.</summary>
    public sealed record DossierLeftUnstamped(DateOnly On) : DossierEvent;

    /// <summary>Its archives are handed out no more and are erased; what was proved by their hashes stays on record.</summary>
    public sealed record DossierErased(DateOnly On) : DossierEvent;
}
