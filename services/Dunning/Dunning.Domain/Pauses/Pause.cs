using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Stops;

namespace Recouvrement.Dunning.Domain.Pauses;

/// <summary>Why dunning is paused. A fixed list: free text would bring personal data into the events.</summary>
public enum PauseReason
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>A copy of the invoice is on its way to the debtor.</summary>
    InvoiceCopySent,

    /// <summary>The debtor waits for another document.</summary>
    DocumentMissing,

    /// <summary>Whoever approves it at the debtor has not.</summary>
    ApprovalPending,

    /// <summary>Whoever approves it at the debtor is away.</summary>
    ApproverAway,

    /// <summary>The debtor's system does not work.</summary>
    SystemFailure,

    /// <summary>A dispute is about to be entered.</summary>
    DisputeExpected,

    /// <summary>The debtor has it in a payment run.</summary>
    InPaymentRun,

    /// <summary>The debtor says that it has sent the money.</summary>
    PaymentSent,

    /// <summary>Sales asks for patience.</summary>
    CommercialReason,

    /// <summary>A lawyer looks at it.</summary>
    LegalReview,

    /// <summary>The debtor is closed.</summary>
    ClosingWeeks,

    /// <summary>Another reason.</summary>
    Other,

    /// <summary>The debtor has written, and is answered first.</summary>
    DebtorWrote,
}

/// <summary>A pause (suspension) of some invoices or of the whole case, invoices to come included. It always ends; it brings no step forward and loses none.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Episode">Of the case.</param>
/// <param name="Reason">Why.</param>
/// <param name="Invoices">Stream ids; none: the whole case.</param>
/// <param name="Until">Last day.</param>
/// <param name="Contact">The contact whose result it follows from; null where a person ordered it.</param>
/// <param name="By">Who.</param>
/// <param name="On">Business date.</param>
public sealed record Pause(Guid Id, int Episode, PauseReason Reason, ImmutableArray<Guid> Invoices, DateOnly Until, Guid? Contact, string By, DateOnly On)
{
    /// <summary>Days a pause may last; whoever needs more pauses again, and is seen to.</summary>
    public const int MostDays = 92;

    /// <summary>Day on which a person lifted it.</summary>
    public DateOnly? LiftedOn { get; init; }

    internal Stop Stop => Stop.Paused(Reason, Until);

    /// <summary>It is about all invoices.</summary>
    public bool IsWhole => Invoices.IsEmpty;

    /// <summary>It holds on a day.</summary>
    public bool IsOn(DateOnly on) => LiftedOn is null && on <= Until;
}
