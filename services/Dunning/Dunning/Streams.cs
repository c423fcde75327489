global using CaseStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Cases.DunningCase,
    Recouvrement.Dunning.Domain.Cases.DunningCommand,
    Recouvrement.Dunning.Domain.Cases.DunningEvent>;
global using EntityStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Entities.DunningEntity,
    Recouvrement.Dunning.Domain.Entities.EntityCommand,
    Recouvrement.Dunning.Domain.Entities.EntityEvent>;
using Npgsql;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Entities;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning;

/// <summary>The kinds of streams of this service, each with its stored names and what it shows in read tables.</summary>
static class Streams
{
    public static EventNames<DunningEvent> CaseFacts { get; } = new();

    public static EventNames<EntityEvent> EntityFacts { get; } = new();

    public static void AddStreams(this IServiceCollection services)
    {
        services.AddSingleton(p => Of<DunningCase, DunningCommand, DunningEvent>(p, "dunning_case", CaseFacts, CaseView.ShowNews));
        services.AddSingleton(p => Of<DunningEntity, EntityCommand, EntityEvent>(p, "dunning_entity", EntityFacts, EntityTable.Show));
        // A run writes what it has seen of every case it looked at, moved or not, by itself.
        services.AddKeyedSingleton("run", (p, _) => Of<DunningCase, DunningCommand, DunningEvent>(p, "dunning_case", CaseFacts, null));
    }

    static Streams<TState, TCommand, TEvent> Of<TState, TCommand, TEvent>(IServiceProvider services, string type, EventNames<TEvent> names, Shows<TState, TEvent>? show)
        where TState : Kernel.Deciding.IDecider<TState, TCommand, TEvent> where TCommand : class where TEvent : class =>
        new(services.GetRequiredService<IEventStore>(), services.GetRequiredService<NpgsqlDataSource>(), services.GetRequiredService<LogSignal>(), type, names, show);
}
