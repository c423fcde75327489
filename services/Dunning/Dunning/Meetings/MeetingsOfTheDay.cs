using Npgsql;
using Recouvrement.Dunning.Runs;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Meetings;

/// <summary>Draws the lists that are due, and lets paid lines leave those of meetings to come.</summary>
sealed class MeetingsOfTheDay(UnpaidListDesk desk, NpgsqlDataSource database) : IDayWork
{
    public string Name => "lists of meetings";

    public async Task Do(DateOnly day, CancellationToken stop)
    {
        var context = new EventContext(RunOfTheDay.Actor, ParisTime.StartOf(day), TraceParent: System.Diagnostics.Activity.Current?.Id);
        List<Guid> meetings, lists;
        await using (var session = await Session.Open(database, stop))
        {
            meetings = await session.Read("select meeting from meetings where not ended order by meeting", r => r.GetGuid(0), stop);
            lists = await session.Read("select list from unpaid_lists where state = 'ahead' and held_on >= $1 order by list", r => r.GetGuid(0), stop, day);
        }

        foreach (var list in lists) await desk.Renew(list, day, context, stop);
        foreach (var meeting in meetings) await desk.Draw(meeting, day, ahead: false, context, stop);
    }
}
