namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>Notes an assessment of a customer's credit, or corrects it. Repeatable.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="number">The ERP's customer number.</param>
    /// <param name="reference">The sender's own.</param>
    /// <param name="assessment">The whole of it.</param>
    /// <param name="ifMatch">The <c>ETag</c> of the credit file that was read, or null.</param>
    /// <param name="stop">Cancels.</param>
    [Put("/creditors/{siren}/customers/{number}/credit/assessments/{reference}")]
    Task PutAssessmentAsync([Path] string siren, [Path] string number, [Path] string reference, [Body] Assessment assessment, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Sets a credit limit, or changes it; of several in force the one that began last holds. Repeatable.</summary>
    [Put("/creditors/{siren}/customers/{number}/credit/limits/{reference}")]
    Task PutCreditLimitAsync([Path] string siren, [Path] string number, [Path] string reference, [Body] CreditLimit limit, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Notes what a credit insurer covers, with the deadlines of its policy. Repeatable.</summary>
    [Put("/creditors/{siren}/customers/{number}/credit/covers/{policy}")]
    Task PutCoverAsync([Path] string siren, [Path] string number, [Path] string policy, [Body] Cover cover, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Notes that the insurer allows a later due date than its policy. Repeatable.</summary>
    [Put("/creditors/{siren}/customers/{number}/credit/extension-consents/{reference}")]
    Task PutExtensionConsentAsync(
        [Path] string siren, [Path] string number, [Path] string reference, [Body] ExtensionConsent consent, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Notes a signal from the field, or corrects it. Repeatable.</summary>
    [Put("/creditors/{siren}/customers/{number}/credit/signals/{reference}")]
    Task PutFieldSignalAsync([Path] string siren, [Path] string number, [Path] string reference, [Body] FieldSignal signal, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Erases the words of a signal; that there was one stays. Repeatable.</summary>
    [Delete("/creditors/{siren}/customers/{number}/credit/signals/{reference}/note")]
    Task EraseSignalNoteAsync([Path] string siren, [Path] string number, [Path] string reference, CancellationToken stop = default);

    /// <summary>Says when a customer was founded. Repeatable.</summary>
    [Put("/creditors/{siren}/customers/{number}/credit/founding")]
    Task PutFoundingAsync([Path] string siren, [Path] string number, [Body] Founding founding, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>The credit file of a customer with what is in force today; 404 when nothing was ever said.</summary>
    [Get("/creditors/{siren}/customers/{number}/credit")]
    Task<CreditFile> GetCreditFileAsync([Path] string siren, [Path] string number, CancellationToken stop = default);

    /// <summary>By which day each open insured invoice is to be declared or handed over, and how far a plan may go; by number and year.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="customer">Of this customer only.</param>
    /// <param name="extendTo">Last day of a plan: each row then says whether it needs the insurer's consent.</param>
    /// <param name="after"><c>Next</c> of the page before.</param>
    /// <param name="limit">Rows of a page, at most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/insurance-deadlines")]
    Task<Page<InsuranceDeadline>> GetInsuranceDeadlinesAsync(
        [Path] string siren, [Query] string? customer = null, [Query(Format = "yyyy-MM-dd")] DateOnly? extendTo = null, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Says which orders, deliveries and quotes an invoice comes from: it inherits their documents. What is left out is not linked. Repeatable.</summary>
    [Put("/creditors/{siren}/invoices/{number}/links")]
    Task PutInvoiceLinksAsync([Path] string siren, [Path] string number, [Body] InvoiceLinks links, [Query] int? year = null, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Says which quotes an order comes from. Repeatable.</summary>
    [Put("/creditors/{siren}/orders/{number}/links")]
    Task PutOrderLinksAsync([Path] string siren, [Path] string number, [Body] OrderLinks links, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);
}
