using System.Net;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>An agency that reads no queue has none, and misses nothing.</summary>
public sealed class QueueTests(Scene scene) : IClassFixture<Scene>
{
    [Fact]
    public async Task A_queue_that_its_agency_closes_is_gone_and_fills_again_only_when_it_is_opened()
    {
        const string siren = "650000001";
        await Eventually.Is(() => Exists("alpha"), "every agency has a queue from its first day");
        Assert.Equal(HttpStatusCode.NoContent, await Ask(HttpMethod.Delete));
        Assert.Equal(HttpStatusCode.NoContent, await Ask(HttpMethod.Delete));
        await Eventually.Is(async () => !await Exists("alpha"), "the queue is deleted");
        Assert.True(await Exists("beta"));

        await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        await Eventually.Is(async () => (await scene.Get("alpha-key", "/agency/events")).GetArrayLength() == 1, "it is told all the same");
        await scene.Place(siren, "beta", Scene.Claim(siren, "F-2", 40_000));
        await using (var beta = scene.Queue("beta")) await beta.Receive(1);
        // The feed has gone past what alpha was told.
        Assert.False(await Exists("alpha"));
        Assert.Equal("queue_closed", (await scene.Ask("alpha-key", HttpMethod.Post, "/agency/replays", new { })).Body.GetProperty("code").GetString());

        Assert.Equal(HttpStatusCode.NoContent, await Ask(HttpMethod.Put));
        await Eventually.Is(() => Exists("alpha"), "the queue is there again");
        await scene.Tell("alpha-key", "/agency/replays", new { });
        await using var alpha = scene.Queue("alpha");
        Assert.Equal("claims.placed.v1", (await alpha.Receive(1))[0].Text("type"));
    }

    async Task<HttpStatusCode> Ask(HttpMethod method) => (await scene.Ask("alpha-key", method, "/agency/queue")).Status;

    async Task<bool> Exists(string agency)
    {
        await using var connection = await new ConnectionFactory { Uri = scene.Service.Broker }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            await channel.QueueDeclarePassiveAsync($"agency.{agency}");
            return true;
        }
        catch (OperationInterruptedException)
        {
            return false;
        }
    }
}
