using System.Collections.Immutable;

namespace Recouvrement.Dunning.Domain.FollowUps;

/// <summary>What a person is to do because of what the debtor said or what became of a message, or because a visit was ordered.</summary>
public enum FollowUpKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Send the debtor a copy of its invoices; it does not count as a contact.</summary>
    SendInvoiceCopy,

    /// <summary>Tell the sales person.</summary>
    TellSales,

    /// <summary>Enter the dispute with its reason and amount.</summary>
    OpenDispute,

    /// <summary>Find out who can be spoken to.</summary>
    FindContact,

    /// <summary>Look for the money that the debtor says it sent.</summary>
    FindPayment,

    /// <summary>Visit the debtor.</summary>
    Visit,

    /// <summary>Ask the carrier what became of a formal notice, and record what its paper says.</summary>
    AskCarrier,

    /// <summary>Speak with the debtor, who complained of a message.</summary>
    AnswerDebtor,

    /// <summary>Tell the debtor another way what a message was to tell it: a plan that was agreed, a hand-over.</summary>
    SendByHand,
}

/// <summary>A task that follows from a contact or a message, or a visit that was ordered.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Kind">What to do.</param>
/// <param name="Contact">The contact or message it follows from; its own key where a person ordered it.</param>
/// <param name="Invoices">What it is about.</param>
/// <param name="Deadline">Last day to do it.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="On">Business date.</param>
public sealed record FollowUp(Guid Id, FollowUpKind Kind, Guid Contact, ImmutableArray<Guid> Invoices, DateOnly Deadline, string By, DateOnly On)
{
    /// <summary>What became of the message it follows from, snake_case; null where it follows from words.</summary>
    public string? Why { get; init; }

    /// <summary>Day on which it was done.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>Day from which it was no longer to be done.</summary>
    public DateOnly? DroppedOn { get; init; }

    /// <summary>It is still to be done.</summary>
    public bool IsOpen => DoneOn is null && DroppedOn is null;
}
