using Npgsql;
using Recouvrement.Dunning.Runs;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Meetings;

/// <summary>Draws the lists that are due, and lets paid lines leave those of meetings to come.</summary>
sealed class MeetingsOfTheDay(UnpaidListDesk desk, NpgsqlDataSource database, ILogger<MeetingsOfTheDay> log) : IDayWork
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

        var failed = new List<Guid>();
        foreach (var list in lists) await Try(list, () => desk.Renew(list, day, context, stop));
        foreach (var meeting in meetings) await Try(meeting, () => desk.Draw(meeting, day, ahead: false, context, stop));
        // The day is not over: it is tried again until somebody has mended the fault.
        if (failed.Count > 0) throw new InvalidOperationException($"{failed.Count} lists of meetings could not be drawn or renewed, {failed[0]} first.");

        // One entity's fault must not keep the others' lists from being drawn.
        async Task Try(Guid one, Func<Task> work)
        {
            try
            {
                await work();
            }
            catch (Exception fault) when (Transient.IsOfOne(fault))
            {
                log.LogError(fault, "The list of {Meeting} could not be drawn or renewed on {Day}", one, day);
                failed.Add(one);
            }
        }
    }
}
