namespace Recouvrement.Client.Collector;

// Who owns what: the team, the owners of cases, tasks, requests to colleagues. Role collector unless said otherwise.
public partial interface ICollectorClient
{
    /// <summary>The team, with who answers for whom on a day; today by default.</summary>
    [Get("/team/members")]
    Task<IReadOnlyList<MemberItem>> GetMembersAsync([Query(Format = "yyyy-MM-dd")] DateOnly? on = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Takes a person into the team, or moves it, under an id of yours. Role manager.</summary>
    [Put("/team/members/{member}")]
    Task PutMemberAsync([Path] Guid member, [Body] MemberAsked asked, CancellationToken stop = default);

    /// <summary>The person leaves: its manager answers for what it owns. Role manager.</summary>
    [Post("/team/members/{member}/departure")]
    Task LeaveAsync([Path] Guid member, [Body] Departure departure, CancellationToken stop = default);

    /// <summary>Erases name and address of a member. Role manager.</summary>
    [Post("/team/members/{member}/erasure")]
    Task EraseMemberAsync([Path] Guid member, CancellationToken stop = default);

    /// <summary>The person is away on these days; somebody stands in.</summary>
    [Put("/team/members/{member}/absences/{absence}")]
    Task PutAbsenceAsync([Path] Guid member, [Path] Guid absence, [Body] AbsenceAsked asked, CancellationToken stop = default);

    /// <summary>The person is not away after all.</summary>
    [Post("/team/members/{member}/absences/{absence}/cancellation")]
    Task CancelAbsenceAsync([Path] Guid member, [Path] Guid absence, CancellationToken stop = default);

    /// <summary>How an entity works with its people. Role manager.</summary>
    [Put("/creditors/{siren}/team")]
    Task PutTeamAsync([Path] string siren, [Body] TeamOfCreditor team, CancellationToken stop = default);

    /// <summary>How an entity works with its people.</summary>
    [Get("/creditors/{siren}/team")]
    Task<TeamOfCreditor> GetTeamAsync([Path] string siren, CancellationToken stop = default);

    /// <summary>Who owns which cases of an entity; all of them follow at once. Role manager.</summary>
    [Put("/creditors/{siren}/owner-rules")]
    Task PutOwnerRulesAsync([Path] string siren, [Body] OwnerRulesOfCreditor rules, CancellationToken stop = default);

    /// <summary>Who owns which cases of an entity.</summary>
    [Get("/creditors/{siren}/owner-rules")]
    Task<OwnerRulesOfCreditor> GetOwnerRulesAsync([Path] string siren, CancellationToken stop = default);

    /// <summary>Names the owner of a case by hand, or lets the rules say it again. Role manager.</summary>
    [Put("/cases/{id}/owner")]
    Task PutOwnerAsync([Path] Guid id, [Body] OwnerAsked owner, CancellationToken stop = default);

    /// <summary>Gives many cases to a member: these, or all of another. Role manager.</summary>
    [Post("/cases/reassignments")]
    Task<Reassigned> ReassignAsync([Body] Reassignment order, CancellationToken stop = default);

    /// <summary>Tasks, the most urgent first.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="case">Of this case only.</param>
    /// <param name="owner">Of this member only.</param>
    /// <param name="onDuty">Those that this member does today.</param>
    /// <param name="kind">As in <see cref="TaskAsked.Kind"/>.</param>
    /// <param name="state"><c>open</c> (the default), <c>done</c>, <c>cancelled</c> or <c>all</c>.</param>
    /// <param name="overdue">Open ones past their deadline only.</param>
    /// <param name="after">Id of the last one of the list before.</param>
    /// <param name="limit">At most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/tasks")]
    Task<IReadOnlyList<TaskItem>> GetTasksAsync(
        [Query] string? creditor = null, [Query] Guid? @case = null, [Query] Guid? owner = null, [Query] Guid? onDuty = null, [Query] string? kind = null, [Query] string? state = null,
        [Query] bool? overdue = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>A task; 404 when there is none.</summary>
    [Get("/tasks/{id}")]
    Task<TaskItem> GetTaskAsync([Path] Guid id, CancellationToken stop = default);

    /// <summary>Gives a task under an id of yours; given again, it stays as it is.</summary>
    [Put("/tasks/{id}")]
    Task<TaskGiven> PutTaskAsync([Path] Guid id, [Body] TaskAsked asked, CancellationToken stop = default);

    /// <summary>The task is done. Repeatable; the first result stands.</summary>
    [Post("/tasks/{id}/completion")]
    Task CompleteTaskAsync([Path] Guid id, [Body] TaskReport report, CancellationToken stop = default);

    /// <summary>The task need not be done. Repeatable.</summary>
    [Post("/tasks/{id}/cancellation")]
    Task CancelTaskAsync([Path] Guid id, [Body] TaskWithdrawal withdrawal, CancellationToken stop = default);

    /// <summary>Another owner or deadline.</summary>
    [Post("/tasks/{id}/change")]
    Task ChangeTaskAsync([Path] Guid id, [Body] TaskChange change, CancellationToken stop = default);

    /// <summary>Erases what was written with a task. Role manager.</summary>
    [Post("/tasks/{id}/erasure")]
    Task EraseTaskNoteAsync([Path] Guid id, CancellationToken stop = default);

    /// <summary>Requests to colleagues, the most urgent first.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="case">Of this case only.</param>
    /// <param name="member">To this member only.</param>
    /// <param name="state"><c>open</c> (the default), <c>answered</c>, <c>declined</c>, <c>withdrawn</c> or <c>all</c>.</param>
    /// <param name="overdue">Open ones past their deadline only.</param>
    /// <param name="escalated">Those only that a manager has heard of.</param>
    /// <param name="after">Id of the last one of the list before.</param>
    /// <param name="limit">At most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/requests")]
    Task<IReadOnlyList<RequestOfColleague>> GetRequestsAsync(
        [Query] string? creditor = null, [Query] Guid? @case = null, [Query] Guid? member = null, [Query] string? state = null, [Query] bool? overdue = null, [Query] bool? escalated = null,
        [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Asks a colleague, under an id of yours; asked again, it stays as it is.</summary>
    [Put("/requests/{id}")]
    Task<RequestTaken> PutRequestAsync([Path] Guid id, [Body] RequestAsked asked, CancellationToken stop = default);

    /// <summary>The colleague gave what was asked for. Repeatable.</summary>
    [Post("/requests/{id}/answer")]
    Task AnswerRequestAsync([Path] Guid id, [Body] ReplyOfColleague reply, CancellationToken stop = default);

    /// <summary>The colleague cannot give it. Repeatable.</summary>
    [Post("/requests/{id}/refusal")]
    Task DeclineRequestAsync([Path] Guid id, [Body] Declining declining, CancellationToken stop = default);

    /// <summary>It is no longer needed. Repeatable.</summary>
    [Post("/requests/{id}/withdrawal")]
    Task WithdrawRequestAsync([Path] Guid id, CancellationToken stop = default);

    /// <summary>Erases what was asked and answered in words. Role manager.</summary>
    [Post("/requests/{id}/erasure")]
    Task EraseRequestNoteAsync([Path] Guid id, CancellationToken stop = default);

    /// <summary>How fast colleagues reply, by department; with <c>by=person</c> by person, 409 <c>person_figures_off</c> where the entity did not switch that on.</summary>
    [Get("/requests/reply-times")]
    Task<IReadOnlyList<ReplyTimesItem>> GetReplyTimesAsync(
        [Query] string creditor, [Query(Format = "yyyy-MM-dd")] DateOnly? from = null, [Query(Format = "yyyy-MM-dd")] DateOnly? to = null, [Query] string? by = null, CancellationToken stop = default);

    /// <summary>Mails to colleagues that were asked for, and those that were withheld with the reason.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="case">About this case only.</param>
    /// <param name="subject">About this request, list, task or case only.</param>
    /// <param name="recipient">To this member only.</param>
    /// <param name="withheld">Those only of which nobody is mailed.</param>
    /// <param name="after">Id of the last one of the list before.</param>
    /// <param name="limit">At most 500; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/notices")]
    Task<IReadOnlyList<NoticeItem>> GetNoticesAsync(
        [Query] string? creditor = null, [Query] Guid? @case = null, [Query] Guid? subject = null, [Query] Guid? recipient = null, [Query] bool? withheld = null, [Query] Guid? after = null,
        [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Sets or drops an objective of a month. Role manager; 409 <c>person_figures_off</c> for a member where the entity did not switch that on.</summary>
    [Put("/creditors/{siren}/objectives")]
    Task PutObjectiveAsync([Path] string siren, [Body] ObjectiveAsked objective, CancellationToken stop = default);

    /// <summary>Objectives against results, month by month; of members only where switched on.</summary>
    /// <param name="siren">The creditor entity.</param>
    /// <param name="from">First month, <c>2026-01</c>; a year back by default.</param>
    /// <param name="to">Last month; the current one by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/creditors/{siren}/objectives")]
    Task<IReadOnlyList<ResultItem>> GetObjectivesAsync([Path] string siren, [Query] string? from = null, [Query] string? to = null, CancellationToken stop = default);
}
