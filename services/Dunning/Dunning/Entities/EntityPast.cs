using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Entities;

/// <summary>A creditor entity as it was on a day that has gone: its settings, its bank feed and the switch over all entities.</summary>
sealed class EntityPast(EntityStreams entities, StopStreams switches, BusinessClock clock)
{
    /// <summary>The blockers that are of the entity and not of a case.</summary>
    public static IReadOnlySet<string> Rules { get; } = new HashSet<string>([Blocker.Stopped.Reason, Blocker.BankFeedStale.Reason, Blocker.NotLive.Reason, Blocker.HandOverOff.Reason]);

    /// <summary>What held around the entity's cases on a day; today's for today and later.</summary>
    public async Task<Circumstances> Around(Session session, string creditor, DateOnly day, CancellationToken stop)
    {
        var now = await EntityTable.Around(session, creditor, stop);
        if (day >= clock.Today) return now;
        var facts = await Until(entities, session, EntityTable.StreamOf(creditor), day, stop);
        var then = Folding.Fold<DunningEntity, EntityCommand, EntityEvent>(facts.Select(entry => entry.Fact)).Facts;
        var all = await Until(switches, session, StopSwitchDesk.Stream, day, stop);
        return now with { Entity = then with { Stopped = then.Stopped || all is [.., (_, StopEvent.EverythingStopped)] } };
    }

    /// <summary>The fact since which a rule of the entity blocks; null where none was ever heard.</summary>
    public async Task<BlockerCause?> Cause(Session session, string creditor, string rule, DateOnly day, CancellationToken stop)
    {
        if (rule == Blocker.Stopped.Reason && await Until(switches, session, StopSwitchDesk.Stream, day, stop) is [.., (var turned, StopEvent.EverythingStopped)]) return Of("stop_switch", turned);
        var facts = await Until(entities, session, EntityTable.StreamOf(creditor), day, stop);
        var last = rule == Blocker.BankFeedStale.Reason
            ? facts.LastOrDefault(entry => entry.Fact is EntityEvent.BankFeedHeard)
            : facts.LastOrDefault(entry => entry.Fact is EntityEvent.SettingsChanged);
        return last.Stored is null ? null : Of("entity", last.Stored);
    }

    static BlockerCause Of(string stream, StoredEvent stored) => new(stream, stored.Type, stored.Version, ParisTime.DateOf(stored.Headers.HappenedAt));

    static async Task<IReadOnlyList<(StoredEvent Stored, TEvent Fact)>> Until<TState, TCommand, TEvent>(Streams<TState, TCommand, TEvent> streams, Session session, Guid stream, DateOnly day, CancellationToken stop)
        where TState : IDecider<TState, TCommand, TEvent> where TCommand : class where TEvent : class =>
        [.. (await streams.History(session, stream, stop)).Where(entry => ParisTime.DateOf(entry.Stored.Headers.HappenedAt) <= day)];
}
