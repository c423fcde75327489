namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>Records that a debtor contests an invoice or a part of it: that is not claimed until the dispute has ended. Repeatable.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="number">The ERP's invoice number.</param>
    /// <param name="dispute">The ERP's own reference of the dispute.</param>
    /// <param name="contested">What is contested, and who deals with it.</param>
    /// <param name="year">Of the invoice, where several years have its number.</param>
    /// <param name="stop">Cancels.</param>
    [Put("/creditors/{siren}/invoices/{number}/disputes/{dispute}")]
    Task PutDisputeAsync([Path] string siren, [Path] string number, [Path] string dispute, [Body] Dispute contested, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>Ends a dispute. Repeatable with the same outcome.</summary>
    [Post("/creditors/{siren}/invoices/{number}/disputes/{dispute}/resolution")]
    Task ResolveDisputeAsync([Path] string siren, [Path] string number, [Path] string dispute, [Body] Resolution resolution, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>Disputes, by invoice.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="closed">Those that have ended, in place of the open ones.</param>
    /// <param name="late">Open ones past their deadline only.</param>
    /// <param name="owner">Of this owner only.</param>
    /// <param name="department">Laid to this department only.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="deductions">What payers kept back only.</param>
    /// <param name="customer">Of this customer only.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/disputes")]
    Task<Page<ListedDispute>> GetDisputesAsync(
        [Path] string siren, [Query] bool? closed = null, [Query] bool? late = null, [Query] string? owner = null, [Query] string? department = null, [Query] string? after = null,
        [Query] int? limit = null, [Query] bool? deductions = null, [Query] string? customer = null, CancellationToken stop = default);

    /// <summary>What customers keep back of invoices and nobody has judged, by customer and reason.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="customer">Of this customer only.</param>
    /// <param name="currency">ISO 4217; EUR by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/deductions")]
    Task<OpenDeductions> GetDeductionsAsync([Path] string siren, [Query] string? customer = null, [Query] string? currency = null, CancellationToken stop = default);

    /// <summary>Disputes opened in a period, and what is unpaid for the same cause now.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="from">First day, as <c>yyyy-MM-dd</c>.</param>
    /// <param name="until">Last day.</param>
    /// <param name="by"><c>cause</c> (by default), <c>department</c> or <c>sales_person</c>.</param>
    /// <param name="currency">ISO 4217; EUR by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/dispute-statistics")]
    Task<IReadOnlyList<DisputeStatistic>> GetDisputeStatisticsAsync(
        [Path] string siren, [Query(Format = "yyyy-MM-dd")] DateOnly from, [Query(Format = "yyyy-MM-dd")] DateOnly until, [Query] string? by = null, [Query] string? currency = null, CancellationToken stop = default);

    /// <summary>Says why an invoice is not paid, and whose fault that is. Repeatable.</summary>
    [Put("/creditors/{siren}/invoices/{number}/cause")]
    Task PutCauseAsync([Path] string siren, [Path] string number, [Body] UnpaidCause cause, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>The causes of non-payment that are told apart.</summary>
    [Get("/non-payment-causes")]
    Task<IReadOnlyList<NonPaymentCause>> GetNonPaymentCausesAsync(CancellationToken stop = default);
}
