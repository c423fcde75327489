using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Litigation.Domain.Webhooks;
using Recouvrement.Litigation.Partners.Webhooks;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Deliveries to an agency's HTTP server on a real socket: in order, signed, again until they are taken.</summary>
public sealed class WebhookDeliveryTests(Scene scene) : IClassFixture<Scene>, IAsyncLifetime
{
    HookReceiver receiver = null!;

    public async Task InitializeAsync()
    {
        receiver = await HookReceiver.Start();
        await scene.Ask("alpha-key", HttpMethod.Delete, "/agency/webhook");
    }

    public async Task DisposeAsync()
    {
        await scene.Ask("alpha-key", HttpMethod.Delete, "/agency/webhook");
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task What_happens_from_then_on_is_delivered_in_order_as_it_is_on_the_queue_and_signed()
    {
        var secret = await Set();
        await Story("620000001");
        await Eventually.Is(() => receiver.Hooks.Count >= 4, "four deliveries");

        var events = (await scene.Get("alpha-key", "/agency/events?limit=1000")).EnumerateArray().Select(e => e.GetRawText()).ToList();
        Assert.Equal(events[^4..], receiver.Hooks.Select(h => h.Body));
        Assert.All(receiver.Hooks, h =>
        {
            Assert.True(h.IsSignedWith(secret));
            Assert.False(h.IsSignedWith("whsec_" + Convert.ToBase64String(new byte[32])));
            Assert.Equal(h.Event.GetProperty("id").GetString(), h.Id);
            Assert.InRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - h.Timestamp, 0, 60);
            Assert.Equal("application/cloudevents+json", h.ContentType);
        });
        AgencyQueue.AssertValid(receiver.Hooks.Select(h => new Received(h.ContentType, "", h.Body)));
        var state = await scene.Get("alpha-key", "/agency/webhook");
        Assert.Equal(0, state.GetProperty("waiting").GetInt64());
    }

    [Fact]
    public async Task A_delivery_that_fails_is_tried_again_with_its_id_and_holds_up_what_comes_after_it()
    {
        await Set();
        receiver.Answers = receiver.Status(n => n <= 3 ? (n == 2 ? 302 : 500) : 204);
        await Story("620000002");
        await Eventually.Is(() => receiver.Hooks.Count >= 7, "three failures and four deliveries");
        Assert.Single(receiver.Hooks.Take(4).Select(h => h.Id).Distinct());
        Assert.Equal(4, receiver.Hooks.Skip(3).Select(h => h.Id).Distinct().Count());

        var log = (await scene.Get("alpha-key", "/agency/webhook/deliveries")).EnumerateArray().Take(7).Reverse().ToList();
        Assert.Equal([500, 302, 500, 204], log.Take(4).Select(d => d.GetProperty("status").GetInt32()));
        Assert.Equal("Redirects are not followed.", log[1].GetProperty("fault").GetString());
        Assert.Equal(JsonValueKind.Null, log[3].GetProperty("fault").ValueKind);
    }

