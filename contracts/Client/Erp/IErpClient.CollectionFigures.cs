namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>DSO (classic, by counting back, best possible), collection effectiveness and days from delivery to invoice at the end of a day.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="on">The day, <c>2026-06-30</c>; today by default.</param>
    /// <param name="days">Days of the period that ends then, 1 to 366; 90 by default.</param>
    /// <param name="by"><c>entity</c> (by default), <c>debtor</c>, <c>sales_person</c> or <c>segment</c>.</param>
    /// <param name="customer">Only this customer.</param>
    /// <param name="salesPerson">Only the customers of this sales person.</param>
    /// <param name="segment">Only the customers of this segment.</param>
    /// <param name="currency">ISO 4217; EUR by default.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="through">The last sequence of an earlier answer's events: what was recorded since is left out.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/figures/collection")]
    Task<CollectionFigures> GetCollectionFiguresAsync(
        [Path] string siren, [Query] string? on = null, [Query] int? days = null, [Query] string? by = null, [Query] string? customer = null, [Query] string? salesPerson = null, [Query] string? segment = null,
        [Query] string? currency = null, [Query] string? after = null, [Query] int? limit = null, [Query] long? through = null, CancellationToken stop = default);

    /// <summary>What is at risk at the end of a day, against what is insured and against credit limits.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="on">The day; today by default.</param>
    /// <param name="by"><c>debtor</c> (by default), <c>group</c>, <c>entity</c>, <c>sales_person</c> or <c>segment</c>.</param>
    /// <param name="customer">Only this customer.</param>
    /// <param name="salesPerson">Only the customers of this sales person.</param>
    /// <param name="segment">Only the customers of this segment.</param>
    /// <param name="currency">ISO 4217; EUR by default.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/figures/exposure")]
    Task<Exposure> GetExposureAsync(
        [Path] string siren, [Query] string? on = null, [Query] string? by = null, [Query] string? customer = null, [Query] string? salesPerson = null, [Query] string? segment = null,
        [Query] string? currency = null, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);
}
