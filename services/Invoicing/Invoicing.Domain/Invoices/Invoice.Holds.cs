using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Invoices;

/// <summary>What keeps an invoice from being dunned without being a dispute (blocage).</summary>
/// <param name="Reason">Why.</param>
/// <param name="Until">Last day; null where only somebody's word ends it.</param>
/// <param name="IsLifted">It was lifted.</param>
public sealed record KnownHold(HoldReason Reason, DateOnly? Until, bool IsLifted);

public sealed partial record Invoice
{
    static readonly KnownHold Unheld = new(HoldReason.None, null, false);

    /// <summary>By reference.</summary>
    public ImmutableDictionary<string, KnownHold> Holds { get; init; } = ImmutableDictionary<string, KnownHold>.Empty;

    // What was lifted may come back under its reference: a suspended invoice is completed, and suspended again.
    Decision<InvoiceEvent> IsHeld(InvoiceCommand.Hold hold) =>
        Holds.GetValueOrDefault(hold.Reference) == new KnownHold(hold.Reason, hold.Until, false)
            ? Nothing
            : new InvoiceEvent.InvoiceHeld(Document!, hold.Reference, hold.Reason, hold.Until);

    Decision<InvoiceEvent> Lifts(InvoiceCommand.LiftHold lift) => Holds.GetValueOrDefault(lift.Reference) switch
    {
        null               => Refuse("hold_unknown", $"Nothing holds invoice {Document!.Number} under {lift.Reference}."),
        { IsLifted: true } => Nothing,
        _                  => new InvoiceEvent.HoldLifted(Document!, lift.Reference),
    };
}

public abstract partial record InvoiceCommand
{
    /// <summary>It is not to be dunned, or for another reason or until another day than before.</summary>
    /// <param name="Reference">Of the hold, chosen by who sends it: <c>einvoice:210</c>.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Until">Last day; null until it is lifted.</param>
    public sealed record Hold(string Reference, HoldReason Reason, DateOnly? Until) : InvoiceCommand;

    /// <summary>What held it is over.</summary>
    /// <param name="Reference">Of the hold.</param>
    public sealed record LiftHold(string Reference) : InvoiceCommand;
}

public abstract partial record InvoiceEvent
{
    /// <summary>It is not to be dunned (blocage), to the end of a day or until that is lifted.</summary>
    public sealed record InvoiceHeld(AccountDocument Document, string Hold, HoldReason Reason, DateOnly? Until) : InvoiceEvent;

    /// <summary>What held it is over.</summary>
    public sealed record HoldLifted(AccountDocument Document, string Hold) : InvoiceEvent;
}
