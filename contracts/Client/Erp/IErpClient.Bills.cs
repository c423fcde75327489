namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>
    /// Records a bill of exchange, or corrects an open one; an accepted one holds its invoices until three banking days after its maturity. 409 <c>invoice_unknown</c>,
    /// <c>invoice_of_other_customer</c>, <c>invoice_exceeded</c>, <c>bill_exceeded</c> or <c>bill_closed</c>. Repeatable.
    /// </summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="number">The ERP's number of the bill.</param>
    /// <param name="bill">The whole of it.</param>
    /// <param name="ifMatch">See above.</param>
    /// <param name="stop">Cancels.</param>
    [Put("/creditors/{siren}/bills/{number}")]
    Task PutBillAsync([Path] string siren, [Path] string number, [Body] Bill bill, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Says that the debtor's bank paid a bill; the payment itself is sent as any other. Repeatable.</summary>
    [Post("/creditors/{siren}/bills/{number}/paid")]
    Task PayBillAsync([Path] string siren, [Path] string number, [Body] BillPaid paid, CancellationToken stop = default);

    /// <summary>Says that a bill came back unpaid: its invoices are dunned again. Repeatable.</summary>
    [Post("/creditors/{siren}/bills/{number}/unpaid")]
    Task ReturnBillAsync([Path] string siren, [Path] string number, [Body] BillUnpaid unpaid, CancellationToken stop = default);

    /// <summary>Takes an open bill back. Repeatable.</summary>
    [Post("/creditors/{siren}/bills/{number}/cancellation")]
    Task CancelBillAsync([Path] string siren, [Path] string number, CancellationToken stop = default);

    /// <summary>A bill of exchange; 404 when there is none.</summary>
    [Get("/creditors/{siren}/bills/{number}")]
    Task<RecordedBill> GetBillAsync([Path] string siren, [Path] string number, CancellationToken stop = default);

    /// <summary>Bills of exchange, by maturity.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="customer">Of this customer only.</param>
    /// <param name="open">True leaves out those that are closed.</param>
    /// <param name="maturesFrom">Maturing on this day or later.</param>
    /// <param name="maturesUntil">Maturing on this day or before.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/bills")]
    Task<Page<RecordedBill>> GetBillsAsync(
        [Path] string siren, [Query] string? customer = null, [Query] bool? open = null, [Query] DateOnly? maturesFrom = null, [Query] DateOnly? maturesUntil = null, [Query] string? after = null,
        [Query] int? limit = null, CancellationToken stop = default);
}
