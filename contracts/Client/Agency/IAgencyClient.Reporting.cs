namespace Recouvrement.Client.Agency;

// What an agency reports beside acts and money; each is repeatable with its reference.
public partial interface IAgencyClient
{
    /// <summary>The agency does not take the claims on: the mandate ends, and they wait for another agency.</summary>
    [Post("/agency/placements/{placement}/refusal")]
    Task RefuseAsync([Path] Guid placement, [Body] RefusalGiven refusal, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);

    /// <summary>The agency has gone on to the next phase; without the green light it needs, that is a breach.</summary>
    [Post("/agency/placements/{placement}/phase")]
    Task ReportPhaseAsync([Path] Guid placement, [Body] PhaseGiven phase, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);

    /// <summary>The debtor promised the agency to pay.</summary>
    [Post("/agency/placements/{placement}/promises")]
    Task ReportPromiseAsync([Path] Guid placement, [Body] PromiseGiven promise, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);

    /// <summary>The agency and the debtor agreed on a plan.</summary>
    [Post("/agency/placements/{placement}/plans")]
    Task ReportPlanAsync([Path] Guid placement, [Body] PlanGiven plan, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);

    /// <summary>The debtor contests a claim, or a part of it.</summary>
    [Post("/agency/placements/{placement}/disputes")]
    Task ReportDisputeAsync([Path] Guid placement, [Body] DisputeGiven dispute, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);

    /// <summary>The debtor is insolvent, not at its address, or has given up.</summary>
    [Post("/agency/placements/{placement}/findings")]
    Task ReportFindingAsync([Path] Guid placement, [Body] FindingGiven finding, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);

    /// <summary>The debtor has its receipt for a collection (CPCE R124-6).</summary>
    [Post("/agency/placements/{placement}/receipts")]
    Task ReportReceiptAsync([Path] Guid placement, [Body] ReceiptGiven receipt, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);

    /// <summary>The agency closes the placement; money that still comes in is reported all the same.</summary>
    [Post("/agency/placements/{placement}/closure")]
    Task CloseAsync([Path] Guid placement, [Body] ClosureGiven closure, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);
}
