using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.Messaging;

public sealed class FlowTests(ProbeServices services) : IClassFixture<ProbeServices>
{
    /// <summary>The end of a day: everything received, read first, equals everything sent, read after.</summary>
    [Fact]
    public async Task Received_equals_sent_only_when_nothing_is_under_way()
    {
        var (publisher, listener) = (await services.StartPublisher(), await services.StartListener());
        var random = new Random(5);
        var (sent, tooEarly, looks) = (0L, 0, 0);
        for (var round = 0; round < 25; round++)
        {
            sent += await Burst(random);
            publisher.Services.GetRequiredService<LogSignal>().Raise();
            while (true)
            {
                Assert.True(looks++ < 100_000, "The counters never met.");
                var received = (await ProbeServices.FlowOf(listener)).Consumed;
                if (received != (await ProbeServices.FlowOf(publisher)).Stored.Values.Sum()) continue;
                if (await Applied() != sent) tooEarly++;
                break;
            }
        }

        Assert.Equal(0, tooEarly);
        Assert.True(looks > 40, $"Only {looks} looks: the relay was never caught at work.");
        Assert.Equal(sent, (await ProbeServices.FlowOf(listener)).Consumed);
    }

    async Task<long> Burst(Random random)
    {
        var counted = random.Next(1, 30);
        await using var session = await Session.Begin(services.Publisher.Source, default);
        // A number given back: the relay has to wait for it, and what stands behind it is under way all the while.
        if (random.Next(2) == 0)
            await using (var lost = await Session.Begin(services.Publisher.Source, default))
                await services.Publisher.Store.Append(lost, Events(1), new("a tester", DateTimeOffset.UnixEpoch), default);
        await services.Publisher.Store.Append(session, Events(counted), new("a tester", DateTimeOffset.UnixEpoch), default);
        await session.Commit(default);
        return counted;
    }

    static StreamAppend Events(int counted) => new(
        Guid.CreateVersion7(), "probe", StreamHead.New,
        [.. Enumerable.Range(1, counted).Select(n => EventNames<ProbeEvent>.Write(new ProbeEvent.Counted(n))), EventNames<ProbeEvent>.Write(new ProbeEvent.Whispered("inside"))]);

    async Task<long> Applied()
    {
        await using var session = await Session.Open(services.Listener.Source, default);
        return (await session.Read("select count(*) from heard", row => row.GetInt64(0), default))[0];
    }
}
