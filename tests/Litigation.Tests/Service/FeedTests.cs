using Recouvrement.Contracts.Litigation;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>The agencies' feed alone in its database: what is repeated, and what survives the loss of a queue.</summary>
public sealed class FeedTests(Scene scene) : IClassFixture<Scene>
{
    [Fact]
    public async Task Read_again_from_an_old_position_the_feed_repeats_every_message_under_its_id()
    {
        const string siren = "300000001";
        await using var alpha = scene.Queue("alpha");
        await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000), Scene.Claim(siren, "F-2", 10_000));
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 30_000, 10_000, "payment", 2));
        var first = (await alpha.Receive(2)).ToArray();

        await scene.Service.Database.Administer("update mt_event_progression set last_seq_id = 0 where name = 'partners'");
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 20_000, 10_000, "payment", 3));
        await alpha.Receive(5);
        await Eventually.Is(async () => (await alpha.ReceiveNow()).DistinctBy(m => m.Text("id")).Count() == 3, "the new message comes too");

        var all = await alpha.ReceiveNow();
        AgencyQueue.AssertValid(all);
        Assert.All(first, message => Assert.True(all.Count(m => m.Body == message.Body) >= 2, "repeated to the byte"));
        // Whatever is repeated, first arrivals keep their order.
        var arrivals = all.DistinctBy(m => m.Text("id")).Select(m => m.Text("sequence")).ToList();
        Assert.Equal(arrivals.Order(StringComparer.Ordinal), arrivals);
    }

    [Fact]
    public async Task A_queue_that_was_deleted_is_there_again_with_the_next_message_and_nothing_else_is_held_up()
    {
        const string siren = "300000002";
        await using var beta = scene.Queue("beta");
        await scene.Place(siren, "beta", Scene.Claim(siren, "F-1", 40_000));
        await beta.Receive(1);
        await beta.DeleteQueue();
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 30_000, 10_000, "payment", 2));
        await Eventually.Passes(async () => Assert.Contains(await beta.ReceiveNow(), m => m.Text("type") == "claims.balance-changed.v1"));
        Assert.Equal(0, (await scene.Get("ops", "/ops/flow")).GetProperty("parked").GetInt64());
    }

    [Fact]
    public async Task A_second_process_neither_doubles_nor_loses()
    {
        const string siren = "300000003";
        await using var replica = await ServiceUnderTest<Program>.Start("litigation", database: scene.Service.Database, broker: scene.Service.Broker);
        var placement = await scene.Place(siren, "beta", Scene.Claim(siren, "F-1", 40_000));
        await using var beta = scene.Queue("beta");
        await Eventually.Is(async () => (await beta.ReceiveNow()).Any(m => m.Text("subject") == $"{placement}"), "the agency is told");
        Assert.Single(scene.Bus.Heard<ClaimsPlacedV1>(), p => p.Placement == placement);
    }
}
