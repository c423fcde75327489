using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Tasks;

/// <summary>What is to be done.</summary>
/// <param name="Kind">What.</param>
/// <param name="Creditor">SIREN of the entity it is done for.</param>
/// <param name="Case">The case it is about; null for none.</param>
/// <param name="Invoice">The invoice it is about; null for none.</param>
/// <param name="Owner">The member who is to do it; null while nobody is named.</param>
/// <param name="DeadlineOn">Last day on which it is in time.</param>
/// <param name="Origin">What it came from, snake_case: <c>person</c>, <c>meeting</c>…</param>
public sealed record TaskOrder(TaskKind Kind, string Creditor, Guid? Case, Guid? Invoice, Guid? Owner, DateOnly DeadlineOn, string Origin)
{
    /// <summary>The follow-up of its case that it stands for: both end together; null for any other task.</summary>
    public Guid? FollowUp { get; init; }
}

/// <summary>The facts of a task. What was written with it may name persons: it lies where it can be erased.</summary>
public abstract record TaskEvent
{
    TaskEvent()
    {
    }

    /// <summary>A task was given.</summary>
    public sealed record TaskOpened(Guid Task, TaskOrder Order, string By, DateOnly On) : TaskEvent;

    /// <summary>Another member is to do it.</summary>
    public sealed record TaskReassigned(Guid Task, Guid Owner, string By) : TaskEvent;

    /// <summary>It has another deadline; the first one stays the one it is measured by.</summary>
    public sealed record TaskPostponed(Guid Task, DateOnly DeadlineOn, string By) : TaskEvent;

    /// <summary>It was done.</summary>
    /// <param name="Task">Its id.</param>
    /// <param name="Result">What came of it.</param>
    /// <param name="Member">Who did it.</param>
    /// <param name="By">With whose key it was reported.</param>
    /// <param name="On">The day.</param>
    public sealed record TaskDone(Guid Task, TaskResult Result, Guid? Member, string By, DateOnly On) : TaskEvent;

    /// <summary>It is no longer to be done.</summary>
    public sealed record TaskCancelled(Guid Task, TaskCancellation Reason, string By, DateOnly On) : TaskEvent;
}

/// <summary>What a task can be told.</summary>
public abstract record TaskCommand
{
    TaskCommand()
    {
    }

    /// <summary>Do this. A task that is there already stays as it is.</summary>
    public sealed record OpenTask(Guid Task, TaskOrder Order, string By, DateOnly On) : TaskCommand;

    /// <summary>Let another member do it.</summary>
    public sealed record Reassign(Guid Task, Guid Owner, string By) : TaskCommand;

    /// <summary>Give it another deadline.</summary>
    public sealed record Postpone(Guid Task, DateOnly DeadlineOn, string By, DateOnly On) : TaskCommand;

    /// <summary>It is done.</summary>
    public sealed record Finish(Guid Task, TaskResult Result, Guid? Member, string By, DateOnly On) : TaskCommand;

    /// <summary>It need not be done.</summary>
    public sealed record Cancel(Guid Task, TaskCancellation Reason, string By, DateOnly On) : TaskCommand;
}

/// <summary>Something a person is to do by a day (tâche).</summary>
/// <param name="State">How far it is.</param>
/// <param name="Order">What is to be done; null before it was given.</param>
public sealed record AssignedTask(TaskState State, TaskOrder? Order) : IDecider<AssignedTask, TaskCommand, TaskEvent>
{
    /// <inheritdoc/>
    public static AssignedTask Initial { get; } = new(TaskState.None, null);

    /// <summary>Last day on which it is in time, as it was given: what is put off is late all the same.</summary>
    public DateOnly? FirstDeadlineOn { get; init; }

    /// <summary>Who did it, and when.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <inheritdoc/>
    public static Decision<TaskEvent> Decide(AssignedTask state, TaskCommand command) => (state.State, command) switch
    {
        (TaskState.None, TaskCommand.OpenTask { Order.Kind: TaskKind.Unknown })   => Refuse("kind_missing", "A task says what is to be done."),
        (TaskState.None, TaskCommand.OpenTask open)                               => new TaskEvent.TaskOpened(open.Task, open.Order, open.By, open.On),
        (_, TaskCommand.OpenTask)                                                 => Nothing,
        (TaskState.None, _)                                                       => Refuse("task_unknown", "There is no such task."),
        (TaskState.Open, TaskCommand.Reassign to)                                 => state.Order!.Owner == to.Owner ? Nothing : new TaskEvent.TaskReassigned(to.Task, to.Owner, to.By),
        (TaskState.Open, TaskCommand.Postpone to) when to.DeadlineOn < to.On      => Refuse("deadline_past", "A deadline lies ahead."),
        (TaskState.Open, TaskCommand.Postpone to)                                 => state.Order!.DeadlineOn == to.DeadlineOn ? Nothing : new TaskEvent.TaskPostponed(to.Task, to.DeadlineOn, to.By),
        (TaskState.Open, TaskCommand.Finish { Result: TaskResult.Unknown })       => Refuse("result_missing", "Say what came of it."),
        (TaskState.Open, TaskCommand.Finish end)                                  => new TaskEvent.TaskDone(end.Task, end.Result, end.Member, end.By, end.On),
        (TaskState.Open, TaskCommand.Cancel { Reason: TaskCancellation.Unknown }) => Refuse("reason_missing", "Say why it need not be done."),
        (TaskState.Open, TaskCommand.Cancel no)                                   => new TaskEvent.TaskCancelled(no.Task, no.Reason, no.By, no.On),
        (TaskState.Done, TaskCommand.Finish) or (TaskState.Cancelled, TaskCommand.Cancel) => Nothing,
        (TaskState.Done, _)                                                       => Refuse("task_done", "The task is done."),
        (TaskState.Cancelled, _)                                                  => Refuse("task_cancelled", "The task was cancelled."),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static AssignedTask Evolve(AssignedTask state, TaskEvent happened) => happened switch
    {
        TaskEvent.TaskOpened e     => new(TaskState.Open, e.Order) { FirstDeadlineOn = e.Order.DeadlineOn },
        TaskEvent.TaskReassigned e => state with { Order = state.Order is { } order ? order with { Owner = e.Owner } : null },
        TaskEvent.TaskPostponed e  => state with { Order = state.Order is { } order ? order with { DeadlineOn = e.DeadlineOn } : null },
        TaskEvent.TaskDone e       => state with { State = TaskState.Done, EndedOn = e.On },
        TaskEvent.TaskCancelled e  => state with { State = TaskState.Cancelled, EndedOn = e.On },
        _ => throw new UnreachableException(),
    };
}
