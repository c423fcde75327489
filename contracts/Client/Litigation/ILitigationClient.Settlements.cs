namespace Recouvrement.Client.Litigation;

// Settlements, and what is given up in them.
public partial interface ILitigationClient
{
    /// <summary>Proposes a settlement; a second person must agree. Its id stands in <see cref="GetApprovalsAsync"/> by its reference.</summary>
    [Put("/files/{file}/settlements/{reference}")]
    Task ProposeSettlementAsync([Path] Guid file, [Path] string reference, [Body] SettlementAsked settlement, CancellationToken stop = default);

    /// <summary>A second person agrees: what is given up stands in the ledger of waivers. Role manager.</summary>
    [Post("/settlements/{settlement}/approve")]
    Task ApproveSettlementAsync([Path] Guid settlement, CancellationToken stop = default);

    /// <summary>A second person does not agree. Role manager.</summary>
    [Post("/settlements/{settlement}/decline")]
    Task DeclineSettlementAsync([Path] Guid settlement, CancellationToken stop = default);

    /// <summary>It was paid: what was waived is given up for good.</summary>
    [Post("/settlements/{settlement}/kept")]
    Task RecordSettlementKeptAsync([Path] Guid settlement, [Body] CourtDay day, CancellationToken stop = default);

    /// <summary>It was not paid in time: nothing is given up.</summary>
    [Post("/settlements/{settlement}/broken")]
    Task RecordSettlementBrokenAsync([Path] Guid settlement, [Body] CourtDay day, CancellationToken stop = default);

    /// <summary>It was made enforceable: approved by a judge, by the registry's form, or by a notary's deed.</summary>
    [Post("/settlements/{settlement}/title")]
    Task RecordSettlementTitleAsync([Path] Guid settlement, [Body] SettlementEnforceable title, CancellationToken stop = default);

    /// <summary>The protocol of a settlement that two people have agreed to, for both sides to sign (PDF).</summary>
    /// <param name="settlement">Its id.</param>
    /// <param name="note">A page for the creditor of what is to be checked, not to be sent.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/settlements/{settlement}/protocol.pdf")]
    Task<Stream> GetSettlementProtocolAsync([Path] Guid settlement, [Query] bool? note = null, CancellationToken stop = default);

    /// <summary>Settlements, by id.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="file">Of this file only.</param>
    /// <param name="after">Id of the last one of the list before.</param>
    /// <param name="limit">Rows, at most 1000, which is the default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/settlements")]
    Task<IReadOnlyList<SettlementRow>> GetSettlementsAsync(
        [Query] string? creditor = null, [Query] Guid? file = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>The ledger of waivers: what was given up, and by whose word.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="after">Id of the last one of the list before.</param>
    /// <param name="limit">Rows, at most 1000, which is the default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/waivers")]
    Task<IReadOnlyList<WaiverLine>> GetWaiversAsync([Query] string? creditor = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);
}
