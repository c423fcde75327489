using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Tasks;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.FollowUps;

/// <summary>
/// Each follow-up of a case is a task of the team: opened and ended with it, in the transaction that holds the case. A follow-up from before there were
/// such tasks gets its own when its case next acts or is told anything. Whoever holds both has held the case first: nobody waits in a ring.
/// </summary>
sealed class FollowUpTasks(TaskDesk tasks)
{
    /// <summary>The task of a follow-up.</summary>
    public static Guid IdOf(Guid followUp) => TaskDesk.IdOf(KeyOf(followUp));

    /// <summary>The note that keeps the report of a follow-up: told again, it stays one.</summary>
    public static Guid ReportOf(Guid followUp) => NameBasedId.Of($"report|{followUp}");

    /// <summary>Lets the tasks follow what has happened in their cases; the owners of the cases are those that are shown.</summary>
    public async Task Follow(Session session, IReadOnlyCollection<(DunningCase Case, IEnumerable<DunningEvent> Facts)> news, EventContext context, CancellationToken stop)
    {
        (DunningCase Case, FollowUp Asked)[] open = [.. news.SelectMany(n => n.Case.FollowUps.Values.Where(f => f.IsOpen).Select(f => (n.Case, f))).OrderBy(o => o.f.Id)];
        if (open.Length > 0)
        {
            var known = await session.Read("select task from tasks where task = any($1)", row => row.GetGuid(0), stop, (object)Array.ConvertAll(open, o => IdOf(o.Asked.Id)));
            foreach (var (dunning, asked) in open.Where(o => !known.Contains(IdOf(o.Asked.Id))))
                await tasks.Open(session, dunning.OrderOf(asked), KeyOf(asked.Id), context, ParisTime.DateOf(context.HappenedAt), stop);
        }

        foreach (var fact in news.SelectMany(n => n.Facts))
            await (fact switch
            {
                DunningEvent.FollowUpDone e    => tasks.Finish(session, KeyOf(e.FollowUp), context, e.On, stop),
                DunningEvent.FollowUpDropped e => tasks.Cancel(session, KeyOf(e.FollowUp), e.Reason, context, e.On, stop),
                _                              => Task.CompletedTask,
            });
    }

    static string KeyOf(Guid followUp) => $"follow-up|{followUp}";
}
