namespace Recouvrement.Client.Litigation;

// Claims in insolvency proceedings.
public partial interface ILitigationClient
{
    /// <summary>Insolvencies of debtors, and what was declared in them.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="open">Only those neither over nor declared.</param>
    /// <param name="after">Id of the last one of the list before.</param>
    /// <param name="limit">Rows, at most 1000, which is the default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/insolvency-claims")]
    Task<IReadOnlyList<InsolvencySummary>> GetInsolvencyClaimsAsync(
        [Query] string? creditor = null, [Query] bool? open = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>An insolvency with its days.</summary>
    [Get("/insolvency-claims/{claim}")]
    Task<InsolvencyDetail> GetInsolvencyClaimAsync([Path] Guid claim, CancellationToken stop = default);

    /// <summary>Draws up what is declared: as of the judgment, interest to its eve.</summary>
    [Post("/insolvency-claims/{claim}/statement")]
    Task DrawDeclarationAsync([Path] Guid claim, [Body] DeclarationDrawn statement, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>The declaration of a claim in insolvency proceedings (PDF).</summary>
    [Get("/insolvency-claims/{claim}/declaration.pdf")]
    Task<Stream> GetDeclarationPdfAsync([Path] Guid claim, [Query] bool? note = null, CancellationToken stop = default);

    /// <summary>The declaration was sent.</summary>
    [Post("/insolvency-claims/{claim}/declared")]
    Task RecordDeclaredAsync([Path] Guid claim, [Body] DeclarationSent sent, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>The insolvency office contests it: thirty days to answer.</summary>
    [Post("/insolvency-claims/{claim}/challenged")]
    Task RecordChallengedAsync([Path] Guid claim, [Body] DeclarationChallenged challenged, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>The creditor answered.</summary>
    [Post("/insolvency-claims/{claim}/answered")]
    Task RecordAnsweredAsync([Path] Guid claim, [Body] CourtDay day, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>The claim was decided on.</summary>
    [Post("/insolvency-claims/{claim}/admitted")]
    Task RecordAdmittedAsync([Path] Guid claim, [Body] DeclarationAdmitted admitted, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Relief was asked for a declaration that was missed.</summary>
    [Post("/insolvency-claims/{claim}/relief")]
    Task RecordReliefAsync([Path] Guid claim, [Body] CourtDay day, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Goods sold under retention of title were claimed.</summary>
    [Post("/insolvency-claims/{claim}/goods")]
    Task RecordGoodsAsync([Path] Guid claim, [Body] CourtDay day, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);
}
