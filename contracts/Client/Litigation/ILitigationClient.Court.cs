namespace Recouvrement.Client.Litigation;

// Proceedings in court: proposed by one, agreed to by another, then told day by day.
public partial interface ILitigationClient
{
    /// <summary>Proposes to go to court; a second person must agree. Its id stands in <see cref="GetApprovalsAsync"/> by its reference.</summary>
    [Put("/files/{file}/proceedings/{reference}")]
    Task ProposeProceedingAsync([Path] Guid file, [Path] string reference, [Body] CourtProposal proposal, CancellationToken stop = default);

    /// <summary>A second person agrees. Role manager.</summary>
    [Post("/proceedings/{proceeding}/approve")]
    Task ApproveProceedingAsync([Path] Guid proceeding, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>A second person does not agree. Role manager.</summary>
    [Post("/proceedings/{proceeding}/decline")]
    Task DeclineProceedingAsync([Path] Guid proceeding, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Draws up what is asked of the court: claims, interest line by line, exhibits; it goes out once.</summary>
    /// <returns>What is asked, and from where each part of it came.</returns>
    [Post("/proceedings/{proceeding}/request")]
    Task<CourtRequest> DrawRequestAsync([Path] Guid proceeding, [Body] RequestDrawn request, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>What is asked of the court, and from where each part of it came; 409 before it was drawn up.</summary>
    [Get("/proceedings/{proceeding}/request")]
    Task<CourtRequest> GetRequestAsync([Path] Guid proceeding, CancellationToken stop = default);

    /// <summary>The request with its breakdown and list of exhibits (PDF).</summary>
    [Get("/proceedings/{proceeding}/request.pdf")]
    Task<Stream> GetRequestPdfAsync([Path] Guid proceeding, [Query] bool? note = null, CancellationToken stop = default);

    /// <summary>The request for a payment order went to the court.</summary>
    [Post("/proceedings/{proceeding}/requested")]
    Task RecordRequestedAsync([Path] Guid proceeding, [Body] CourtDay day, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>The order was given; its day selects the law.</summary>
    [Post("/proceedings/{proceeding}/granted")]
    Task RecordGrantedAsync([Path] Guid proceeding, [Body] OrderGiven order, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>The request was turned down.</summary>
    [Post("/proceedings/{proceeding}/rejected")]
    Task RecordRejectedAsync([Path] Guid proceeding, [Body] CourtDay day, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>The order was served: this interrupts the limitation, the request does not.</summary>
    [Post("/proceedings/{proceeding}/served")]
    Task RecordServedAsync([Path] Guid proceeding, [Body] OrderServed served, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>The debtor opposed the order.</summary>
    [Post("/proceedings/{proceeding}/opposed")]
    Task RecordOpposedAsync([Path] Guid proceeding, [Body] OrderOpposed opposed, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>A dated step was taken.</summary>
    [Post("/proceedings/{proceeding}/steps")]
    Task RecordStepAsync([Path] Guid proceeding, [Body] StepTaken step, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>A day was recorded wrongly; one that other services were told of is not corrected.</summary>
    [Post("/proceedings/{proceeding}/corrections")]
    Task CorrectDayAsync([Path] Guid proceeding, [Body] DayCorrected correction, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>The claim was turned down.</summary>
    [Post("/proceedings/{proceeding}/dismissed")]
    Task RecordDismissedAsync([Path] Guid proceeding, [Body] CourtDay day, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>There is an enforceable title.</summary>
    [Post("/proceedings/{proceeding}/title")]
    Task RecordTitleAsync([Path] Guid proceeding, [Body] TitleObtained title, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>An enforcement officer acted.</summary>
    [Post("/proceedings/{proceeding}/acts")]
    Task RecordActAsync([Path] Guid proceeding, [Body] ActDone act, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Something cost; never part of the debtor's balance without a title.</summary>
    [Post("/proceedings/{proceeding}/costs")]
    Task RecordCostAsync([Path] Guid proceeding, [Body] CostIncurred cost, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>What was sought is paid.</summary>
    [Post("/proceedings/{proceeding}/paid")]
    Task RecordPaidAsync([Path] Guid proceeding, [Body] CourtDay day, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>The creditor withdraws.</summary>
    [Post("/proceedings/{proceeding}/withdrawn")]
    Task RecordWithdrawnAsync([Path] Guid proceeding, [Body] CourtDay day, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>A person says that it came to nothing: the calendar alone never does.</summary>
    [Post("/proceedings/{proceeding}/lapsed")]
    Task RecordLapsedAsync([Path] Guid proceeding, [Body] ProceedingLapsed lapsed, [Header("If-Match")] string? ifMatch = null, CancellationToken stop = default);

    /// <summary>Proceedings in court, by id.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="file">Of this file only.</param>
    /// <param name="stage">As in <see cref="ProceedingSummary"/>.</param>
    /// <param name="after">Id of the last one of the list before.</param>
    /// <param name="limit">Rows, at most 1000, which is the default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/proceedings")]
    Task<IReadOnlyList<ProceedingSummary>> GetProceedingsAsync(
        [Query] string? creditor = null, [Query] Guid? file = null, [Query] string? stage = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>A proceeding with its timetable, computed from what is known of it.</summary>
    [Get("/proceedings/{proceeding}")]
    Task<ProceedingDetail> GetProceedingAsync([Path] Guid proceeding, CancellationToken stop = default);
}
