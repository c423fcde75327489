using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Recouvrement.Litigation.Domain.Webhooks;
using Recouvrement.Litigation.Partners.Webhooks;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Where deliveries may go, what a test of it says, and when they end.</summary>
public sealed class WebhookSetupTests(Scene scene) : IClassFixture<Scene>, IAsyncLifetime
{
    readonly WebhookStage hooks = new(scene);

    public Task InitializeAsync() => hooks.Open();

    public Task DisposeAsync() => hooks.Close();

    [Fact]
    public async Task One_that_fails_for_too_long_is_disabled_loses_nothing_and_goes_on_when_it_is_enabled()
    {
        await hooks.Set();
        hooks.Receiver.Answers = hooks.Receiver.Status(_ => 503);
        await hooks.Story("620000003");
        await Eventually.Is(() => hooks.Receiver.Hooks.Count >= 2, "it fails");
        await scene.Service.Database.Administer("update webhooks set failing_since = failing_since - interval '6 days', next_try_at = clock_timestamp()");
        await Eventually.Passes(async () => Assert.Equal(("disabled", "failing"), await hooks.Status()));
        Assert.Equal("webhook_disabled", (await Facts("alpha"))[^1]);

        hooks.Receiver.Answers = (_, _, _) => Task.CompletedTask;
        var tries = hooks.Receiver.Hooks.Count;
        await scene.Tell("alpha-key", "/agency/webhook/enablement", new { });
        await Eventually.Is(() => hooks.Receiver.Hooks.Count >= tries + 4, "all that waited");
        Assert.Equal(4, hooks.Receiver.Hooks.Skip(tries).Select(h => h.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_left_alone_at_once()
    {
        await hooks.Set();
        hooks.Receiver.Answers = hooks.Receiver.Status(_ => 410);
        await hooks.Story("620000004");
        await Eventually.Passes(async () => Assert.Equal(("disabled", "gone"), await hooks.Status()));
        Assert.Single(hooks.Receiver.Hooks);
    }

    [Fact]
    public async Task A_test_says_what_came_of_it()
    {
        await hooks.Set();
        Assert.True((await Test()).GetProperty("delivered").GetBoolean());
        Assert.Equal("claims.webhook-test.v1", hooks.Receiver.Hooks.Single().Event.GetProperty("type").GetString());
        hooks.Receiver.Answers = async (_, _, http) => await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.Equal("No answer within 2 s.", (await Test()).GetProperty("fault").GetString());

        async Task<JsonElement> Test()
        {
            var (status, came) = await scene.Ask("alpha-key", HttpMethod.Post, "/agency/webhook/test", new { });
            Assert.Equal(HttpStatusCode.OK, status);
            return came;
        }
    }

    [Fact]
    public async Task A_name_that_leads_to_a_private_address_is_never_connected_to()
    {
        var port = new Uri(hooks.Receiver.Url).Port;
        using var client = WebhookAddress.Client(new(new ConfigurationBuilder().Build()));
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync($"http://localhost:{port}/", null));
        Assert.Contains("leads to no public address", $"{refused.Message} {refused.InnerException?.Message}", StringComparison.Ordinal);
        var absent = await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync($"http://no-such-name.invalid:{port}/", null));
        Assert.Equal($"{refused.Message} {refused.InnerException?.Message}", $"{absent.Message} {absent.InnerException?.Message}".Replace("no-such-name.invalid", "localhost", StringComparison.Ordinal));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync($"http://127.0.0.1:{port}/", null));
        Assert.Empty(hooks.Receiver.Hooks);
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

    async Task<List<string>> Facts(string agency)
    {
        await using var session = await Session.Open(scene.Service.Database.Source, CancellationToken.None);
        return await session.Read("select type from mt_events where stream_id = $1 order by version", row => row.GetString(0), CancellationToken.None, Webhook.StreamOf(agency));
    }
}
