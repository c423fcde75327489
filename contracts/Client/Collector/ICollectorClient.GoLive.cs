namespace Recouvrement.Client.Collector;

// How entities dun, and the switch over all of them: a manager's, each with the role manager unless said otherwise.
public partial interface ICollectorClient
{
    /// <summary>How an entity duns; what waits under other settings is called back.</summary>
    [Put("/creditors/{siren}/settings")]
    Task PutSettingsAsync([Path] string siren, [Body] EntitySettings settings, CancellationToken stop = default);

    /// <summary>How an entity duns; 404 while nobody has heard of it. Role collector.</summary>
    [Get("/creditors/{siren}/settings")]
    Task<EntitySettings> GetSettingsAsync([Path] string siren, CancellationToken stop = default);

    /// <summary>What the reminder levels of the entity's ERP stand for, for all that is imported from now on.</summary>
    [Put("/creditors/{siren}/reminder-levels")]
    Task PutReminderLevelsAsync([Path] string siren, [Body] ReminderLevels levels, CancellationToken stop = default);

    /// <summary>What the reminder levels of the entity's ERP stand for. Role collector.</summary>
    [Get("/creditors/{siren}/reminder-levels")]
    Task<ReminderLevels> GetReminderLevelsAsync([Path] string siren, CancellationToken stop = default);

    /// <summary>Stops all entities at once and calls back what has not gone out. Repeatable. Role manager or ops.</summary>
    [Put("/stop")]
    Task StopEverythingAsync([Body] Stop order, CancellationToken stop = default);

    /// <summary>Lifts the stop: each entity is again what its settings say. Repeatable.</summary>
    [Post("/stop/lift")]
    Task LiftStopAsync([Body] Lift order, CancellationToken stop = default);

    /// <summary>Whether everything is stopped, and each turn of the switch. Role collector.</summary>
    [Get("/stop")]
    Task<StopState> GetStopAsync(CancellationToken stop = default);

    /// <summary>Erases who asked for a turn of the switch and what was said. Repeatable; 404 for a turn that never was.</summary>
    [Post("/stop/turns/{turn}/erasure")]
    Task EraseStopTurnAsync([Path] long turn, CancellationToken stop = default);

    /// <summary>Does what is due as of a date; once more adds nothing. A long run goes on after the answer. Role manager or ops.</summary>
    [Post("/runs")]
    Task<RunReport> RunAsync([Body] RunOrder order, CancellationToken stop = default);

    /// <summary>How far the run under way is, or the last one was; 404 before the first. Role collector.</summary>
    [Get("/runs/current")]
    Task<RunProgress> GetCurrentRunAsync(CancellationToken stop = default);

    /// <summary>How far the run as of a date is or was; 404 where there was none. Role collector.</summary>
    /// <param name="asOf"><c>yyyy-MM-dd</c>.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/runs/{asOf}")]
    Task<RunProgress> GetRunAsync([Path] string asOf, CancellationToken stop = default);

    /// <summary>A creditor's dunning in figures. Role collector.</summary>
    [Get("/creditors/{siren}/summary")]
    Task<DunningSummary> GetSummaryAsync([Path] string siren, CancellationToken stop = default);

    /// <summary>How many calls were made, by step and outcome. Role collector.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/calls/summary")]
    Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>>> GetCallsMadeAsync([Query] string? creditor = null, CancellationToken stop = default);
}
