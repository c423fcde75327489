namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>Registers a version of the general terms with its clauses; once in force it never changes. Repeatable.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="version">The entity's own name of it.</param>
    /// <param name="terms">The whole of it.</param>
    /// <param name="ifMatch">The <c>ETag</c> that was read, or null.</param>
    /// <param name="stop">Cancels.</param>
    [Put("/creditors/{siren}/general-terms/{version}")]
    Task PutGeneralTermsAsync([Path] string siren, [Path] string version, [Body] GeneralTerms terms, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>All versions of the general terms, the latest first.</summary>
    [Get("/creditors/{siren}/general-terms")]
    Task<IReadOnlyList<RegisteredTerms>> GetGeneralTermsAsync([Path] string siren, CancellationToken stop = default);

    /// <summary>Notes that a customer accepted general terms: by which document, when and by whom. Repeatable.</summary>
    [Put("/creditors/{siren}/customers/{number}/terms-acceptances/{reference}")]
    Task PutTermsAcceptanceAsync(
        [Path] string siren, [Path] string number, [Path] string reference, [Body] TermsAcceptance acceptance, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Takes an acceptance back that was noted in error. Repeatable.</summary>
    [Delete("/creditors/{siren}/customers/{number}/terms-acceptances/{reference}")]
    Task WithdrawTermsAcceptanceAsync([Path] string siren, [Path] string number, [Path] string reference, CancellationToken stop = default);

    /// <summary>A manager erases who accepted; 409 <c>claim_open</c> while a claim is open. Repeatable.</summary>
    [Post("/creditors/{siren}/customers/{number}/terms-acceptances/{reference}/signer/erasure")]
    Task EraseTermsSignerAsync([Path] string siren, [Path] string number, [Path] string reference, [Body] Erasure erasure, CancellationToken stop = default);

    /// <summary>Which general terms a customer has accepted, the latest first.</summary>
    [Get("/creditors/{siren}/customers/{number}/terms-acceptances")]
    Task<IReadOnlyList<ProvenAcceptance>> GetTermsAcceptancesAsync([Path] string siren, [Path] string number, CancellationToken stop = default);

    /// <summary>Which general terms hold for an invoice, with the acceptance that proves it.</summary>
    [Get("/creditors/{siren}/invoices/{number}/terms")]
    Task<TermsOfInvoice> GetTermsOfInvoiceAsync([Path] string siren, [Path] string number, [Query] int? year = null, CancellationToken stop = default);
}
