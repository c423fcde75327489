using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Entities;

/// <summary>Why everything was stopped.</summary>
public enum StopReason
{
    /// <summary>Not given.</summary>
    Unknown,

    /// <summary>What the ERP or the bank sent is wrong.</summary>
    WrongData,

    /// <summary>Something here, or at a provider, does not work as it should.</summary>
    Incident,

    /// <summary>A lawyer, a court or an authority asks for it.</summary>
    Legal,

    /// <summary>Systems are changed over.</summary>
    Maintenance,

    /// <summary>Something else, said in the note.</summary>
    Other,
}

/// <summary>The facts of the switch that stops all entities. Who asked and what was said may name persons: they lie where they can be erased.</summary>
public abstract record StopEvent
{
    StopEvent()
    {
    }

    /// <summary>Nothing leaves for any debtor of any entity any more.</summary>
    public sealed record EverythingStopped(StopReason Reason, string By) : StopEvent;

    /// <summary>Each entity duns again as its own settings say.</summary>
    public sealed record StopLifted(string By) : StopEvent;
}

/// <summary>What the switch can be told.</summary>
public abstract record StopCommand
{
    StopCommand()
    {
    }

    /// <summary>Stop all entities, those that come later too.</summary>
    public sealed record StopEverything(StopReason Reason, string By) : StopCommand;

    /// <summary>Let each entity dun again as its own settings say.</summary>
    public sealed record LiftStop(string By) : StopCommand;
}

/// <summary>The switch that stops all entities (arrêt général). It stands beside their settings and changes none of them: lifted, each is what it was.</summary>
/// <param name="IsOn">Everything is stopped.</param>
public sealed record StopSwitch(bool IsOn) : IDecider<StopSwitch, StopCommand, StopEvent>
{
    /// <inheritdoc/>
    public static StopSwitch Initial { get; } = new(IsOn: false);

    /// <inheritdoc/>
    public static Decision<StopEvent> Decide(StopSwitch state, StopCommand command) => (state, command) switch
    {
        (_, StopCommand.StopEverything { Reason: StopReason.Unknown })    => Refuse("reason_missing", "Everything is stopped for a reason."),
        ({ IsOn: false }, StopCommand.StopEverything stop)                => new StopEvent.EverythingStopped(stop.Reason, stop.By),
        ({ IsOn: true }, StopCommand.LiftStop lift)                       => new StopEvent.StopLifted(lift.By),
        (_, StopCommand.StopEverything or StopCommand.LiftStop)           => Nothing,
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static StopSwitch Evolve(StopSwitch state, StopEvent happened) => happened switch
    {
        StopEvent.EverythingStopped => new(IsOn: true),
        StopEvent.StopLifted        => new(IsOn: false),
        _ => throw new UnreachableException(),
    };
}
