namespace Recouvrement.Client.Collector;

// Meetings about unpaid invoices. Role collector unless said otherwise.
public partial interface ICollectorClient
{
    /// <summary>Meetings of an entity.</summary>
    [Get("/meetings")]
    Task<IReadOnlyList<MeetingItem>> GetMeetingsAsync([Query] string? creditor = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>How an entity meets, under an id of yours; lists that are drawn already stay. Role manager.</summary>
    [Put("/meetings/{meeting}")]
    Task PutMeetingAsync([Path] Guid meeting, [Body] MeetingAsked asked, CancellationToken stop = default);

    /// <summary>No further list is drawn. Role manager.</summary>
    [Post("/meetings/{meeting}/end")]
    Task EndMeetingAsync([Path] Guid meeting, CancellationToken stop = default);

    /// <summary>Lists of meetings, the latest first.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="meeting">Of this series only.</param>
    /// <param name="before">Of meetings before this day only.</param>
    /// <param name="limit">At most 100, which is the default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/meetings/lists")]
    Task<IReadOnlyList<UnpaidListItem>> GetListsAsync(
        [Query] string? creditor = null, [Query] Guid? meeting = null, [Query(Format = "yyyy-MM-dd")] DateOnly? before = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Draws the list of the next meeting now, ahead of its day; drawn once, it stays. Role manager.</summary>
    [Post("/meetings/{meeting}/lists")]
    Task<UnpaidListItem> DrawListAsync([Path] Guid meeting, CancellationToken stop = default);

    /// <summary>A list with all that became of its lines; the same address with <c>format=csv</c> gives it as a table.</summary>
    [Get("/meetings/lists/{list}")]
    Task<UnpaidListView> GetListAsync([Path] Guid list, CancellationToken stop = default);

    /// <summary>The meeting as a calendar file (RFC 5545).</summary>
    [Get("/meetings/lists/{list}/calendar")]
    Task<Stream> GetCalendarAsync([Path] Guid list, CancellationToken stop = default);

    /// <summary>The minutes of a meeting that was held; the same address with <c>format=pdf</c> gives them as a document.</summary>
    [Get("/meetings/lists/{list}/minutes")]
    Task<UnpaidListView> GetMinutesAsync([Path] Guid list, CancellationToken stop = default);

    /// <summary>Why it is unpaid, which action, who, by when: a task comes of it; the last word holds.</summary>
    [Put("/meetings/lists/{list}/lines/{number}/answer")]
    Task PutAnswerAsync([Path] Guid list, [Path] int number, [Body] AnswerAsked answer, CancellationToken stop = default);

    /// <summary>Lets paid lines leave and the next ones in, as every day does.</summary>
    [Post("/meetings/lists/{list}/renewal")]
    Task RenewListAsync([Path] Guid list, CancellationToken stop = default);

    /// <summary>The meeting is at another time; its calendar entry follows. Role manager.</summary>
    [Post("/meetings/lists/{list}/move")]
    Task MoveMeetingAsync([Path] Guid list, [Body] MeetingTime time, CancellationToken stop = default);

    /// <summary>The meeting is called off; its calendar entry follows. Role manager.</summary>
    [Post("/meetings/lists/{list}/cancellation")]
    Task CancelMeetingAsync([Path] Guid list, CancellationToken stop = default);

    /// <summary>The meeting was held: its list moves no more, and there are minutes.</summary>
    [Post("/meetings/lists/{list}/closure")]
    Task CloseMeetingAsync([Path] Guid list, [Body] Attendance attendance, CancellationToken stop = default);

    /// <summary>How many actions of meetings were done in time, by department; with <c>by=person</c> by person, 409 <c>person_figures_off</c> where the entity did not switch that on.</summary>
    [Get("/meetings/kept-rates")]
    Task<IReadOnlyList<KeptRateItem>> GetKeptRatesAsync(
        [Query] string creditor, [Query(Format = "yyyy-MM-dd")] DateOnly? from = null, [Query(Format = "yyyy-MM-dd")] DateOnly? to = null, [Query] string? by = null, CancellationToken stop = default);
}
