namespace Recouvrement.Client.Litigation;

// A file as one sealed archive.
public partial interface ILitigationClient
{
    /// <summary>Asks for a file as one sealed archive; of the same day and state it is always the same one, unless that was lost or has gaps.</summary>
    [Post("/files/{file}/dossiers")]
    Task<DossierSummary> AskForDossierAsync([Path] Guid file, [Body] DossierWanted wanted, CancellationToken stop = default);

    /// <summary>The dossiers of a file, and how far they are.</summary>
    [Get("/files/{file}/dossiers")]
    Task<IReadOnlyList<DossierSummary>> GetDossiersAsync([Path] Guid file, CancellationToken stop = default);

    /// <summary>The archive (ZIP); 409 while it is being made.</summary>
    [Get("/dossiers/{dossier}")]
    Task<Stream> GetDossierAsync([Path] Guid dossier, CancellationToken stop = default);

    /// <summary>Erases the archive for good; 409 while it is being made. Role manager.</summary>
    /// <returns>What is left elsewhere of what it was made of.</returns>
    [Post("/dossiers/{dossier}/erasure")]
    Task<LeftOfDossier> EraseDossierAsync([Path] Guid dossier, CancellationToken stop = default);

    /// <summary>The public key that verifies dossiers, as PEM; 404 where none signs them. Role agency too.</summary>
    [Get("/dossiers/key")]
    Task<Stream> GetDossierKeyAsync(CancellationToken stop = default);
}
