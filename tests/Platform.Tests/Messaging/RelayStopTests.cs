using System.Net;
using System.Net.Http.Json;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Messaging;

/// <summary>What stops the line: order is worth more than minutes.</summary>
public sealed class RelayStopTests : IAsyncLifetime
{
    readonly ProbeServices services = new();

    public Task InitializeAsync() => services.InitializeAsync();

    public Task DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task An_event_that_cannot_be_translated_stops_the_line_until_an_operator_passes_over_it()
    {
        var publisher = await services.StartPublisher();
        await services.StartListener();
        using var ops = ProbeServices.ClientOf(publisher);
        var before = await services.Append(new ProbeEvent.Counted(1));
        await services.Append(new NewEvent(Guid.CreateVersion7(), "counted", "Probe", 1, CanonicalJson.Of("""{"number":"many"}"""u8.ToArray())));
        var after = await services.Append(new ProbeEvent.Counted(3));

        await Heard(before);
        await Eventually.Passes(async () =>
        {
            var flow = await ProbeServices.FlowOf(publisher);
            Assert.Equal((1, 3), (flow.Relay, flow.Stored.Values.Sum()));
            Assert.Contains("number", flow.Stuck["relay"], StringComparison.Ordinal);
        });
        Assert.Empty(await services.Heard(after));

        using var skipped = await ops.PostAsJsonAsync("/ops/relay/skips", new { sequence = 2, reason = "Written by a test." });
        Assert.Equal(HttpStatusCode.NoContent, skipped.StatusCode);
        await Heard(after);
        await Eventually.Passes(async () =>
        {
            var flow = await ProbeServices.FlowOf(publisher);
            Assert.Equal((3, 2), (flow.Relay, flow.Stored.Values.Sum()));
            Assert.Empty(flow.Stuck);
        });
    }

    [Fact]
    public async Task An_event_that_reaches_no_queue_is_an_error_and_not_a_loss()
    {
        var publisher = await services.StartPublisher();
        await services.StartListener();
        await Heard(await services.Append(new ProbeEvent.Counted(1)));
        var at = (await ProbeServices.FlowOf(publisher)).Head;
        await using var connection = await new BrokerOptions(services.Broker).Factory().CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeUnbindAsync("dunning", "invoicing.bank-feed-received.v1", "");
        var stream = await services.Append(new ProbeEvent.Counted(4));

        await Eventually.Passes(async () => Assert.NotEmpty((await ProbeServices.FlowOf(publisher)).Stuck));
        Assert.Equal(at, (await ProbeServices.FlowOf(publisher)).Relay);
        await channel.ExchangeBindAsync("dunning", "invoicing.bank-feed-received.v1", "");
        await Heard(stream);
        await Eventually.Passes(async () => Assert.Empty((await ProbeServices.FlowOf(publisher)).Stuck));
    }

    Task Heard(Guid stream) => Eventually.Passes(async () => Assert.Equal([1L], await services.Heard(stream)));
}
