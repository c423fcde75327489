using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Kernel.Deciding;

namespace Recouvrement.Dunning.Tests.Domain.People;

/// <summary>What a person is to do by a day.</summary>
public sealed class TaskTests
{
    static readonly Guid Id = new("0197f000-0000-7000-8000-0000000000b1"), Anne = Guid.NewGuid();

    static readonly DateOnly Today = new(2026, 4, 7);

    static readonly TaskOrder Order = new(TaskKind.SendInvoiceCopy, "732829320", null, null, Anne, Today.AddDays(3), "person");

    static readonly TaskEvent Opened = new TaskEvent.TaskOpened(Id, Order, "manager", Today);
    static readonly TaskEvent Done = new TaskEvent.TaskDone(Id, TaskResult.Done, Anne, "collector", Today);
    static readonly TaskEvent Cancelled = new TaskEvent.TaskCancelled(Id, TaskCancellation.Mistake, "collector", Today);

    public static TheoryData<TaskEvent[], TaskCommand, string?, bool> Answers { get; } = new()
    {
        { [], new TaskCommand.OpenTask(Id, Order, "manager", Today), null, true },
        { [], new TaskCommand.OpenTask(Id, Order with { Kind = TaskKind.Unknown }, "manager", Today), "kind_missing", false },
        { [Opened], new TaskCommand.OpenTask(Id, Order with { Kind = TaskKind.Visit }, "manager", Today), null, false },
        { [], new TaskCommand.Finish(Id, TaskResult.Done, Anne, "collector", Today), "task_unknown", false },
        { [Opened], new TaskCommand.Finish(Id, TaskResult.Unknown, Anne, "collector", Today), "result_missing", false },
        { [Opened], new TaskCommand.Finish(Id, TaskResult.Paid, Anne, "collector", Today), null, true },
        { [Opened, Done], new TaskCommand.Finish(Id, TaskResult.Paid, Anne, "collector", Today), null, false },
        { [Opened, Done], new TaskCommand.Cancel(Id, TaskCancellation.Mistake, "collector", Today), "task_done", false },
        { [Opened, Cancelled], new TaskCommand.Cancel(Id, TaskCancellation.Mistake, "collector", Today), null, false },
        { [Opened, Cancelled], new TaskCommand.Finish(Id, TaskResult.Done, Anne, "collector", Today), "task_cancelled", false },
        { [Opened], new TaskCommand.Cancel(Id, TaskCancellation.Unknown, "collector", Today), "reason_missing", false },
        { [Opened], new TaskCommand.Reassign(Id, Anne, "manager"), null, false },
        { [Opened], new TaskCommand.Postpone(Id, Today.AddDays(-1), "manager", Today), "deadline_past", false },
        { [Opened], new TaskCommand.Postpone(Id, Today, "manager", Today), null, true },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_task_is_opened_once_and_ends_once(TaskEvent[] given, TaskCommand when, string? refusal, bool happens)
    {
        var decision = AssignedTask.Decide(Folding.Fold<AssignedTask, TaskCommand, TaskEvent>(given), when);
        Assert.Equal((refusal, happens), (decision.Refusal?.Code, !decision.Facts.IsEmpty));
    }

    [Fact]
    public void What_is_put_off_is_still_measured_by_its_first_deadline()
    {
        var state = Folding.Fold<AssignedTask, TaskCommand, TaskEvent>([Opened, new TaskEvent.TaskPostponed(Id, Today.AddDays(30), "manager")]);
        Assert.Equal((Today.AddDays(3), Today.AddDays(30)), (state.FirstDeadlineOn, state.Order!.DeadlineOn));
    }
}
