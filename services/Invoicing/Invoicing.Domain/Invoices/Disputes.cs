using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Invoices;

/// <summary>Why a debtor contests an invoice.</summary>
public enum DisputeReason
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Says it is paid.</summary>
    AlreadyPaid,

    /// <summary>Says it was invoiced twice.</summary>
    Duplicate,

    /// <summary>Says nothing was delivered.</summary>
    NotDelivered,

    /// <summary>Another price was agreed.</summary>
    Price,

    /// <summary>Less was delivered.</summary>
    Quantity,

    /// <summary>What was delivered is faulty.</summary>
    Quality,

    /// <summary>Cannot pay without its order number.</summary>
    PurchaseOrderMissing,

    /// <summary>Never saw the invoice.</summary>
    InvoiceNotReceived,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>How a dispute ended.</summary>
public enum DisputeOutcome
{
    /// <summary>It has not.</summary>
    None,

    /// <summary>The debtor was right.</summary>
    Upheld,

    /// <summary>The debtor was wrong.</summary>
    Rejected,

    /// <summary>Both gave way.</summary>
    Settled,

    /// <summary>The debtor contests it no more, and nobody judged it.</summary>
    Withdrawn,
}

/// <summary>Who of the creditor's own company deals with a dispute, and until when.</summary>
/// <param name="Owner">Code of a collector or department, no name; null while nobody has it.</param>
/// <param name="Fault">Which department caused it.</param>
/// <param name="Deadline">Last day on which an answer is in time; null where none was set.</param>
public sealed record DisputeHandling(string? Owner, Department Fault, DateOnly? Deadline)
{
    /// <summary>Nobody, nobody's fault, no deadline.</summary>
    public static DisputeHandling None { get; } = new(null, Department.None, null);
}

/// <summary>A credit note that settles a dispute.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Year">Its year of issue.</param>
public sealed record SettlingNote(string Number, int Year);

/// <summary>The deduction that a dispute is over: a payer kept back what it contests.</summary>
/// <param name="Payment">Reference of the payment.</param>
/// <param name="Reason">By the payer's word.</param>
/// <param name="Reference">The payer's own; null where it has none.</param>
public sealed record ClaimedDeduction(string Payment, DeductionReason Reason, string? Reference);

/// <summary>What is known of a dispute.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Amount">How much.</param>
/// <param name="Outcome">None while it is open.</param>
/// <param name="Handling">Who deals with it.</param>
/// <param name="OpenedOn">First day; null where nobody said.</param>
/// <param name="ResolvedOn">Last day; null while it is open.</param>
/// <param name="Note">The credit note that settled it.</param>
public sealed record KnownDispute(
    DisputeReason Reason, Money Amount, DisputeOutcome Outcome, DisputeHandling Handling, DateOnly? OpenedOn = null, DateOnly? ResolvedOn = null, SettlingNote? Note = null)
{
    /// <summary>The deduction it is over; null where it is over none.</summary>
    public ClaimedDeduction? Deduction { get; init; }

    /// <summary>A person has changed what a payment opened.</summary>
    public bool IsLookedAt { get; init; }

    /// <summary>Whether a contest says nothing new.</summary>
    internal bool Is(InvoiceCommand.Contest contest, Money amount) =>
        Reason == contest.Reason && Amount == amount && (contest.Handling ?? Handling) == Handling && (contest.Deduction ?? Deduction) == Deduction;

    /// <summary>Whether a resolution says nothing new.</summary>
    internal bool Is(InvoiceCommand.Resolve resolve) => Outcome == resolve.Outcome && (resolve.Note ?? Note) == Note;
}
