using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Objectives;

/// <summary>What an objective counts in a month.</summary>
public enum ObjectiveMeasure
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Money that came in on overdue invoices, in cents of euros; what was taken back counts against it.</summary>
    CollectedCents,

    /// <summary>Calls that were made.</summary>
    Calls,

    /// <summary>Tasks done by their first deadline, in percent of those whose deadline is in the month.</summary>
    TasksInTimePercent,
}

/// <summary>What an objective is about.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Measure">What it counts.</param>
/// <param name="Member">Of this member; null for the whole team.</param>
public sealed record ObjectiveKey(DateOnly Month, ObjectiveMeasure Measure, Guid? Member)
{
    /// <summary>The month in which a day lies.</summary>
    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <summary>The facts of an entity's objectives.</summary>
public abstract record ObjectiveEvent
{
    ObjectiveEvent()
    {
    }

    /// <summary>An objective was set, or set anew.</summary>
    public sealed record ObjectiveSet(string Creditor, ObjectiveKey Key, long Target, string By) : ObjectiveEvent;

    /// <summary>An objective was dropped.</summary>
    public sealed record ObjectiveDropped(string Creditor, ObjectiveKey Key, string By) : ObjectiveEvent;
}

/// <summary>What an entity's objectives can be told.</summary>
public abstract record ObjectiveCommand
{
    ObjectiveCommand()
    {
    }

    /// <summary>Aim at this.</summary>
    /// <param name="Creditor">SIREN.</param>
    /// <param name="Key">What it is about.</param>
    /// <param name="Target">In the unit of its measure.</param>
    /// <param name="PersonFigures">The entity shows figures by person.</param>
    /// <param name="By">Who asks.</param>
    public sealed record Aim(string Creditor, ObjectiveKey Key, long Target, bool PersonFigures, string By) : ObjectiveCommand;

    /// <summary>Do not aim at it any more.</summary>
    public sealed record Drop(string Creditor, ObjectiveKey Key, string By) : ObjectiveCommand;
}

/// <summary>What an entity's team aims at, month by month (objectifs).</summary>
/// <param name="Targets">By what they are about.</param>
public sealed record TeamObjectives(ImmutableDictionary<ObjectiveKey, long> Targets) : IDecider<TeamObjectives, ObjectiveCommand, ObjectiveEvent>
{
    const long WholePercent = 100;

    /// <inheritdoc/>
    public static TeamObjectives Initial { get; } = new(ImmutableDictionary<ObjectiveKey, long>.Empty);

    /// <inheritdoc/>
    public static Decision<ObjectiveEvent> Decide(TeamObjectives state, ObjectiveCommand command) => command switch
    {
        ObjectiveCommand.Aim { Key.Measure: ObjectiveMeasure.Unknown }                  => Refuse("measure_missing", "An objective says what it counts."),
        ObjectiveCommand.Aim { Target: <= 0 }                                           => Refuse("target_unsound", "An objective is above nothing."),
        ObjectiveCommand.Aim { Key.Measure: ObjectiveMeasure.TasksInTimePercent, Target: > WholePercent } => Refuse("target_unsound", "Nobody does more than 100 percent of the tasks in time."),
        ObjectiveCommand.Aim { Key.Member: not null, PersonFigures: false }             => Refuse("person_figures_off", "Figures by person are switched off for this entity: its employees must be informed first."),
        ObjectiveCommand.Aim aim when state.Targets.TryGetValue(aim.Key, out var known) && known == aim.Target => Nothing,
        ObjectiveCommand.Aim aim                                                        => new ObjectiveEvent.ObjectiveSet(aim.Creditor, aim.Key, aim.Target, aim.By),
        ObjectiveCommand.Drop drop                                                      => state.Targets.ContainsKey(drop.Key) ? new ObjectiveEvent.ObjectiveDropped(drop.Creditor, drop.Key, drop.By) : Nothing,
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static TeamObjectives Evolve(TeamObjectives state, ObjectiveEvent happened) => happened switch
    {
        ObjectiveEvent.ObjectiveSet e     => new(state.Targets.SetItem(e.Key, e.Target)),
        ObjectiveEvent.ObjectiveDropped e => new(state.Targets.Remove(e.Key)),
        _ => throw new UnreachableException(),
    };
}
