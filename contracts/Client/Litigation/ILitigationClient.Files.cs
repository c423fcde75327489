namespace Recouvrement.Client.Litigation;

// What was handed over, before anybody acts on it.
public partial interface ILitigationClient
{
    /// <summary>Litigation files; those that wait for an agency name it as their blocker.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="status"><c>waiting</c>, <c>placed</c>, <c>returned</c> or <c>closed</c>.</param>
    /// <param name="after">Id of the last one of the list before.</param>
    /// <param name="limit">Rows, at most 1000, which is the default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/files")]
    Task<IReadOnlyList<FileSummary>> GetFilesAsync(
        [Query] string? creditor = null, [Query] string? status = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>A file with its claims.</summary>
    [Get("/files/{file}")]
    Task<FileDetail> GetFileAsync([Path] Guid file, CancellationToken stop = default);

    /// <summary>Conditions to check before anybody acts, missing papers by name, and the ways the file can go with what speaks against each.</summary>
    [Get("/files/{file}/readiness")]
    Task<ReadinessAnswer> GetReadinessAsync([Path] Guid file, CancellationToken stop = default);

    /// <summary>A person says which way a file goes; what speaks against it must have been read. Role manager.</summary>
    [Put("/files/{file}/route")]
    Task PutRouteAsync([Path] Guid file, [Body] RouteChoice route, CancellationToken stop = default);

    /// <summary>Why a file is with its agency, or what speaks against each today.</summary>
    [Get("/files/{file}/choice")]
    Task<FileChoice> GetChoiceAsync([Path] Guid file, CancellationToken stop = default);

    /// <summary>Lets a returned file wait for another agency. Role manager.</summary>
    [Post("/files/{file}/waiting")]
    Task LetWaitAsync([Path] Guid file, CancellationToken stop = default);
}
