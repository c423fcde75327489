namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>Says that a bank account is the entity's: its statements are booked for it. Repeatable; 409 when it is another entity's.</summary>
    [Put("/creditors/{siren}/bank-accounts/{iban}")]
    Task PutBankAccountAsync([Path] string siren, [Path] string iban, CancellationToken stop = default);

    /// <summary>Says that a bank account is closed: its statements are awaited no more. Repeatable; 409 while files of the entity are being booked.</summary>
    [Delete("/creditors/{siren}/bank-accounts/{iban}")]
    Task DeleteBankAccountAsync([Path] string siren, [Path] string iban, CancellationToken stop = default);

    /// <summary>The entity's bank accounts.</summary>
    [Get("/creditors/{siren}/bank-accounts")]
    Task<IReadOnlyList<BankAccount>> GetBankAccountsAsync([Path] string siren, CancellationToken stop = default);

    /// <summary>Says which source tells what customers paid, so that nothing is counted twice. Repeatable; 409 while files of the entity are being booked.</summary>
    [Put("/creditors/{siren}/allocation-master")]
    Task PutAllocationMasterAsync([Path] string siren, [Body] ChosenMaster master, CancellationToken stop = default);

    /// <summary>
    /// Imports a bank statement or notification (camt.053, camt.054). The entities are found by their bank accounts, the balances are checked; a file that lies is refused as a whole.
    /// Booked in the background: ask for the report of each import. Repeatable: a movement is booked once, whatever files tell it.
    /// </summary>
    /// <param name="content">The file as it is, at most 32 MB, read once and not closed.</param>
    /// <param name="file">Its name, for the report.</param>
    /// <param name="stop">Cancels.</param>
    [Post("/bank-statements")]
    Task<BankStatementsAccepted> ImportBankStatementAsync([Body] Stream content, [Query] string? file = null, CancellationToken stop = default);

    /// <summary>Bank movements, the oldest first.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="status"><c>unmatched</c> (with proposals), <c>assigned</c>, <c>returned</c>, <c>dismissed</c> or <c>compared</c>; all where null.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/bank-movements")]
    Task<Page<BankMovement>> GetBankMovementsAsync([Path] string siren, [Query] string? status = null, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>A bank movement; 404 when there is none.</summary>
    [Get("/creditors/{siren}/bank-movements/{key}")]
    Task<BankMovement> GetBankMovementAsync([Path] string siren, [Path] string key, CancellationToken stop = default);

    /// <summary>A bank movement is a payment of this customer. Repeatable; 409 when it is another's.</summary>
    [Post("/creditors/{siren}/bank-movements/{key}/assignment")]
    Task AssignCashAsync([Path] string siren, [Path] string key, [Body] CashAssignment assignment, CancellationToken stop = default);

    /// <summary>A bank movement was assigned wrongly: its payment is undone, and it waits again. Repeatable.</summary>
    [Post("/creditors/{siren}/bank-movements/{key}/release")]
    Task ReleaseCashAsync([Path] string siren, [Path] string key, CancellationToken stop = default);

    /// <summary>A bank movement is no customer's money. Repeatable.</summary>
    [Post("/creditors/{siren}/bank-movements/{key}/dismissal")]
    Task DismissCashAsync([Path] string siren, [Path] string key, [Body] CashDismissal dismissal, CancellationToken stop = default);

    /// <summary>A debit took this payment back: its invoices are owed again. Repeatable.</summary>
    [Post("/creditors/{siren}/bank-movements/{key}/return")]
    Task ReturnPaymentAsync([Path] string siren, [Path] string key, [Body] CashReturn payment, CancellationToken stop = default);

    /// <summary>Where the bank's statements and the ERP's payments differ between two days, both included, a year at most.</summary>
    [Get("/creditors/{siren}/cash-comparison")]
    Task<CashComparison> GetCashComparisonAsync([Path] string siren, [Query] DateOnly from, [Query] DateOnly until, CancellationToken stop = default);

    /// <summary>What collection agencies hold of the entity's money, and which of their transfers the bank has shown.</summary>
    [Get("/creditors/{siren}/agency-account")]
    Task<AgencyAccount> GetAgencyAccountAsync([Path] string siren, CancellationToken stop = default);
}
