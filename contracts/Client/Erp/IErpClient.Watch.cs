namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>Watches a customer for insolvency, whether or not anything is open with it. Repeatable.</summary>
    [Post("/creditors/{siren}/customers/{number}/watch")]
    Task WatchCustomerAsync([Path] string siren, [Path] string number, CancellationToken stop = default);

    /// <summary>Watches a customer no more, whatever is open with it. Repeatable.</summary>
    [Post("/creditors/{siren}/customers/{number}/unwatch")]
    Task UnwatchCustomerAsync([Path] string siren, [Path] string number, CancellationToken stop = default);

    /// <summary>Forgets the choice: a customer is watched while an invoice or an order is open with it. Repeatable.</summary>
    [Delete("/creditors/{siren}/customers/{number}/watch")]
    Task ForgetWatchChoiceAsync([Path] string siren, [Path] string number, CancellationToken stop = default);

    /// <summary>Customers that are watched, why, when each source was last asked and will be next, and what failed.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="failing">Those only of which a source did not answer when it was last asked.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/watched-customers")]
    Task<Page<WatchedCustomer>> GetWatchedCustomersAsync([Path] string siren, [Query] bool? failing = null, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>What the official gazette announced of customers, the oldest first.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="waiting">Those only that wait for a person.</param>
    /// <param name="overseas">The creditor is outside metropolitan France and has two months more to declare.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/insolvency-signals")]
    Task<Page<InsolvencySignal>> GetInsolvencySignalsAsync([Path] string siren, [Query] bool? waiting = null, [Query] bool? overseas = null, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>
    /// A collector or manager takes an announcement for right: proceedings are noted, converted or closed by it. 409 <c>kind_unknown</c> or <c>judgment_unknown</c> where it does not say
    /// what the confirmation then must. Repeatable.
    /// </summary>
    [Post("/creditors/{siren}/customers/{number}/insolvency-signals/{id}/confirmation")]
    Task ConfirmInsolvencySignalAsync([Path] string siren, [Path] string number, [Path] string id, [Body] SignalConfirmation confirmation, CancellationToken stop = default);

    /// <summary>A collector or manager sets an announcement aside. Repeatable.</summary>
    [Post("/creditors/{siren}/customers/{number}/insolvency-signals/{id}/dismissal")]
    Task DismissInsolvencySignalAsync([Path] string siren, [Path] string number, [Path] string id, [Body] SignalDismissal dismissal, CancellationToken stop = default);
}
