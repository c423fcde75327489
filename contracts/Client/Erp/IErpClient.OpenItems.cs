namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>
    /// Sends the complete list of what is open for an entity, for an ERP that cannot send payments: one JSON object a line (NDJSON) with <c>key</c> (the invoice's number), <c>openCents</c> and, where known,
    /// <c>year</c>, <c>customer</c> and <c>currency</c>; or CSV of a declared source of <c>open-item</c>. What vanished from it is settled on its day, unless too much did: then it is refused until a manager
    /// accepts it. Send what was issued before it. Repeatable: the same list again is the same import; an older one than is booked is refused (409).
    /// </summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="drawn">The day whose end it shows (<c>2026-03-02</c>), or the moment it was drawn (<c>2026-03-02T21:30:00Z</c>): then what was issued on that day is left alone.</param>
    /// <param name="content">The list as it is, at most 1 GB and 64 KB a line, read once and not closed.</param>
    /// <param name="source">As it was declared, where it is CSV.</param>
    /// <param name="file">Its name, for the report.</param>
    /// <param name="stop">Cancels.</param>
    [Post("/creditors/{siren}/open-items-snapshots")]
    Task<ImportAccepted> SendOpenItemsAsync(
        [Path] string siren, [Query] string drawn, [Body] Stream content, [Query] string? source = null, [Query] string? file = null, CancellationToken stop = default);

    /// <summary>What came of a list of open items; 404 when there is no such list.</summary>
    [Get("/creditors/{siren}/open-items-snapshots/{id}")]
    Task<OpenItemsList> GetOpenItemsListAsync([Path] string siren, [Path] Guid id, CancellationToken stop = default);

    /// <summary>Lists of open items, the latest sent first.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/open-items-snapshots")]
    Task<Page<OpenItemsList>> GetOpenItemsListsAsync([Path] string siren, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Where a list of open items and what is known differ, invoice by invoice.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="id">Of the list.</param>
    /// <param name="finding">Of this finding only.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/open-items-snapshots/{id}/differences")]
    Task<Page<OpenItemDifference>> GetOpenItemDifferencesAsync(
        [Path] string siren, [Path] Guid id, [Query] string? finding = null, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>A manager says that a refused list is right: what vanished from it is settled. Repeatable.</summary>
    [Post("/creditors/{siren}/open-items-snapshots/{id}/accept")]
    Task AcceptOpenItemsAsync([Path] string siren, [Path] Guid id, [Body] OpenItemsAcceptance acceptance, CancellationToken stop = default);

    /// <summary>Erases why a list was accepted, which may name persons; that it was stays. Needs a manager's key; 404 where there is no such list. Repeatable.</summary>
    [Post("/creditors/{siren}/open-items-snapshots/{id}/accept/reason/erasure")]
    Task EraseOpenItemsReasonAsync([Path] string siren, [Path] Guid id, CancellationToken stop = default);

    /// <summary>A manager sets how much may vanish from one list of open items. Repeatable.</summary>
    [Put("/creditors/{siren}/open-items-threshold")]
    Task PutOpenItemsThresholdAsync([Path] string siren, [Body] OpenItemsThreshold threshold, CancellationToken stop = default);

    /// <summary>How much may vanish from one list of open items.</summary>
    [Get("/creditors/{siren}/open-items-threshold")]
    Task<OpenItemsThreshold> GetOpenItemsThresholdAsync([Path] string siren, CancellationToken stop = default);
}
