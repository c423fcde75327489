using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Tasks;

/// <summary>Gives tasks to people, for whatever part of the service asks for one.</summary>
sealed class TaskDesk(TaskStreams tasks)
{
    /// <summary>Names the task of a key: the same key is the same task.</summary>
    public static Guid IdOf(string key) => NameBasedId.Of($"task|{key}");

    /// <summary>
    /// Opens a task in the caller's transaction; asked again with the same key, it stays as it is. Where the order names no owner, the owner of the
    /// case does it.
    /// </summary>
    /// <param name="session">The transaction.</param>
    /// <param name="order">What is to be done.</param>
    /// <param name="key">What the task comes from, for example <c>bounce|{decision}</c>.</param>
    /// <param name="context">Who asks.</param>
    /// <param name="on">Business date.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="note">One line for the person; kept where it can be erased.</param>
    /// <returns>Id of the task.</returns>
    public async Task<Guid> Open(Session session, TaskOrder order, string key, EventContext context, DateOnly on, CancellationToken stop, string? note = null)
    {
        var task = IdOf(key);
        var owner = order.Owner;
        if (owner is null && order.Case is { } of)
            owner = await session.Read("select owner from case_owners where case_id = $1 and owner is not null", r => (Guid?)r.GetGuid(0), stop, of) is [var named] ? named : null;
        // It comes of a fact or of a decision that was made: nothing of it can be refused.
        var outcome = await tasks.Hear(session, task, new TaskCommand.OpenTask(task, order with { Owner = owner }, context.Actor, on), context, stop);
        if (note is not null && !outcome.Decision.Facts.IsEmpty) await TaskTable.Note(session, task, note, stop);
        return task;
    }

    /// <summary>Ends a task of a key that is open, as done by its owner; without one nothing happens.</summary>
    public async Task Finish(Session session, string key, EventContext context, DateOnly on, CancellationToken stop)
    {
        var task = IdOf(key);
        var owner = await OwnerOf(session, task, stop);
        await tasks.Handle(session, task, new TaskCommand.Finish(task, TaskResult.Done, owner, context.Actor, on), context, stop);
    }

    /// <summary>Who is to do a task; null where nobody is named.</summary>
    public static async Task<Guid?> OwnerOf(Session session, Guid task, CancellationToken stop) =>
        await session.Read("select owner from tasks where task = $1", r => r.Value<Guid>(0), stop, task) is [var named] ? named : null;

    /// <summary>Cancels a task of a key that is open; without one nothing happens.</summary>
    public async Task Cancel(Session session, string key, TaskCancellation reason, EventContext context, DateOnly on, CancellationToken stop) =>
        await tasks.Handle(session, IdOf(key), new TaskCommand.Cancel(IdOf(key), reason, context.Actor, on), context, stop);
}
