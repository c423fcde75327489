using JasperFx;
using Marten;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.EventStore.Marten;

/// <summary>Marten itself compares our tables with those it would make.</summary>
public sealed class MartenSchemaTests(EventStoreDatabase fixture) : IClassFixture<EventStoreDatabase>
{
    [Fact]
    public async Task Marten_finds_its_own_tables_and_misses_its_helpers_only()
    {
        await using var marten = Owner();
        var database = marten.Storage.Database;
        var migration = await database.CreateMigrationAsync();
        var found = migration.Deltas.ToLookup(d => d.Difference.ToString(), d => d.SchemaObject.Identifier.Name);
        Assert.Superset(new HashSet<string> { "mt_streams", "mt_events", "mt_events_sequence", "mt_event_progression" }, found["None"].ToHashSet());
        Assert.Equal(["Create", "None"], found.Select(difference => difference.Key).Order());

        // Its helper functions and tables beside ours, as its tools would make them; from then on it asserts that all is as it wants it.
        await marten.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOnly);
        await database.AssertDatabaseMatchesConfigurationAsync();
    }

    DocumentStore Owner() => DocumentStore.For(options =>
    {
        MartenEventStore.Configure(options, fixture.Database.Schema);
        // Without an event type Marten thinks it has no event store to compare.
        options.Events.AddEventType<ProbeEvent.Counted>();
        options.Connection(Stack.Servers.Administrator(fixture.Database.Name));
    });
}
