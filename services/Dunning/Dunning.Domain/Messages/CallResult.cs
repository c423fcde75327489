using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.Pauses;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>What the day said with a result means.</summary>
public enum ResultDate
{
    /// <summary>No day is said.</summary>
    None,

    /// <summary>The last day of an absence, or the day of a payment run: today or later.</summary>
    Ahead,

    /// <summary>The day on which money was sent: today or before.</summary>
    Past,

    /// <summary>The day on which payment is promised.</summary>
    Promised,
}

/// <summary>What follows from a result. The one table of them: each counts as the debtor reached or not, names a cause of non-payment, and may pause, promise or ask for a task.</summary>
/// <param name="Outcome">The result.</param>
/// <param name="Reached">The debtor was really spoken to: it counts against the pace and the budget, however it came about.</param>
/// <param name="Cause">Cause of non-payment in the words of Invoicing's taxonomy; null where the result names none.</param>
/// <param name="Pause">Why its invoices rest; null where they go on.</param>
/// <param name="PauseDays">Days they rest, from the day that was said where one was, else from today.</param>
/// <param name="Task">What a person is to do; none where nothing.</param>
/// <param name="Date">What the day said with it means; it must be said unless there is none.</param>
public sealed record CallResult(CallOutcome Outcome, bool Reached, string? Cause = null, PauseReason? Pause = null, int PauseDays = 0, FollowUpKind Task = FollowUpKind.None, ResultDate Date = ResultDate.None)
{
    /// <summary>How often one result may pause in an episode; told again, it is recorded and the steps go on.</summary>
    public const int MostPauses = 2;

    /// <summary>Days ahead, or back, that a day said with a result may lie.</summary>
    public const int MostDays = 45;

    /// <summary>Every result.</summary>
    public static ImmutableArray<CallResult> All { get; } =
    [
        new(CallOutcome.Reached,            Reached: true),
        new(CallOutcome.NoAnswer,           Reached: false),
        new(CallOutcome.Voicemail,          Reached: false),
        new(CallOutcome.Unreachable,        Reached: false, Task: FollowUpKind.FindContact),
        new(CallOutcome.InvoiceNotReceived, Reached: true, "invoice_not_received", PauseReason.InvoiceCopySent, 7, FollowUpKind.SendInvoiceCopy),
        new(CallOutcome.InvoiceLost,        Reached: true, "invoice_not_received", PauseReason.InvoiceCopySent, 7, FollowUpKind.SendInvoiceCopy),
        new(CallOutcome.WaitingForApproval, Reached: true, "approval_pending", PauseReason.ApprovalPending, 7),
        new(CallOutcome.ApproverAway,       Reached: true, "approval_pending", PauseReason.ApproverAway, 2, Date: ResultDate.Ahead),
        new(CallOutcome.SystemFailure,      Reached: true, "other", PauseReason.SystemFailure, 5),
        new(CallOutcome.Dispute,            Reached: true, "other", PauseReason.DisputeExpected, 5, FollowUpKind.OpenDispute),
        new(CallOutcome.InPaymentRun,       Reached: true, null, PauseReason.InPaymentRun, 3, Date: ResultDate.Ahead),
        new(CallOutcome.PaymentSent,        Reached: true, "already_paid_claimed", PauseReason.PaymentSent, 5, FollowUpKind.FindPayment, ResultDate.Past),
        new(CallOutcome.Promise,            Reached: true, Date: ResultDate.Promised),
        new(CallOutcome.Refusal,            Reached: true, "other", Task: FollowUpKind.TellSales),
    ];

    static readonly ImmutableDictionary<CallOutcome, CallResult> ByOutcome = All.ToImmutableDictionary(result => result.Outcome);

    /// <summary>What follows from a result. One that this build does not know reached nobody and asks for nothing.</summary>
    public static CallResult Of(CallOutcome outcome) => ByOutcome.GetValueOrDefault(outcome) ?? new(outcome, Reached: false);

    /// <summary>Last day of its pause; null where it pauses nothing, or that day has gone.</summary>
    internal DateOnly? PausesUntil(DateOnly? said, DateOnly on) => Pause is not null && (said ?? on).AddDays(PauseDays) is var until && until >= on ? until : null;
}
