namespace Recouvrement.Client.Litigation;

// Losses, with the VAT in them.
public partial interface ILitigationClient
{
    /// <summary>Proposes to write a claim off; a second person must agree. Its id stands in <see cref="GetApprovalsAsync"/> by its reference.</summary>
    [Put("/files/{file}/claims/{invoice}/write-offs/{reference}")]
    Task ProposeWriteOffAsync([Path] Guid file, [Path] Guid invoice, [Path] string reference, [Body] WriteOffProposal proposal, CancellationToken stop = default);

    /// <summary>A second person agrees. Role manager.</summary>
    [Post("/write-offs/{writeOff}/approve")]
    Task ApproveWriteOffAsync([Path] Guid writeOff, CancellationToken stop = default);

    /// <summary>A second person does not agree. Role manager.</summary>
    [Post("/write-offs/{writeOff}/decline")]
    Task DeclineWriteOffAsync([Path] Guid writeOff, CancellationToken stop = default);

    /// <summary>The duplicate with the words of CGI art. 272 went to the debtor.</summary>
    [Post("/write-offs/{writeOff}/rectifying-invoice")]
    Task RecordRectifyingInvoiceAsync([Path] Guid writeOff, [Body] RectifyingSent sent, CancellationToken stop = default);

    /// <summary>Writes the debt off; the tax is claimed back only once all the law asks for is there.</summary>
    [Post("/write-offs/{writeOff}/done")]
    Task RecordWriteOffAsync([Path] Guid writeOff, [Body] WrittenOff done, CancellationToken stop = default);

    /// <summary>Money came in after all: the tax in it is to be repaid.</summary>
    [Put("/write-offs/{writeOff}/recoveries/{reference}")]
    Task PutRecoveryAsync([Path] Guid writeOff, [Path] string reference, [Body] RecoveredLater recovery, CancellationToken stop = default);

    /// <summary>Losses proposed or decided here, by id.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="stage"><c>proposed</c>, <c>approved</c>, <c>declined</c> or <c>done</c>.</param>
    /// <param name="after">Id of the last one of the list before.</param>
    /// <param name="limit">Rows, at most 1000, which is the default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/write-offs")]
    Task<IReadOnlyList<WriteOffRow>> GetWriteOffsAsync(
        [Query] string? creditor = null, [Query] string? stage = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>A loss with the words of its duplicate and the last day of its VAT claim.</summary>
    [Get("/write-offs/{writeOff}")]
    Task<WriteOffDetail> GetWriteOffAsync([Path] Guid writeOff, CancellationToken stop = default);
}
