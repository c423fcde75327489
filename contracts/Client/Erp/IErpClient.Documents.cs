namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>Books an invoice, or corrects it; its key is the number and the year of issue. Payments that wait for it are set against it. Repeatable.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="number">The ERP's invoice number.</param>
    /// <param name="invoice">The whole of it; its customer must be there: 409 <c>customer_unknown</c> otherwise.</param>
    /// <param name="ifMatch">The <c>ETag</c> of what was read, or null.</param>
    /// <param name="stop">Cancels.</param>
    [Put("/creditors/{siren}/invoices/{number}")]
    Task PutInvoiceAsync([Path] string siren, [Path] string number, [Body] Invoice invoice, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Invoices by number and year, without allocations and disputes.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="customer">Of this customer only.</param>
    /// <param name="open">With something owed only.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/invoices")]
    Task<Page<BookedInvoice>> GetInvoicesAsync(
        [Path] string siren, [Query] string? customer = null, [Query] bool? open = null, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>An invoice with what was set against it; 404 when there is none.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="number">The ERP's invoice number.</param>
    /// <param name="year">Of issue; needed where several years have the number (422 says so).</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/invoices/{number}")]
    Task<BookedInvoice> GetInvoiceAsync([Path] string siren, [Path] string number, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>A person vouches for the dates of an opening entry: it may be dunned from now on. Repeatable.</summary>
    [Post("/creditors/{siren}/invoices/{number}/date-confirmation")]
    Task ConfirmDatesAsync([Path] string siren, [Path] string number, [Body] ConfirmedDates dates, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>Books a credit note, or corrects it; its key is the number and the year of issue. It may come before its invoice. Repeatable.</summary>
    [Put("/creditors/{siren}/credit-notes/{number}")]
    Task PutCreditNoteAsync([Path] string siren, [Path] string number, [Body] CreditNote creditNote, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>A credit note and where it went; 404 when there is none.</summary>
    [Get("/creditors/{siren}/credit-notes/{number}")]
    Task<BookedCredit> GetCreditNoteAsync([Path] string siren, [Path] string number, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>Books a payment, or corrects it: dunning of what it settles stops at once. It may come before its invoice. Repeatable.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="reference">The ERP's reference of the payment, once per entity.</param>
    /// <param name="payment">The whole of it.</param>
    /// <param name="ifMatch">The <c>ETag</c> of what was read, or null.</param>
    /// <param name="stop">Cancels.</param>
    [Put("/creditors/{siren}/payments/{reference}")]
    Task PutPaymentAsync([Path] string siren, [Path] string reference, [Body] Payment payment, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>A payment and where it went; 404 when there is none.</summary>
    [Get("/creditors/{siren}/payments/{reference}")]
    Task<BookedCredit> GetPaymentAsync([Path] string siren, [Path] string reference, CancellationToken stop = default);

    /// <summary>
    /// Tells what the payer of a payment kept back, whoever told the payment: a remittance advice comes beside money that the bank's statement tells. Each is contested on its invoice; 409
    /// <c>payment_reversed</c> where the payment came back, 404 where there is none. Repeatable.
    /// </summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="reference">Of the payment.</param>
    /// <param name="deductions">All of them; an empty list says that nothing was kept back.</param>
    /// <param name="ifMatch">The <c>ETag</c> of what was read, or null.</param>
    /// <param name="stop">Cancels.</param>
    [Put("/creditors/{siren}/payments/{reference}/deductions")]
    Task PutDeductionsAsync([Path] string siren, [Path] string reference, [Body] PaymentDeductions deductions, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>A payment came back: its invoices are owed again. Repeatable.</summary>
    [Post("/creditors/{siren}/payments/{reference}/reversal")]
    Task ReversePaymentAsync([Path] string siren, [Path] string reference, [Body] Reversal reversal, CancellationToken stop = default);

    /// <summary>What was received between two days, both included.</summary>
    [Get("/creditors/{siren}/payments/summary")]
    Task<PaymentsSummary> GetPaymentsSummaryAsync(
        [Path] string siren, [Query(Format = "yyyy-MM-dd")] DateOnly from, [Query(Format = "yyyy-MM-dd")] DateOnly until, [Query] string? currency = null, CancellationToken stop = default);
}
