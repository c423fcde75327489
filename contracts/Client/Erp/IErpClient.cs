namespace Recouvrement.Client.Erp;

/// <summary>
/// The Invoicing service for an ERP. Everything is put under the ERP's own numbers: sent again with the same content it changes nothing,
/// with another content it corrects, so a call whose answer was lost is sent again as it is. Every call throws <see cref="ProblemException"/> when refused.
/// <c>ifMatch</c> is the <c>ETag</c> of what was read: 412 when it has changed since; null overwrites.
/// </summary>
public partial interface IErpClient
{
    /// <summary>Registers a creditor entity, or changes its letterhead. Repeatable.</summary>
    /// <param name="siren">Its nine digits.</param>
    /// <param name="letterhead">The whole of it.</param>
    /// <param name="ifMatch">See above.</param>
    /// <param name="stop">Cancels.</param>
    [Put("/creditors/{siren}")]
    Task PutCreditorAsync([Path] string siren, [Body] Letterhead letterhead, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>All creditor entities.</summary>
    [Get("/creditors")]
    Task<IReadOnlyList<Creditor>> GetCreditorsAsync(CancellationToken stop = default);

    /// <summary>A creditor entity; 404 when it is not registered.</summary>
    [Get("/creditors/{siren}")]
    Task<Creditor> GetCreditorAsync([Path] string siren, CancellationToken stop = default);

    /// <summary>Says up to which day the bank movements are known; without it no threat goes out. Repeatable; an earlier day than before changes nothing.</summary>
    [Put("/creditors/{siren}/bank-feed")]
    Task PutBankFeedAsync([Path] string siren, [Body] BankFeed feed, CancellationToken stop = default);

    /// <summary>Registers a customer account, or changes it. Repeatable.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="number">The ERP's customer number.</param>
    /// <param name="customer">The whole of it; contacts left out stay as they are.</param>
    /// <param name="ifMatch">See above.</param>
    /// <param name="stop">Cancels.</param>
    [Put("/creditors/{siren}/customers/{number}")]
    Task PutCustomerAsync([Path] string siren, [Path] string number, [Body] Customer customer, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Customer accounts by number, without their contacts.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/customers")]
    Task<Page<CustomerAccount>> GetCustomersAsync([Path] string siren, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>A customer account with its contacts; 404 when there is none.</summary>
    [Get("/creditors/{siren}/customers/{number}")]
    Task<CustomerAccount> GetCustomerAsync([Path] string siren, [Path] string number, CancellationToken stop = default);

    /// <summary>What is open on a customer account: invoices, payments, credit notes.</summary>
    [Get("/creditors/{siren}/customers/{number}/open-items")]
    Task<IReadOnlyList<OpenItem>> GetOpenItemsAsync([Path] string siren, [Path] string number, CancellationToken stop = default);

    /// <summary>What stands on each customer account, by customer number.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="currency">ISO 4217; EUR by default. Amounts of other currencies are not in the answer.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/accounts")]
    Task<Page<AccountBalance>> GetAccountsAsync([Path] string siren, [Query] string? after = null, [Query] int? limit = null, [Query] string? currency = null, CancellationToken stop = default);

    /// <summary>The sums over all accounts in one currency, EUR by default.</summary>
    [Get("/creditors/{siren}/totals")]
    Task<Totals> GetTotalsAsync([Path] string siren, [Query] string? currency = null, CancellationToken stop = default);
}
