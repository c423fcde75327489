namespace Recouvrement.Client.Agency;

// Transfers and fees, for many placements at once.
public partial interface IAgencyClient
{
    /// <summary>The agency has made a transfer to a creditor; the same reference again does nothing more.</summary>
    [Post("/agency/remittances")]
    Task ReportRemittanceAsync([Body] RemittanceGiven remittance, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);

    /// <summary>The agency has invoiced its fees to a creditor; the same reference again does nothing more.</summary>
    [Post("/agency/fee-invoices")]
    Task ReportFeeInvoiceAsync([Body] FeeInvoiceGiven invoice, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken stop = default);
}
