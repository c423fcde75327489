using Npgsql;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Placements;

/// <summary>
/// What stands against claims that an agency has and that it was never told of, because it was no news any more when it was heard: its agency is told today, once.
/// </summary>
sealed class PausesOfTheDay(ClaimsOnHold claims, NpgsqlDataSource database, LogSignal signal) : IDayWork
{
    public string Name => "pauses told late";

    public async Task Do(DateOnly day, CancellationToken stop)
    {
        var context = new EventContext("pauses-told-late", ParisTime.StartOf(day), TraceParent: System.Diagnostics.Activity.Current?.Id);
        // Each looks again under its claim's row: what has ended meanwhile is not told.
        foreach (var invoice in await Untold(day, stop))
            await UnitOfWork.Run(database, signal, session => claims.TellLate(session, invoice, day, context, stop), stop);
    }

    async Task<List<Guid>> Untold(DateOnly day, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Read(
            """
            select distinct c.invoice
              from (select invoice, 'dispute:' || dispute as key from disputes where open
                    union all select invoice, 'hold:' || hold from holds where open and coalesce(until_on >= $1, true)) s
              join claims c on c.invoice = s.invoice and c.live
              join placements p on p.placement = c.placement and p.ended_on is null
             where not exists (select from pauses u where u.placement = c.placement and u.key = s.key and u.ended_on is null)
             order by c.invoice
            """, row => row.GetGuid(0), stop, day);
    }
}
