namespace Recouvrement.Client.Collector;

/// <summary>
/// The Dunning service for those who follow cases: what happens to a debtor, why, and what waits for a person. Needs a key with the role collector;
/// to agree or not, the role manager. Every call throws <see cref="ProblemException"/> when refused.
/// </summary>
public partial interface ICollectorClient
{
    /// <summary>Cases in the order of their ids.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="customer">The ERP's customer number; of this customer only.</param>
    /// <param name="status">As in <see cref="CaseSummary"/>.</param>
    /// <param name="owner">Of this member only.</param>
    /// <param name="onDuty">Those that this member answers for today.</param>
    /// <param name="after">Id of the last one of the list before.</param>
    /// <param name="limit">At most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/cases")]
    Task<IReadOnlyList<CaseSummary>> GetCasesAsync(
        [Query] string? creditor = null, [Query] string? customer = null, [Query] string? status = null, [Query] Guid? owner = null, [Query] Guid? onDuty = null,
        [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>A case with its invoices and acts; 404 when there is none.</summary>
    [Get("/cases/{id}")]
    Task<Case> GetCaseAsync([Path] Guid id, CancellationToken stop = default);

    /// <summary>The full history of the escalation, whatever service a fact came from.</summary>
    [Get("/cases/{id}/history")]
    Task<IReadOnlyList<HistoryEntry>> GetHistoryAsync([Path] Guid id, CancellationToken stop = default);

    /// <summary>Per open invoice, the next step with its day or what stands against it; as of any day, today by default.</summary>
    [Get("/cases/{id}/why")]
    Task<IReadOnlyList<Outlook>> GetWhyAsync([Path] Guid id, [Query(Format = "yyyy-MM-dd")] DateOnly? on = null, CancellationToken stop = default);

    /// <summary>Insolvency proceedings of a debtor, and each frozen claim as of the eve of the judgment: what is declared. 404 when there are none.</summary>
    [Get("/cases/{id}/insolvency")]
    Task<Insolvency> GetInsolvencyAsync([Path] Guid id, CancellationToken stop = default);

    /// <summary>Every account of an entity with what keeps it from being dunned, if anything.</summary>
    [Get("/creditors/{siren}/blocked")]
    Task<IReadOnlyList<AccountStanding>> GetBlockedAsync([Path] string siren, CancellationToken stop = default);

    /// <summary>Threats and hand-overs that wait for a second person, in the order of their ids.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="rejected">Those that were rejected instead.</param>
    /// <param name="after">Id of the last one of the list before.</param>
    /// <param name="limit">At most 1000, which is the default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/approvals")]
    Task<IReadOnlyList<Approval>> GetApprovalsAsync(
        [Query] string? creditor = null, [Query] bool? rejected = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>A manager agrees. Repeatable; 409 <c>same_person</c> for who asked for the run, <c>withdrawn</c> when it no longer holds.</summary>
    [Post("/approvals/{decision}/approve")]
    Task ApproveAsync([Path] Guid decision, CancellationToken stop = default);

    /// <summary>Agrees to many, each by itself, with a report on each. Role manager.</summary>
    [Post("/approvals/approve")]
    Task<IReadOnlyList<ApprovalReport>> ApproveManyAsync([Body] ApprovalsOrder order, CancellationToken stop = default);

    /// <summary>A manager does not agree. Repeatable; 409 <c>already_decided</c> when it was approved before.</summary>
    [Post("/approvals/{decision}/reject")]
    Task RejectAsync([Path] Guid decision, [Body] Rejection rejection, CancellationToken stop = default);

    /// <summary>Calls to make, in the order of their ids.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="after">Id of the last one of the list before.</param>
    /// <param name="limit">At most 1000, which is the default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/calls")]
    Task<IReadOnlyList<CallToMake>> GetCallsAsync([Query] string? creditor = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>What came of a call. Repeatable; the first outcome stands. 409 <c>call_withdrawn</c> when it is no longer to be made.</summary>
    [Post("/calls/{decision}/outcome")]
    Task ReportCallAsync([Path] Guid decision, [Body] CallReport report, CancellationToken stop = default);
}
