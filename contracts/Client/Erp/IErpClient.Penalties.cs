namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>What the paid invoices of a customer owe for having been late, as it would be billed today.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="number">The ERP's customer number.</param>
    /// <param name="paidFrom">Only invoices that were paid on this day or later, <c>2026-01-01</c>.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/customers/{number}/penalties")]
    Task<PenaltyPreview> GetPenaltiesAsync([Path] string siren, [Path] string number, [Query] string? paidFrom = null, CancellationToken stop = default);

    /// <summary>Bills it on one invoice of a series of its own. Repeatable: what stands on a bill is billed once. 409 <c>not_professional</c> where the customer owes no penalties.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="number">The ERP's customer number.</param>
    /// <param name="billing">Which invoices.</param>
    /// <param name="stop">Cancels.</param>
    [Post("/creditors/{siren}/customers/{number}/penalty-bills")]
    Task<PenaltyBilled> BillPenaltiesAsync([Path] string siren, [Path] string number, [Body] PenaltyBilling billing, CancellationToken stop = default);

    /// <summary>Bills of penalties, by number.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="customer">Of this customer only.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/penalty-bills")]
    Task<Page<PenaltyBill>> GetPenaltyBillsAsync([Path] string siren, [Query] string? customer = null, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>A bill of penalties with the invoices it is for.</summary>
    [Get("/creditors/{siren}/penalty-bills/{number}")]
    Task<PenaltyBill> GetPenaltyBillAsync([Path] string siren, [Path] string number, CancellationToken stop = default);

    /// <summary>Takes a bill of penalties back, by mistake or as a waiver. For managers; repeatable.</summary>
    [Post("/creditors/{siren}/penalty-bills/{number}/cancellation")]
    Task CancelPenaltyBillAsync([Path] string siren, [Path] string number, [Body] PenaltyCancellation cancellation, CancellationToken stop = default);
}
