namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>What the ERP must post or do, in the order it came: accounting entries, lettering proposals. Nothing is ever inserted before a position that was read.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="after">Position of the last item read, or <c>Next</c> of the page before.</param>
    /// <param name="limit">Items of a page, at most 1000; 100 by default.</param>
    /// <param name="acknowledged">True: done ones only; false: those that wait.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/erp-feed")]
    Task<Page<ErpItem>> GetErpFeedAsync(
        [Path] string siren, [Query] string? after = null, [Query] int? limit = null, [Query] bool? acknowledged = null, CancellationToken stop = default);

    /// <summary>One item of the feed; 404 when there is none.</summary>
    [Get("/creditors/{siren}/erp-feed/{id}")]
    Task<ErpItem> GetErpItemAsync([Path] string siren, [Path] Guid id, CancellationToken stop = default);

    /// <summary>The ERP has done what these items ask. Repeatable; an item that is refused keeps none of the others back.</summary>
    [Post("/creditors/{siren}/erp-feed/acknowledgements")]
    Task<Acknowledgements> AcknowledgeErpItemsAsync([Path] string siren, [Body] DoneItems done, CancellationToken stop = default);

    /// <summary>Says which accounts entries go to from now on. Repeatable.</summary>
    [Put("/creditors/{siren}/ledger-accounts")]
    Task PutLedgerAccountsAsync([Path] string siren, [Body] LedgerAccounts accounts, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>The accounts entries go to, by role.</summary>
    [Get("/creditors/{siren}/ledger-accounts")]
    Task<IReadOnlyList<ChartAccount>> GetLedgerAccountsAsync([Path] string siren, CancellationToken stop = default);
}
