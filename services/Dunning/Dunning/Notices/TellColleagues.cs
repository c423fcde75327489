using System.Collections.Frozen;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Dunning.Domain.Requests;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Dunning.Team;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Notices;

/// <summary>
/// Follows the log and asks for the mails that colleagues are to get, in the transaction that moves its position: each fact once. A fact of which it can make nothing stops
/// this reader alone, not the relay.
/// </summary>
sealed class TellColleagues(NoticeNews news, NoticeDesk desk) : ILogReader
{
    /// <summary>Name of its position; a migration set it to the end of the log of that day.</summary>
    public const string ReaderName = "colleague-notices";

    // Few of very many: the rest is not even read.
    static readonly FrozenSet<string> News = new[]
    {
        typeof(RequestEvent.RequestMade), typeof(RequestEvent.ColleagueReminded), typeof(RequestEvent.RequestEscalated),
        typeof(UnpaidListEvent.ListDrawn), typeof(UnpaidListEvent.MeetingMoved), typeof(UnpaidListEvent.MeetingCancelled), typeof(UnpaidListEvent.MeetingHeld),
        typeof(TaskEvent.TaskOpened), typeof(TaskEvent.TaskReassigned), typeof(DunningEvent.SalesToldOfThreat),
    }.Select(EventJson.StoredName).ToFrozenSet();

    /// <inheritdoc/>
    public string Name => ReaderName;

    /// <inheritdoc/>
    public int Most => 200;

    /// <inheritdoc/>
    public Task Act(IReadOnlyList<StoredEvent> events, CancellationToken stop) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task Record(Session session, IReadOnlyList<StoredEvent> events, CancellationToken stop)
    {
        var told = events.Where(e => News.Contains(e.Type)).ToList();
        if (told.Count == 0) return;
        var roster = await MemberTable.Roster(session, stop);
        foreach (var stored in told)
        {
            var day = ParisTime.DateOf(stored.Headers.HappenedAt);
            var context = new EventContext("service:dunning", stored.Headers.HappenedAt, stored.CorrelationId, stored.Id.ToString(), stored.Headers.TraceParent);
            await desk.Tell(session, await news.Of(session, stored, roster, day, stop), roster, day, context, stop);
        }
    }
}
