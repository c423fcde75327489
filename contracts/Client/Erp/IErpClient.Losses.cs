namespace Recouvrement.Client.Erp;

public partial interface IErpClient
{
    /// <summary>Classifies a debt as doubtful: the feed asks for 416/411. Repeatable.</summary>
    [Put("/creditors/{siren}/invoices/{number}/doubt")]
    Task PutDoubtAsync([Path] string siren, [Path] string number, [Body] Doubt doubt, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>Trusts a doubtful debt again. Repeatable.</summary>
    [Post("/creditors/{siren}/invoices/{number}/doubt/end")]
    Task EndDoubtAsync([Path] string siren, [Path] string number, [Body] FromDay from, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>Sets the impairment of a doubtful debt. Repeatable.</summary>
    [Put("/creditors/{siren}/invoices/{number}/impairment")]
    Task PutImpairmentAsync([Path] string siren, [Path] string number, [Body] Impairment impairment, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>Says by what a debt is known never to be paid. Repeatable.</summary>
    [Put("/creditors/{siren}/invoices/{number}/irrecoverability")]
    Task PutIrrecoverabilityAsync([Path] string siren, [Path] string number, [Body] Irrecoverability evidence, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>Says that the duplicate with the mention of article 272 CGI went out. Repeatable.</summary>
    [Put("/creditors/{siren}/invoices/{number}/rectifying-invoice")]
    Task PutRectifyingInvoiceAsync([Path] string siren, [Path] string number, [Body] RectifyingInvoice rectifying, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>Writes a debt off; 409 with the name of what the law still asks for where VAT is to be claimed back. Repeatable.</summary>
    [Put("/creditors/{siren}/invoices/{number}/write-offs/{reference}")]
    Task PutWriteOffAsync([Path] string siren, [Path] string number, [Path] string reference, [Body] WriteOff writeOff, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>Takes a write-off back that was a mistake. Repeatable.</summary>
    [Post("/creditors/{siren}/invoices/{number}/write-offs/{reference}/take-back")]
    Task TakeWriteOffBackAsync([Path] string siren, [Path] string number, [Path] string reference, [Body] FromDay from, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>Claims the VAT of an earlier write-off back. Repeatable.</summary>
    [Post("/creditors/{siren}/invoices/{number}/write-offs/{reference}/vat-claim")]
    Task ClaimVatAsync([Path] string siren, [Path] string number, [Path] string reference, [Body] FromDay from, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>Says that money came in on a debt that was written off; the payment is sent as any other. Repeatable.</summary>
    [Put("/creditors/{siren}/invoices/{number}/recoveries/{reference}")]
    Task PutRecoveryAsync([Path] string siren, [Path] string number, [Path] string reference, [Body] Recovery recovery, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>What is doubted, proved and lost of an invoice.</summary>
    [Get("/creditors/{siren}/invoices/{number}/loss")]
    Task<Loss> GetLossAsync([Path] string siren, [Path] string number, [Query] int? year = null, CancellationToken stop = default);

    /// <summary>Invoices that are doubtful or written off, by number.</summary>
    [Get("/creditors/{siren}/losses")]
    Task<Page<ListedLoss>> GetLossesAsync([Path] string siren, [Query] string? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Gives back what was kept of a payment as a small gain: it stands on the account again. Repeatable.</summary>
    [Post("/creditors/{siren}/payments/{reference}/remainder/return")]
    Task ReturnRemainderAsync([Path] string siren, [Path] string reference, [Body] FromDay from, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Sets up to which difference the rest of a paid invoice is written off, and up to which what was paid too much is kept. Repeatable.</summary>
    [Put("/creditors/{siren}/small-differences")]
    Task PutSmallDifferencesAsync([Path] string siren, [Body] SmallDifference difference, CancellationToken stop = default);
}
