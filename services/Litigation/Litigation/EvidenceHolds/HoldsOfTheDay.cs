using Npgsql;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.EvidenceHolds;

/// <summary>A title that has run out and a claim for tax that can be made no more hold no evidence from the next day on. It looks at all that is over, so a day missed is made up for by the next.</summary>
sealed class HoldsOfTheDay(OpenMatters matters, NpgsqlDataSource database, LogSignal signal) : IDayWork
{
    public string Name => "holds that end with a day";

    public async Task Do(DateOnly day, CancellationToken stop)
    {
        List<(Guid Case, string Creditor)> over;
        await using (var session = await Session.Open(database, stop))
            over = await session.Read("select case_id, creditor from holds_in_time where last_on < $1 order by case_id", row => (row.GetGuid(0), row.GetString(1)), stop, day);
        var context = new EventContext("service:litigation", ParisTime.StartOf(day), TraceParent: System.Diagnostics.Activity.Current?.Id);
        foreach (var (@case, creditor) in over) await UnitOfWork.Run(database, signal, session => matters.Tell(session, @case, creditor, day, context, stop), stop);
    }
}
