using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Correspondence.Domain.Suppressions;

/// <summary>What is closed, without the address: that is personal data and lies where it can be erased.</summary>
/// <param name="Creditor">SIREN of the creditor entity: another one has leave of its own.</param>
/// <param name="Debtor">Stream id of the customer account it was said of.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Way">Which way.</param>
/// <param name="IsWhole">All of the debtor that way; else one address, whoever of the creditor's debtors has it.</param>
public sealed record SuppressionSubject(string Creditor, Guid Debtor, string CustomerNumber, SuppressedWay Way, bool IsWhole);

/// <summary>The facts of a suppression.</summary>
public abstract record SuppressionEvent
{
    SuppressionEvent()
    {
    }

    /// <summary>A way is closed.</summary>
    /// <param name="Subject">What.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Until">Last day; null: until somebody lifts it.</param>
    /// <param name="Message">The message whose fate closed it; null where somebody said so.</param>
    /// <param name="By">Who said so.</param>
    /// <param name="On">Business date.</param>
    public sealed record WaySuppressed(SuppressionSubject Subject, SuppressionReason Reason, DateOnly? Until, Guid? Message, string By, DateOnly On) : SuppressionEvent;

    /// <summary>It is open again.</summary>
    /// <param name="Subject">What.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="By">Who said so.</param>
    /// <param name="On">Business date.</param>
    public sealed record SuppressionLifted(SuppressionSubject Subject, SuppressionEnd Reason, string By, DateOnly On) : SuppressionEvent;
}

/// <summary>What a suppression can be told.</summary>
public abstract record SuppressionCommand
{
    SuppressionCommand()
    {
    }

    /// <summary>Close a way.</summary>
    /// <param name="Subject">What.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Until">Last day; null: until somebody lifts it.</param>
    /// <param name="Message">The message whose fate closes it.</param>
    /// <param name="By">Who says so.</param>
    /// <param name="On">The day.</param>
    public sealed record Suppress(SuppressionSubject Subject, SuppressionReason Reason, DateOnly? Until, Guid? Message, string By, DateOnly On) : SuppressionCommand;

    /// <summary>Open it again.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="By">Who says so.</param>
    /// <param name="On">The day.</param>
    public sealed record Lift(SuppressionEnd Reason, string By, DateOnly On) : SuppressionCommand;
}

/// <summary>A way to a debtor that is closed (liste d'opposition), or was.</summary>
/// <param name="Subject">What; null before it ever was.</param>
/// <param name="Reason">Why it was closed last.</param>
/// <param name="Until">Last day; null for no end of its own.</param>
/// <param name="IsClosed">Nobody has lifted it.</param>
public sealed record Suppression(SuppressionSubject? Subject, SuppressionReason Reason, DateOnly? Until, bool IsClosed) : IDecider<Suppression, SuppressionCommand, SuppressionEvent>
{
    /// <inheritdoc/>
    public static Suppression Initial { get; } = new(null, SuppressionReason.Unknown, null, IsClosed: false);

    /// <summary>It holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => IsClosed && !(Until < day);

    /// <inheritdoc/>
    public static Decision<SuppressionEvent> Decide(Suppression state, SuppressionCommand command) => command switch
    {
        SuppressionCommand.Suppress close => state.Closes(close),
        SuppressionCommand.Lift lift      => state.Opens(lift),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Suppression Evolve(Suppression state, SuppressionEvent happened) => happened switch
    {
        SuppressionEvent.WaySuppressed e => new(e.Subject, e.Reason, e.Until, IsClosed: true),
        SuppressionEvent.SuppressionLifted => state with { IsClosed = false },
        _ => throw new UnreachableException(),
    };

    Decision<SuppressionEvent> Closes(SuppressionCommand.Suppress close) => close switch
    {
        { Reason: SuppressionReason.Unknown }                                                                => Refuse("reason_missing", "Say why it is closed."),
        { Until: { } until, On: var on } when until < on                                                     => Refuse("until_is_past", "The last day lies ahead."),
        { Subject.IsWhole: true } when !close.Reason.IsWish()                                                => Refuse("address_missing", "An address can be wrong, not a debtor: name it."),
        // What came back says nothing new of an address that nobody may use.
        _ when HoldsOn(close.On) && Reason.IsWish() && !close.Reason.IsWish()                                => Nothing,
        _ when HoldsOn(close.On) && Reason == close.Reason && (Until is null || Until == close.Until)        => Nothing,
        _ => new SuppressionEvent.WaySuppressed(close.Subject, close.Reason, close.Until, close.Message, close.By, close.On),
    };

    Decision<SuppressionEvent> Opens(SuppressionCommand.Lift lift) => this switch
    {
        { Subject: null }                                  => Refuse("no_such_suppression", "Nothing of that id was ever closed."),
        _ when lift.Reason == SuppressionEnd.Unknown       => Refuse("reason_missing", "Say why it is open again."),
        { IsClosed: false }                                => Nothing,
        _                                                  => new SuppressionEvent.SuppressionLifted(Subject, lift.Reason, lift.By, lift.On),
    };
}
