using System.Collections.Immutable;
using Recouvrement.Litigation.Domain.Files;

namespace Recouvrement.Litigation.Domain.Dossiers;

/// <summary>Orders to a dossier.</summary>
public abstract record DossierCommand
{
    DossierCommand() { }

    /// <summary>A person wants a file as one archive.</summary>
    /// <param name="Of">Whose claims.</param>
    /// <param name="File">Key of the hand-over.</param>
    /// <param name="AsOf">Interest is computed to this day, included; not after <paramref name="On"/>.</param>
    /// <param name="On">Business date.</param>
    public sealed record AskDossier(DebtorCase Of, Guid File, DateOnly AsOf, DateOnly On) : DossierCommand;

    /// <summary>The archive is made and kept.</summary>
    /// <param name="Archive">Where it lies.</param>
    /// <param name="Manifest">SHA-256 of its manifest.</param>
    /// <param name="KeyId">The key that signed it; null where none is set up.</param>
    /// <param name="AwaitsStamp">An authority is to stamp it and was away.</param>
    /// <param name="StampedAt">When it was stamped, UTC, by the authority's clock; null where it was not.</param>
    /// <param name="On">Business date.</param>
    /// <param name="Missing">SHA-256 of each document that belongs in it and that the store had lost or spoilt.</param>
    public sealed record FinishDossier(
        KeptArchive Archive, string Manifest, string? KeyId, bool AwaitsStamp, string? StampedAt, DateOnly On, ImmutableArray<string> Missing) : DossierCommand;

    /// <summary>The authority came back and stamped what waited.</summary>
    /// <param name="Archive">Where the archive lies that holds the stamp.</param>
    /// <param name="StampedAt">UTC, by the authority's clock.</param>
    /// <param name="On">Business date.</param>
    public sealed record StampDossier(KeptArchive Archive, string StampedAt, DateOnly On) : DossierCommand;

    /// <summary>The authority stayed away for too long: what is there stands without its stamp.</summary>
    /// <param name="On">Business date.</param>
    public sealed record LeaveUnstamped(DateOnly On) : DossierCommand;

    /// <summary>What it says of people is to be erased.</summary>
    /// <param name="On">Business date.</param>
    public sealed record EraseDossier(DateOnly On) : DossierCommand;
}
