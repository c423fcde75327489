using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventStore;

public sealed class NpgsqlEventStoreTests(EventStoreDatabase fixture) : EventStoreContract(fixture)
{
    protected override IEventStore Store { get; } = new NpgsqlEventStore(TimeProvider.System);
}
