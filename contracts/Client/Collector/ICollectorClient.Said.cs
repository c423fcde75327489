namespace Recouvrement.Client.Collector;

// What debtors and people say on a case. Lists are in the order of their keys, 100 by default, at most 1000.
public partial interface ICollectorClient
{
    /// <summary>The debtor promises to pay. Repeatable on one day; 409 <c>promised_too_far</c>, <c>promises_used_up</c> and others where the policy takes none.</summary>
    [Post("/cases/{id}/promises")]
    Task<PromiseToPay> PromiseAsync([Path] Guid id, [Body] PromiseToMake promise, CancellationToken stop = default);

    /// <summary>Ends a promise that is neither kept nor broken. Repeatable.</summary>
    [Post("/cases/{id}/promises/{promise}/withdrawal")]
    Task WithdrawPromiseAsync([Path] Guid id, [Path] Guid promise, [Body] Ending ending, CancellationToken stop = default);

    /// <summary>The promises on a case.</summary>
    [Get("/cases/{id}/promises")]
    Task<IReadOnlyList<PromiseToPay>> GetPromisesOfCaseAsync([Path] Guid id, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Promises by what became of them: <c>open</c>, <c>kept</c>, <c>partly_kept</c>, <c>broken</c> or <c>withdrawn</c>.</summary>
    [Get("/promises")]
    Task<IReadOnlyList<PromiseToPay>> GetPromisesAsync([Query] string? status = null, [Query] string? creditor = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Enters an instalment plan. Repeatable on one day. What its author may not grant alone waits among the approvals; 409 <c>terms_do_not_add_up</c> and others.</summary>
    [Post("/cases/{id}/plans")]
    Task<InstalmentPlan> ProposePlanAsync([Path] Guid id, [Body] PlanToPropose plan, CancellationToken stop = default);

    /// <summary>Ends a plan that is neither fulfilled nor broken. Repeatable.</summary>
    [Post("/cases/{id}/plans/{plan}/cancellation")]
    Task CancelPlanAsync([Path] Guid id, [Path] Guid plan, [Body] Ending ending, CancellationToken stop = default);

    /// <summary>What a kept plan gave up is not credited after all: it is owed and dunned again. Managers only.</summary>
    [Post("/cases/{id}/plans/{plan}/discount/lift")]
    Task LiftDiscountAsync([Path] Guid id, [Path] Guid plan, CancellationToken stop = default);

    /// <summary>The plans on a case.</summary>
    [Get("/cases/{id}/plans")]
    Task<IReadOnlyList<InstalmentPlan>> GetPlansOfCaseAsync([Path] Guid id, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Plans by how far they are: <c>proposed</c>, <c>agreed</c>, <c>fulfilled</c>, <c>broken</c>, <c>rejected</c> or <c>cancelled</c>.</summary>
    [Get("/plans")]
    Task<IReadOnlyList<InstalmentPlan>> GetPlansAsync([Query] string? status = null, [Query] string? creditor = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Pauses a case or some of its invoices until a day. Repeatable.</summary>
    [Post("/cases/{id}/pauses")]
    Task<DunningPause> PauseAsync([Path] Guid id, [Body] PauseToSet pause, CancellationToken stop = default);

    /// <summary>Pauses many cases at once, and says of each what came of it. Repeatable.</summary>
    [Post("/pauses")]
    Task<IReadOnlyList<PauseReport>> PauseManyAsync([Body] PausesToSet pauses, CancellationToken stop = default);

    /// <summary>Ends a pause before its day. Repeatable.</summary>
    [Post("/cases/{id}/pauses/{pause}/lift")]
    Task LiftPauseAsync([Path] Guid id, [Path] Guid pause, CancellationToken stop = default);

    /// <summary>The pauses of a case, over or not.</summary>
    [Get("/cases/{id}/pauses")]
    Task<IReadOnlyList<DunningPause>> GetPausesOfCaseAsync([Path] Guid id, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Pauses that hold today.</summary>
    [Get("/pauses")]
    Task<IReadOnlyList<DunningPause>> GetPausesAsync([Query] string? creditor = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Records a contact that no policy asked for; it counts where the debtor was reached. Repeatable by its id.</summary>
    [Post("/cases/{id}/contacts")]
    Task NoteContactAsync([Path] Guid id, [Body] ContactToNote contact, CancellationToken stop = default);

    /// <summary>Every outcome of a call, with what follows from it.</summary>
    [Get("/calls/outcomes")]
    Task<IReadOnlyList<OutcomeOfCall>> GetCallOutcomesAsync(CancellationToken stop = default);

    /// <summary>What people are to do because of what debtors said.</summary>
    [Get("/follow-ups")]
    Task<IReadOnlyList<FollowUpTask>> GetFollowUpsAsync([Query] bool? done = null, [Query] string? creditor = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>The same, of one case.</summary>
    [Get("/cases/{id}/follow-ups")]
    Task<IReadOnlyList<FollowUpTask>> GetFollowUpsOfCaseAsync([Path] Guid id, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>A task was done; of a visit, with its report. Repeatable.</summary>
    [Post("/cases/{id}/follow-ups/{task}/done")]
    Task ReportFollowUpAsync([Path] Guid id, [Path] Guid task, [Body] FollowUpReport report, CancellationToken stop = default);

    /// <summary>Records what became of a formal notice, from a paper: the carrier's, or that of a commissaire de justice. Repeatable.</summary>
    [Post("/cases/{id}/notices/{decision}/proof")]
    Task RecordNoticeProofAsync([Path] Guid id, [Path] Guid decision, [Body] NoticeProofToRecord proof, CancellationToken stop = default);

    /// <summary>Orders a visit to the debtor; it is a task until it is reported.</summary>
    [Post("/cases/{id}/visits")]
    Task OrderVisitAsync([Path] Guid id, [Body] VisitToOrder visit, CancellationToken stop = default);

    /// <summary>Writes a note on a case. Repeatable by its id.</summary>
    [Post("/cases/{id}/notes")]
    Task<NoteKept> WriteNoteAsync([Path] Guid id, [Body] NoteToKeep note, CancellationToken stop = default);

    /// <summary>The notes on a case that were not erased.</summary>
    [Get("/cases/{id}/notes")]
    Task<IReadOnlyList<CaseNote>> GetNotesAsync([Path] Guid id, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>A manager erases what a note says; that there was one stays in the history. Repeatable.</summary>
    [Post("/cases/{id}/notes/{note}/erasure")]
    Task EraseNoteAsync([Path] Guid id, [Path] Guid note, CancellationToken stop = default);
}
