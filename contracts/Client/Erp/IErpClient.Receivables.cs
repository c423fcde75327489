namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>Keeps an invoice from being dunned, to the end of a day or until that is lifted. Repeatable.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="number">The ERP's invoice number.</param>
    /// <param name="hold">The caller's own reference of the hold, such as <c>einvoice:210</c>.</param>
    /// <param name="held">Why, and how long.</param>
    /// <param name="year">Of the invoice, where several years have its number.</param>
    /// <param name="stop">Cancels.</param>
    [Put("/creditors/{siren}/invoices/{number}/holds/{hold}")]
    Task PutHoldAsync([Path] string siren, [Path] string number, [Path] string hold, [Body] Hold held, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>Lifts what held an invoice; 409 <c>hold_unknown</c> where nothing ever did under this reference. Repeatable.</summary>
    [Post("/creditors/{siren}/invoices/{number}/holds/{hold}/lift")]
    Task LiftHoldAsync([Path] string siren, [Path] string number, [Path] string hold, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>What somebody of the company should look at, the oldest first.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="kind">Of this kind only.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/alerts")]
    Task<Page<Alert>> GetAlertsAsync([Path] string siren, [Query] string? kind = null, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);
}
