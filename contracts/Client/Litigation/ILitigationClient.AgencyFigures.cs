namespace Recouvrement.Client.Litigation;

// How agencies do: their accounts, their duties, what is to be done about them.
public partial interface ILitigationClient
{
    /// <summary>Duties that the agency broke, in the order they were found.</summary>
    /// <param name="name">In the register.</param>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="kind">As in <see cref="BreachLine"/>.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/agencies/{name}/breaches")]
    Task<IReadOnlyList<BreachLine>> GetBreachesAsync([Path] string name, [Query] string? creditor = null, [Query] string? kind = null, CancellationToken stop = default);

    /// <summary>The account of an agency with each creditor, to the cent.</summary>
    /// <param name="name">In the register.</param>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="on">At the end of this day; now where absent.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/agencies/{name}/ledger")]
    Task<IReadOnlyList<LedgerOfAgency>> GetLedgerAsync([Path] string name, [Query] string? creditor = null, [Query] DateOnly? on = null, CancellationToken stop = default);

    /// <summary>How an agency does: placed, collected, by age, in what time, with what breaches.</summary>
    [Get("/agencies/{name}/scorecard")]
    Task<AgencyScorecard> GetScorecardAsync(
        [Path] string name, [Query(Format = "yyyy-MM-dd")] DateOnly? from = null, [Query(Format = "yyyy-MM-dd")] DateOnly? to = null, CancellationToken stop = default);

    /// <summary>Every claim of an agency.</summary>
    /// <param name="name">In the register.</param>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="status"><c>live</c>, <c>recalled</c> or <c>ended</c>.</param>
    /// <param name="on">At the end of this day; now where absent.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/agencies/{name}/portfolio")]
    Task<IReadOnlyList<PortfolioLine>> GetPortfolioAsync(
        [Path] string name, [Query] string? creditor = null, [Query] string? status = null, [Query] DateOnly? on = null, CancellationToken stop = default);

    /// <summary>What a person has to do about agencies, the oldest first.</summary>
    /// <param name="agency">Name in the register; of this agency only.</param>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/agency-tasks")]
    Task<IReadOnlyList<AgencyTask>> GetAgencyTasksAsync([Query] string? agency = null, [Query] string? creditor = null, CancellationToken stop = default);

    /// <summary>A breach was dealt with; says how.</summary>
    [Post("/agency-tasks/{task}/done")]
    Task CloseAgencyTaskAsync([Path] Guid task, [Body] TaskDone done, CancellationToken stop = default);
}
