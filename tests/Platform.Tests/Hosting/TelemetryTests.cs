using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Tests.Messaging;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Hosting;

public sealed class TelemetryTests(ProbeServices services) : IClassFixture<ProbeServices>
{
    [Fact]
    public async Task A_service_tells_its_collector_what_it_did_to_its_last_moment()
    {
        await using var collector = await Collector.Start();
        using var service = ProbeProcess.Observed(services, collector.Address);
        await services.Append(new ProbeEvent.Counted(1));
        await Eventually.Is(async () => await Published() > 0, "the event is relayed");
        Assert.Equal(0, await service.End());

        // Metrics go out once a minute: these came at the end.
        foreach (var signal in new[] { "traces", "metrics" }) Assert.Contains("recouvrement-invoicing", collector.Of(signal), StringComparison.Ordinal);
        Assert.Contains("recouvrement.", collector.Of("metrics"), StringComparison.Ordinal);
    }

    async Task<long> Published()
    {
        await using var session = await Session.Open(services.Publisher.Source, default);
        return (await session.Read("select coalesce(sum(published), 0)::bigint from relay_counts", row => row.GetInt64(0), default))[0];
    }
}
