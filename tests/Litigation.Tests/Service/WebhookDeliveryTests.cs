using System.Text.Json;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Deliveries to an agency's HTTP server on a real socket: in order, signed, again until they are taken.</summary>
public sealed class WebhookDeliveryTests(Scene scene) : IClassFixture<Scene>, IAsyncLifetime
{
    readonly WebhookStage hooks = new(scene);

    public Task InitializeAsync() => hooks.Open();

    public Task DisposeAsync() => hooks.Close();

    [Fact]
    public async Task What_happens_from_then_on_is_delivered_in_order_as_it_is_on_the_queue_and_signed()
    {
        var secret = await hooks.Set();
        await hooks.Story("620000001");
        await Eventually.Is(() => hooks.Receiver.Hooks.Count >= 4, "four deliveries");

        var events = (await scene.Get("alpha-key", "/agency/events?limit=1000")).EnumerateArray().Select(e => e.GetRawText()).ToList();
        Assert.Equal(events[^4..], hooks.Receiver.Hooks.Select(h => h.Body));
        Assert.All(hooks.Receiver.Hooks, h =>
        {
            Assert.True(h.IsSignedWith(secret));
            Assert.False(h.IsSignedWith("whsec_" + Convert.ToBase64String(new byte[32])));
            Assert.Equal(h.Event.GetProperty("id").GetString(), h.Id);
            Assert.InRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - h.Timestamp, 0, 60);
            Assert.Equal("application/cloudevents+json", h.ContentType);
        });
        AgencyQueue.AssertValid(hooks.Receiver.Hooks.Select(h => new Received(h.ContentType, "", h.Body)));
        var state = await scene.Get("alpha-key", "/agency/webhook");
        Assert.Equal(0, state.GetProperty("waiting").GetInt64());
    }

    [Fact]
    public async Task A_delivery_that_fails_is_tried_again_with_its_id_and_holds_up_what_comes_after_it()
    {
        await hooks.Set();
        hooks.Receiver.Answers = hooks.Receiver.Status(n => n <= 3 ? (n == 2 ? 302 : 500) : 204);
        await hooks.Story("620000002");
        await Eventually.Is(() => hooks.Receiver.Hooks.Count >= 7, "three failures and four deliveries");
        Assert.Single(hooks.Receiver.Hooks.Take(4).Select(h => h.Id).Distinct());
        Assert.Equal(4, hooks.Receiver.Hooks.Skip(3).Select(h => h.Id).Distinct().Count());

        var log = (await scene.Get("alpha-key", "/agency/webhook/deliveries")).EnumerateArray().Take(7).Reverse().ToList();
        Assert.Equal([500, 302, 500, 204], log.Take(4).Select(d => d.GetProperty("status").GetInt32()));
        Assert.Equal("Redirects are not followed.", log[1].GetProperty("fault").GetString());
        Assert.Equal(JsonValueKind.Null, log[3].GetProperty("fault").ValueKind);
    }

    [Fact]
    public async Task An_answer_without_end_does_not_hold_it_up()
    {
        await hooks.Set();
        hooks.Receiver.Answers = async (_, n, http) =>
        {
            if (n > 1) return;
            var piece = new byte[64 << 10];
            try
            {
                for (var i = 0; i < 100_000; i++) await http.Response.Body.WriteAsync(piece, http.RequestAborted);
            }
            catch (OperationCanceledException)
            {
            }
        };
        await hooks.Story("620000005");
        await Eventually.Is(() => hooks.Receiver.Hooks.Count >= 4, "all deliveries");
        Assert.Equal(4, hooks.Receiver.Hooks.Select(h => h.Id).Distinct().Count());
    }

    [Fact]
    public async Task From_a_position_it_is_delivered_once_more()
    {
        await hooks.Set();
        await hooks.Story("620000006");
        await Eventually.Is(() => hooks.Receiver.Hooks.Count >= 4, "four deliveries");
        var from = hooks.Receiver.Hooks[1].Event.GetProperty("sequence").GetString();
        await scene.Tell("alpha-key", "/agency/webhook/position", new { after = from });
        await Eventually.Is(() => hooks.Receiver.Hooks.Count >= 6, "two of them again");
        Assert.Equal(hooks.Receiver.Hooks.Skip(2).Take(2).Select(h => h.Body), hooks.Receiver.Hooks.Skip(4).Take(2).Select(h => h.Body));
    }

    [Fact]
    public async Task What_a_killed_process_had_begun_is_delivered_by_the_next_one()
    {
        await hooks.Set();
        var release = new TaskCompletionSource();
        hooks.Receiver.Answers = (_, n, http) => n == 1 ? release.Task.WaitAsync(http.RequestAborted) : Task.CompletedTask;
        // Nobody but the process works on this database.
        await using var own = await TestDatabase.Create("litigation", typeof(Program).Assembly);
        var broker = await Stack.Servers.NewVirtualHost("webhooks");
        var settings = new Dictionary<string, string>
        {
            ["ApiKeys__2__Name"] = "alpha", ["ApiKeys__2__Role"] = Roles.Agency, ["ApiKeys__2__Key"] = "alpha-key", ["ApiKeys__2__Agency"] = "alpha",
            ["ApiKeys__3__Name"] = "manager", ["ApiKeys__3__Role"] = Roles.Manager, ["ApiKeys__3__Key"] = "manager",
            ["Webhooks__Key"] = ServiceUnderTest<Program>.PersonalDataKey, ["Webhooks__AllowPrivate"] = "true", ["Webhooks__TimeOut"] = "00:00:30",
        };
        await using var bus = await TestBus.Start(broker, typeof(ClaimsPlacedV1));
        await using (var first = await ServiceProcess.Start("Litigation", own, broker, settings: settings))
        {
            await Put(first, "manager", "/agencies/alpha", new { displayName = "Alpha" });
            await Put(first, "manager", "/creditors/620000007/agency", new { name = "alpha" });
            await Put(first, "alpha-key", "/agency/webhook", new { url = hooks.Receiver.Url });
            await bus.Publish(Handed("620000007"));
            await Eventually.Is(() => hooks.Receiver.Hooks.Count == 1, "a delivery is under way");
            await first.Kill();
        }

        release.SetResult();
        await own.Administer("update webhooks set claimed_until = clock_timestamp() where claimed_until is not null");
        await using var second = await ServiceProcess.Start("Litigation", own, broker, settings: settings);
        await Eventually.Is(() => hooks.Receiver.Hooks.Count == 2, "it is delivered again");
        Assert.Equal(hooks.Receiver.Hooks[0].Body, hooks.Receiver.Hooks[1].Body);
        Assert.Equal(hooks.Receiver.Hooks[0].Id, hooks.Receiver.Hooks[1].Id);
        await Eventually.Passes(async () =>
        {
            await using var session = await Session.Open(own.Source, CancellationToken.None);
            Assert.Equal([(true, false), (false, true)], await session.Read("select ended_at is null, status = 200 from webhook_deliveries order by delivery", row => (row.GetBoolean(0), !row.IsDBNull(1) && row.GetBoolean(1)), CancellationToken.None));
        });
        await Stack.Servers.DeleteVirtualHost(broker);
    }

    static Recouvrement.Contracts.Dunning.ClaimsHandedOverV1 Handed(string siren) => Scene.Handed(siren, Scene.Claim(siren, "F-1", 40_000));

    static async Task Put(ServiceProcess process, string key, string path, object body)
    {
        using var client = new HttpClient { BaseAddress = process.Address };
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        using var answer = await client.PutAsync(path, System.Net.Http.Json.JsonContent.Create(body));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