    [Fact]
    public async Task One_that_fails_for_too_long_is_disabled_loses_nothing_and_goes_on_when_it_is_enabled()
    {
        await Set();
        receiver.Answers = receiver.Status(_ => 503);
        await Story("620000003");
        await Eventually.Is(() => receiver.Hooks.Count >= 2, "it fails");
        await scene.Service.Database.Administer("update webhooks set failing_since = failing_since - interval '6 days', next_try_at = clock_timestamp()");
        await Eventually.Passes(async () => Assert.Equal(("disabled", "failing"), await Status()));
        Assert.Equal("webhook_disabled", (await Facts("alpha"))[^1]);

        receiver.Answers = (_, _, _) => Task.CompletedTask;
        var tries = receiver.Hooks.Count;
        await scene.Tell("alpha-key", "/agency/webhook/enablement", new { });
        await Eventually.Is(() => receiver.Hooks.Count >= tries + 4, "all that waited");
        Assert.Equal(4, receiver.Hooks.Skip(tries).Select(h => h.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_left_alone_at_once()
    {
        await Set();
        receiver.Answers = receiver.Status(_ => 410);
        await Story("620000004");
        await Eventually.Passes(async () => Assert.Equal(("disabled", "gone"), await Status()));
        Assert.Single(receiver.Hooks);
    }

    [Fact]
    public async Task While_a_secret_is_changed_both_hold()
    {
        var before = await Set();
        var (status, rotated) = await scene.Ask("alpha-key", HttpMethod.Post, "/agency/webhook/secret-rotation", new { });
        var after = rotated.GetProperty("secret").GetString()!;
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEqual(before, after);
        Assert.Equal(JsonValueKind.Null, (await scene.Ask("alpha-key", HttpMethod.Put, "/agency/webhook", new { url = receiver.Url })).Body.GetProperty("secret").ValueKind);

        await scene.Tell("alpha-key", "/agency/webhook/test", new { });
        Assert.True(receiver.Hooks[^1].IsSignedWith(before) && receiver.Hooks[^1].IsSignedWith(after));
        await scene.Service.Database.Administer("update webhooks set previous_until = clock_timestamp()");
        await scene.Tell("alpha-key", "/agency/webhook/test", new { });
        Assert.True(!receiver.Hooks[^1].IsSignedWith(before) && receiver.Hooks[^1].IsSignedWith(after));
    }

    [Fact]
    public async Task One_that_is_busy_gives_way_and_signs_with_the_new_secret_from_its_next_turn_on()
    {
        await using var turns = await ServiceUnderTest<Program>.Start("litigation", new Dictionary<string, string>
        {
            ["ApiKeys:5:Name"] = "alpha", ["ApiKeys:5:Role"] = Roles.Agency, ["ApiKeys:5:Key"] = "alpha-key", ["ApiKeys:5:Agency"] = "alpha",
            ["Webhooks:Key"] = ServiceUnderTest<Program>.PersonalDataKey, ["Webhooks:AllowPrivate"] = "true", ["Webhooks:Turn"] = "00:00:00",
        });
        using var client = turns.As("alpha-key");
        using var manager = turns.As(Roles.Manager);
        (await manager.PutAsync("/agencies/alpha", System.Net.Http.Json.JsonContent.Create(new { displayName = "Alpha" }))).EnsureSuccessStatusCode();
        (await client.PutAsync("/agency/webhook", System.Net.Http.Json.JsonContent.Create(new { url = receiver.Url }))).EnsureSuccessStatusCode();
        var secret = "";
        receiver.Answers = async (_, n, _) =>
        {
            if (n == 1) secret = JsonDocument.Parse(await (await client.PostAsync("/agency/webhook/secret-rotation", null)).Content.ReadAsStringAsync()).RootElement.GetProperty("secret").GetString()!;
        };
        await turns.Database.Administer(
            "insert into partner_log (agency, sequence, id, topic, type, happened_on, body) select 'alpha', n, gen_random_uuid(), 'claims.recalled', 'claims.recalled.v1', date '2026-03-16', convert_to('{}', 'utf8') from generate_series(1000001, 1000003) n");
        await Eventually.Is(() => receiver.Hooks.Count == 3, "all deliveries");
        Assert.False(receiver.Hooks[0].IsSignedWith(secret));
        Assert.True(receiver.Hooks[1].IsSignedWith(secret) && receiver.Hooks[2].IsSignedWith(secret));
    }

    [Fact]
    public async Task A_test_says_what_came_of_it()
    {
        await Set();
        Assert.True((await Test()).GetProperty("delivered").GetBoolean());
        Assert.Equal("claims.webhook-test.v1", receiver.Hooks.Single().Event.GetProperty("type").GetString());
        receiver.Answers = async (_, _, http) => await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.Equal("No answer within 2 s.", (await Test()).GetProperty("fault").GetString());

        async Task<JsonElement> Test()
        {
            var (status, came) = await scene.Ask("alpha-key", HttpMethod.Post, "/agency/webhook/test", new { });
            Assert.Equal(HttpStatusCode.OK, status);
            return came;
        }
    }

    [Fact]
    public async Task An_answer_without_end_does_not_hold_it_up()
    {
        await Set();
        receiver.Answers = async (_, n, http) =>
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
        await Story("620000005");
        await Eventually.Is(() => receiver.Hooks.Count >= 4, "all deliveries");
        Assert.Equal(4, receiver.Hooks.Select(h => h.Id).Distinct().Count());
    }

    [Fact]
    public async Task From_a_position_it_is_delivered_once_more()
    {
        await Set();
        await Story("620000006");
        await Eventually.Is(() => receiver.Hooks.Count >= 4, "four deliveries");
        var from = receiver.Hooks[1].Event.GetProperty("sequence").GetString();
        await scene.Tell("alpha-key", "/agency/webhook/position", new { after = from });
        await Eventually.Is(() => receiver.Hooks.Count >= 6, "two of them again");
        Assert.Equal(receiver.Hooks.Skip(2).Take(2).Select(h => h.Body), receiver.Hooks.Skip(4).Take(2).Select(h => h.Body));
    }

    [Fact]
    public async Task What_a_killed_process_had_begun_is_delivered_by_the_next_one()
    {
        await Set();
        var release = new TaskCompletionSource();
        receiver.Answers = (_, n, http) => n == 1 ? release.Task.WaitAsync(http.RequestAborted) : Task.CompletedTask;
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
            await Put(first, "alpha-key", "/agency/webhook", new { url = receiver.Url });
            await bus.Publish(Handed("620000007"));
            await Eventually.Is(() => receiver.Hooks.Count == 1, "a delivery is under way");
            await first.Kill();
        }

        release.SetResult();
        await own.Administer("update webhooks set claimed_until = clock_timestamp() where claimed_until is not null");
        await using var second = await ServiceProcess.Start("Litigation", own, broker, settings: settings);
        await Eventually.Is(() => receiver.Hooks.Count == 2, "it is delivered again");
        Assert.Equal(receiver.Hooks[0].Body, receiver.Hooks[1].Body);
        Assert.Equal(receiver.Hooks[0].Id, receiver.Hooks[1].Id);
        await Eventually.Passes(async () =>
        {
            await using var session = await Session.Open(own.Source, CancellationToken.None);
            Assert.Equal([(true, false), (false, true)], await session.Read("select ended_at is null, status = 200 from webhook_deliveries order by delivery", row => (row.GetBoolean(0), !row.IsDBNull(1) && row.GetBoolean(1)), CancellationToken.None));
        });
        await Stack.Servers.DeleteVirtualHost(broker);
    }

    [Fact]
    public async Task A_name_that_leads_to_a_private_address_is_never_connected_to()
    {
        var port = new Uri(receiver.Url).Port;
        using var client = WebhookAddress.Client(new(new ConfigurationBuilder().Build()));
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync($"http://localhost:{port}/", null));
        Assert.Contains("leads to no public address", $"{refused.Message} {refused.InnerException?.Message}", StringComparison.Ordinal);
        var absent = await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync($"http://no-such-name.invalid:{port}/", null));
        Assert.Equal($"{refused.Message} {refused.InnerException?.Message}", $"{absent.Message} {absent.InnerException?.Message}".Replace("no-such-name.invalid", "localhost", StringComparison.Ordinal));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync($"http://127.0.0.1:{port}/", null));
        Assert.Empty(receiver.Hooks);
    }

    [Theory]
    [InlineData("PUT", "/agency/webhook", """{"url":"gopher://x/"}""", 422)]
    [InlineData("PUT", "/agency/webhook", """{"url":null}""", 400)]
    [InlineData("PUT", "/agency/webhook", """{"url":"https://a.example/","agency":"beta"}""", 400)]
    [InlineData("GET", "/agency/webhook", null, 404)]
    [InlineData("POST", "/agency/webhook/test", "{}", 404)]
    [InlineData("POST", "/agency/webhook/secret-rotation", "{}", 409)]
    [InlineData("POST", "/agency/webhook/position", """{"after":"1"}""", 404)]
    [InlineData("GET", "/agency/webhook/deliveries?limit=0", null, 422)]
    public async Task What_makes_no_sense_is_turned_down(string method, string path, string? body, int status) =>
        Assert.Equal(status, (int)(await scene.Ask("alpha-key", new(method), path, body)).Status);

    async Task<string> Set()
    {
        var (status, set) = await scene.Ask("alpha-key", HttpMethod.Put, "/agency/webhook", new { url = receiver.Url });
        Assert.Equal(HttpStatusCode.OK, status);
        return set.GetProperty("secret").GetString()!;
    }

    // Four messages: placed, paid in part, credited, recalled.
    async Task Story(string siren)
    {
        await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 30_000, 10_000, "payment", 2));
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 0, 30_000, "credit_note", 3));
    }

    async Task<(string?, string?)> Status()
    {
        var state = await scene.Get("alpha-key", "/agency/webhook");
        return (state.GetProperty("status").GetString(), state.GetProperty("whyDisabled").GetString());
    }

    async Task<List<string>> Facts(string agency)
    {
        await using var session = await Session.Open(scene.Service.Database.Source, CancellationToken.None);
        return await session.Read("select type from mt_events where stream_id = $1 order by version", row => row.GetString(0), CancellationToken.None, Webhook.StreamOf(agency));
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
