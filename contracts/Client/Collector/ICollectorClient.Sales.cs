namespace Recouvrement.Client.Collector;

// What sales people are told of threats, and what they object. Lists are in the order of their keys, 100 by default, at most 1000.
public partial interface ICollectorClient
{
    /// <summary>Sales objects to threats until a day; reminders and calls go on. Repeatable; 409 <c>too_many_objections</c> after two in one escalation, <c>no_such_threat</c> and others.</summary>
    [Post("/cases/{id}/sales-objections")]
    Task<SalesObjection> ObjectForSalesAsync([Path] Guid id, [Body] ObjectionToSet objection, CancellationToken stop = default);

    /// <summary>Ends an objection before its day; for managers. Repeatable.</summary>
    [Post("/cases/{id}/sales-objections/{objection}/lift")]
    Task LiftSalesObjectionAsync([Path] Guid id, [Path] Guid objection, CancellationToken stop = default);

    /// <summary>The objections of sales on a case, over or not.</summary>
    [Get("/cases/{id}/sales-objections")]
    Task<IReadOnlyList<SalesObjection>> GetSalesObjectionsOfCaseAsync([Path] Guid id, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Objections of sales that hold today.</summary>
    [Get("/sales-objections")]
    Task<IReadOnlyList<SalesObjection>> GetSalesObjectionsAsync([Query] string? creditor = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>What sales people were told of threats to come, with the objections to each.</summary>
    [Get("/sales-notices")]
    Task<IReadOnlyList<SalesNotice>> GetSalesNoticesAsync(
        [Query] string? salesPerson = null, [Query] string? creditor = null, [Query] bool? open = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);
}
