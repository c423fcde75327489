namespace Recouvrement.Client.Agency;

/// <summary>
/// The Litigation service for a collection agency: its own placements only, those of others answer 404. New placements are announced on the agency's
/// queue; this reads them and reports back. A report is repeatable: the same reference with the same content does nothing more, with another content
/// it is refused (409 <c>reference_used</c>). Every call throws <see cref="ProblemException"/> when refused.
/// <c>ifMatch</c> is the <c>ETag</c> of the placement that was read: 412 when it has changed since. <c>idempotencyKey</c> is any text of up to 255 visible characters:
/// under it the same request gets the very same answer for 7 days, another one 422. Both may be left out.
/// </summary>
public partial interface IAgencyClient
{
    /// <summary>Placements, live and ended, in the order of their ids; no names.</summary>
    /// <param name="after">Id of the last one of the list before.</param>
    /// <param name="limit">At most 1000, which is the default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/agency/placements")]
    Task<IReadOnlyList<PlacementSummary>> GetPlacementsAsync([Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>The debtor's names and addresses, and the claims; 410 <c>mandate_ended</c> once the mandate has ended.</summary>
    [Get("/agency/placements/{placement}")]
    Task<Placement> GetPlacementAsync([Path] Guid placement, CancellationToken stop = default);

    /// <summary>Takes the claims on. Repeatable with the same reference; 409 <c>already_acknowledged</c> with another.</summary>
    [Post("/agency/placements/{placement}/acknowledgement")]
    Task AcknowledgeAsync(
        [Path] Guid placement, [Body] Acknowledgement acknowledgement, [Header("If-Match")] string? ifMatch = null, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);

    /// <summary>Reports a letter, a call, an e-mail or a visit. Repeatable; 409 <c>mandate_ended</c> for an act after the last day.</summary>
    [Post("/agency/placements/{placement}/actions")]
    Task ReportActionAsync(
        [Path] Guid placement, [Body] AgencyAction action, [Header("If-Match")] string? ifMatch = null, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);

    /// <summary>Reports money the debtor paid to the agency: it becomes a payment on the debtor's account. Repeatable; also taken after the mandate has ended.</summary>
    [Post("/agency/placements/{placement}/collections")]
    Task<RecordedCollection> ReportCollectionAsync(
        [Path] Guid placement, [Body] Collection collection, [Header("If-Match")] string? ifMatch = null, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);
}
