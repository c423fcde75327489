namespace Recouvrement.Client.Collector;

/// <summary>What people work from: the worklist, why an invoice is not dunned, and limits of time.</summary>
public partial interface ICollectorClient
{
    /// <summary>Cases by how urgent they are, the most urgent first.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="owner">As in <see cref="WorkItem"/>; whose turn it is.</param>
    /// <param name="after">Id of the last case of the list before.</param>
    /// <param name="limit">At most 200; 50 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/worklist")]
    Task<IReadOnlyList<WorkItem>> GetWorklistAsync(
        [Query] string? creditor = null, [Query] string? owner = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Overdue invoices that nobody and no day has in hand, each with the fault; empty when all is well.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="after">Id of the last invoice of the list before.</param>
    /// <param name="limit">At most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/invoices/unattended")]
    Task<IReadOnlyList<UnattendedInvoice>> GetUnattendedAsync([Query] string? creditor = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>Whether an invoice may be dunned on a day (today by default), every blocker with its rule and cause, and the first day on which it may.</summary>
    [Get("/creditors/{siren}/invoices/{number}/next-step")]
    Task<NextStep> GetNextStepAsync([Path] string siren, [Path] string number, [Query(Format = "yyyy-MM-dd")] DateOnly? on = null, CancellationToken stop = default);

    /// <summary>The same, by the number of the invoice and its creditor.</summary>
    [Get("/invoices/{number}/next-step")]
    Task<NextStep> GetNextStepOfAsync([Path] string number, [Query] string creditor, [Query(Format = "yyyy-MM-dd")] DateOnly? on = null, CancellationToken stop = default);

    /// <summary>Limits of time that are near, the nearest first.</summary>
    /// <param name="creditor">SIREN; of this entity only.</param>
    /// <param name="kind">As in <see cref="LimitAlert"/>; of this kind only.</param>
    /// <param name="open">False: those that no longer hold as well.</param>
    /// <param name="after">Id of the last alert of the list before.</param>
    /// <param name="limit">At most 1000; 100 by default.</param>
    /// <param name="stop">Cancels.</param>
    [Get("/limitation-alerts")]
    Task<IReadOnlyList<LimitAlert>> GetLimitationAlertsAsync(
        [Query] string? creditor = null, [Query] string? kind = null, [Query] bool? open = null, [Query] Guid? after = null, [Query] int? limit = null, CancellationToken stop = default);

    /// <summary>The last days of an invoice, their text and what interrupted them.</summary>
    [Get("/cases/{id}/invoices/{invoice}/limitation")]
    Task<Limitation> GetLimitationAsync([Path] Guid id, [Path] Guid invoice, CancellationToken stop = default);

    /// <summary>Records an act that interrupts the limitation period. Repeatable; 409 <c>never_interrupts</c> for a reminder of a debtor who is no public body.</summary>
    [Post("/cases/{id}/invoices/{invoice}/interruptions")]
    Task RecordInterruptionAsync([Path] Guid id, [Path] Guid invoice, [Body] InterruptionToRecord act, CancellationToken stop = default);

    /// <summary>The effect of an interruption has ended, or never was. Repeatable.</summary>
    [Post("/cases/{id}/invoices/{invoice}/interruptions/{interruption}/end")]
    Task EndInterruptionAsync([Path] Guid id, [Path] Guid invoice, [Path] Guid interruption, [Body] InterruptionEnd end, CancellationToken stop = default);
}
