namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>The aged balance of an entity at the end of a day, in pages; the same address with <c>format=csv</c> gives all of it as CSV.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="on">The day, <c>2026-06-30</c>; today by default.</param>
    /// <param name="by"><c>debtor</c> (by default), <c>sales_person</c> or <c>segment</c>.</param>
    /// <param name="buckets">Limits of the ranges in days; <c>30,60,90</c> by default.</param>
    /// <param name="basis">Age from the <c>due</c> date (by default) or from the date of <c>issue</c>.</param>
    /// <param name="allocations"><c>all</c> (by default), or <c>lettered</c>: what only the rules allocated counts as open, and credits have an age too.</param>
    /// <param name="currency">ISO 4217; EUR by default.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/figures/aged-balance")]
    Task<AgedBalance> GetAgedBalanceAsync(
        [Path] string siren, [Query] string? on = null, [Query] string? by = null, [Query] string? buckets = null, [Query] string? basis = null, [Query] string? allocations = null,
        [Query] string? currency = null, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);
}
