global using CaseStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Cases.DunningCase,
    Recouvrement.Dunning.Domain.Cases.DunningCommand,
    Recouvrement.Dunning.Domain.Cases.DunningEvent>;
global using EntityStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Entities.DunningEntity,
    Recouvrement.Dunning.Domain.Entities.EntityCommand,
    Recouvrement.Dunning.Domain.Entities.EntityEvent>;
global using PolicyStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Policies.PolicyShelf,
    Recouvrement.Dunning.Domain.Policies.PolicyCommand,
    Recouvrement.Dunning.Domain.Policies.PolicyEvent>;
global using StopStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Entities.StopSwitch,
    Recouvrement.Dunning.Domain.Entities.StopCommand,
    Recouvrement.Dunning.Domain.Entities.StopEvent>;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Entities;
using Recouvrement.Dunning.Policies;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning;

/// <summary>The kinds of streams of this service, each with its stored names and what it shows in read tables.</summary>
static class Streams
{
    public const string CaseType = "dunning_case";

    public static EventNames<DunningEvent> CaseFacts { get; } = new();

    public static EventNames<EntityEvent> EntityFacts { get; } = new();

    public static EventNames<StopEvent> StopFacts { get; } = new();

    public static EventNames<PolicyEvent> PolicyFacts { get; } = new();

    public static void AddStreams(this IServiceCollection services)
    {
        services.AddStreams<DunningCase, DunningCommand, DunningEvent>(CaseType, CaseFacts, CaseView.ShowNews);
        services.AddStreams<DunningEntity, EntityCommand, EntityEvent>("dunning_entity", EntityFacts, EntityTable.Show);
        services.AddStreams<PolicyShelf, PolicyCommand, PolicyEvent>("dunning_policy", PolicyFacts, PolicyTable.Show);
        services.AddStreams<StopSwitch, StopCommand, StopEvent>("stop_switch", StopFacts, null);
        // A run writes what it has seen of every case it looked at, moved or not, by itself; and reads of each only what came since it last did.
        services.AddStreams<DunningCase, DunningCommand, DunningEvent>(CaseType, CaseFacts, null, new("case_snapshots"), key: "run");
    }
}
