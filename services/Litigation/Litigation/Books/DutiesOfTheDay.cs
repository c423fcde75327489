using Npgsql;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Books;

/// <summary>Finds what agencies should have remitted or given a receipt for by the day before. It looks at all that is due, so a day missed is made up for by the next.</summary>
sealed class DutiesOfTheDay(PlacementStreams placements, NpgsqlDataSource database, LogSignal signal) : IDayWork
{
    const int BatchSize = 200;

    public string Name => "duties of agencies";

    public async Task Do(DateOnly day, CancellationToken stop)
    {
        var context = new EventContext("duties-of-agencies", ParisTime.StartOf(day), TraceParent: System.Diagnostics.Activity.Current?.Id);
        for (Guid? after = Guid.Empty; after is { } from;)
            after = await UnitOfWork.Run(database, signal, session => Batch(session, from, day, context, stop), stop);
    }

    async Task<Guid?> Batch(Session session, Guid after, DateOnly day, EventContext context, CancellationToken stop)
    {
        var due = await session.Read(
            "select distinct placement from collections where remit_by < $1 and (remitted_cents < to_remit_cents or receipt_on is null) and placement > $2 order by placement limit $3",
            row => row.GetGuid(0), stop, day, after, BatchSize);
        await placements.HandleMany(session, [.. due.Select(placement => (placement, (PlacementCommand)new PlacementCommand.CheckDuties(TimeLimits.Shipped, day)))], context, stop);
        return due.Count < BatchSize ? null : due[^1];
    }
}
