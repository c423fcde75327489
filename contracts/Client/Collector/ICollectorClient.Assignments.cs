namespace Recouvrement.Client.Collector;

// Claims that an agency works on in the creditor's name while they are dunned. Lists are in the order of their keys, 100 by default, at most 1000.
public partial interface ICollectorClient
{
    /// <summary>Gives claims of a case to an agency under a white-label mandate. Repeatable; role manager. 409 <c>not_live</c>, <c>assigned_already</c> and others; without such a mandate the claims come back at once, with the reason.</summary>
    [Post("/cases/{id}/assignments")]
    Task<WhiteLabelAssignment> AssignAsync([Path] Guid id, [Body] AssignmentToMake assignment, CancellationToken stop = default);

    /// <summary>Gives the overdue claims of many cases to an agency, and says of each what came of it. Repeatable; role manager.</summary>
    [Post("/assignments")]
    Task<IReadOnlyList<AssignmentReport>> AssignManyAsync([Body] AssignmentsToMake assignments, CancellationToken stop = default);

    /// <summary>The agency is to stop before its last day. Repeatable; role manager.</summary>
    [Post("/cases/{id}/assignments/{assignment}/end")]
    Task EndAssignmentAsync([Path] Guid id, [Path] Guid assignment, CancellationToken stop = default);

    /// <summary>The assignments of a case, over or not.</summary>
    [Get("/cases/{id}/assignments")]
    Task<IReadOnlyList<WhiteLabelAssignment>> GetAssignmentsOfCaseAsync([Path] Guid id, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Assignments that last.</summary>
    [Get("/assignments")]
    Task<IReadOnlyList<WhiteLabelAssignment>> GetAssignmentsAsync([Query] string? creditor = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);
}
