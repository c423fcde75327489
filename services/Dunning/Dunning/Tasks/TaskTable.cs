using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Tasks;

/// <summary>Tasks as people read them.</summary>
static class TaskTable
{
    public static async Task Show(Session session, Guid stream, AssignedTask state, IReadOnlyList<Appended<TaskEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var fact in facts)
            await (fact.Fact switch
            {
                TaskEvent.TaskOpened e => session.Run(
                    """
                    insert into tasks (task, kind, creditor, case_id, invoice, owner, first_deadline_on, deadline_on, origin, state, opened_on, opened_by, follow_up)
                    values ($1, $2, $3, $4, $5, $6, $7, $7, $8, 'open', $9, $10, $11)
                    """,
                    stop, e.Task, Spelling.Of(e.Order.Kind), e.Order.Creditor, e.Order.Case, e.Order.Invoice, e.Order.Owner, e.Order.DeadlineOn, e.Order.Origin, e.On, e.By, e.Order.FollowUp),
                TaskEvent.TaskReassigned e => session.Run("update tasks set owner = $2 where task = $1", stop, e.Task, e.Owner),
                TaskEvent.TaskPostponed e  => session.Run("update tasks set deadline_on = $2 where task = $1", stop, e.Task, e.DeadlineOn),
                TaskEvent.TaskDone e       => session.Run("update tasks set state = 'done', ended_on = $2, ended_by = $3, done_by = $4, result = $5 where task = $1", stop, e.Task, e.On, e.By, e.Member, Spelling.Of(e.Result)),
                TaskEvent.TaskCancelled e  => session.Run("update tasks set state = 'cancelled', ended_on = $2, ended_by = $3, result = $4 where task = $1", stop, e.Task, e.On, e.By, Spelling.Of(e.Reason)),
                _ => throw new System.Diagnostics.UnreachableException(),
            });
    }

    /// <summary>Keeps what was written with a task.</summary>
    public static Task Note(Session session, Guid task, string note, CancellationToken stop) =>
        session.Run("insert into task_notes (task, note) values ($1, $2) on conflict (task) do update set note = $2", stop, task, note);

    /// <summary>Keeps what was written at its end.</summary>
    public static Task Report(Session session, Guid task, string report, CancellationToken stop) =>
        session.Run("insert into task_notes (task, report) values ($1, $2) on conflict (task) do update set report = $2", stop, task, report);
}
