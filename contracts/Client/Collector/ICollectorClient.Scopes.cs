namespace Recouvrement.Client.Collector;

// Who sees which cases. A case beyond the scope of a key is not there for it (404); what needs an entity as a whole is refused (403, beyond_scope).
public partial interface ICollectorClient
{
    /// <summary>Limits a user to the cases of entities, regions and sales people, from its next request on; empty, it sees all again. Role manager; 409 <c>own_scope</c>, 403 <c>beyond_scope</c>.</summary>
    [Put("/users/{name}/scope")]
    Task PutScopeAsync([Path] string name, [Body] ScopeAsked asked, CancellationToken stop = default);

    /// <summary>A user sees all cases again. Role manager.</summary>
    [Delete("/users/{name}/scope")]
    Task DeleteScopeAsync([Path] string name, CancellationToken stop = default);

    /// <summary>Users that are limited, and to what, by name. Role manager.</summary>
    /// <param name="after">Name of the last one of the list before.</param>
    /// <param name="limit">At most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/users/scopes")]
    Task<IReadOnlyList<ScopeOfUser>> GetScopesAsync([Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);
}
