using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Notes;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Dunning.Notes;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.FollowUps;

/// <summary>What a task stands for in a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="FollowUp">Its follow-up.</param>
sealed record FollowUpOfTask(Guid Case, Guid FollowUp);

/// <summary>Carries the end of a task to the follow-up it stands for.</summary>
sealed class FollowUpDesk(IEventStore store, CaseStreams cases)
{
    /// <summary>What a task stands for, its case held before it as by whoever tells the case; null for any other task.</summary>
    public async Task<FollowUpOfTask?> Hold(Session session, Guid task, CancellationToken stop)
    {
        if (await session.Read("select case_id, follow_up from tasks where task = $1 and follow_up is not null", r => new FollowUpOfTask(r.GetGuid(0), r.GetGuid(1)), stop, task) is not [var of]) return null;
        await store.Hold(session, of.Case, Streams.CaseType, stop);
        return of;
    }

    /// <summary>It was done; what there is to say of it is a note on the case.</summary>
    public async Task Done(Session session, FollowUpOfTask of, string? report, string by, DateOnly on, EventContext context, CancellationToken stop)
    {
        Guid? note = report is null ? null : FollowUpTasks.ReportOf(of.FollowUp);
        var outcome = await cases.Handle(session, of.Case, new DunningCommand.DoFollowUp(of.FollowUp, by, on) { Report = note }, context, stop);
        if (note is { } kept && !outcome.Decision.Facts.IsEmpty) await NoteText.Keep(session, kept, of.Case, NoteKind.VisitReport, report!, by, on, stop);
    }

    /// <summary>It is no longer to be done.</summary>
    public Task Dropped(Session session, FollowUpOfTask of, TaskCancellation reason, string by, DateOnly on, EventContext context, CancellationToken stop) =>
        cases.Handle(session, of.Case, new DunningCommand.DropFollowUp(of.FollowUp, reason, by, on), context, stop);

    /// <summary>What was said of it is erased.</summary>
    public async Task Erase(Session session, FollowUpOfTask of, string by, DateOnly on, EventContext context, CancellationToken stop)
    {
        var note = FollowUpTasks.ReportOf(of.FollowUp);
        await cases.Handle(session, of.Case, new DunningCommand.EraseNote(note, by, on), context, stop);
        await NoteText.Erase(session, note, of.Case, stop);
    }
}
