namespace Recouvrement.Client.Litigation;

// What waits for a second person.
public partial interface ILitigationClient
{
    /// <summary>Proceedings, settlements and write-offs that wait for a second person, the oldest first.</summary>
    [Get("/approvals")]
    Task<IReadOnlyList<WaitingApproval>> GetApprovalsAsync([Query] string? creditor = null, [Query] int? limit = null, CancellationToken stop = default);
}
