using Npgsql;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Entities;

/// <summary>Turns the switch over all entities.</summary>
sealed class StopSwitchDesk(StopStreams switches, NpgsqlDataSource database, LogSignal signal, BusinessClock clock)
{
    /// <summary>There is one switch.</summary>
    public static readonly Guid Stream = NameBasedId.Of("stop_switch");

    /// <summary>Turns it, with who asked and why; turned already, nothing changes.</summary>
    public Task<Outcome<StopSwitch, StopEvent>> Turn(StopCommand order, string person, string? note, EventContext context, CancellationToken stop) => UnitOfWork.Run(database, signal, async session =>
    {
        await EntityTable.Close(session, stop);
        var outcome = await switches.Handle(session, Stream, order, context, stop);
        if (outcome.Decision.Facts.IsEmpty) return outcome;
        // The switch before the entities, as whoever adds one; the entities before their cases, as a run: what is under way ends first.
        await session.Run("update stop_switch set is_on = $1", stop, outcome.State.IsOn);
        await session.Read("select creditor from entities order by creditor for update", r => r.GetString(0), stop);
        await session.Run("update entities set stopped_with_all = $1", stop, outcome.State.IsOn);
        await session.Run("insert into stop_notes (version, on_date, person, note) values ($1, $2, $3, $4)", stop, outcome.Version, clock.Today, person.Trim(), note?.Trim());
        await session.Run("update cases set look_on = $1", stop, clock.Today);
        return outcome;
    }, stop);
}
