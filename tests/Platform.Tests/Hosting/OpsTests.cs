using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using RabbitMQ.Client;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Tests.Messaging;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Hosting;

public sealed class OpsTests(ProbeServices services) : IClassFixture<ProbeServices>, IAsyncLifetime
{
    static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    WebApplication listener = null!;
    HttpClient client = null!;

    public async Task InitializeAsync()
    {
        services.Fails = heard => new FactRefused(new Refusal("refused_by_test", $"Version {heard.Version} is refused."));
        await services.StartPublisher();
        listener = await services.StartListener();
        client = ProbeServices.ClientOf(listener);
    }

    [Fact]
    public async Task What_waits_is_listed_with_its_reason_and_replayed_or_set_aside_one_by_one()
    {
        var stream = await services.Append(new ProbeEvent.Counted(1), new ProbeEvent.Counted(2), new ProbeEvent.Counted(3));
        await AreParked(3);
        // However often somebody looks: nothing moves, and the broker counts no deliveries.
        for (var look = 0; look < 25; look++)
            Assert.Equal(["Version 1 is refused.", "Version 2 is refused.", "Version 3 is refused."], (await Waiting()).Select(m => m.Reason.Split(": ")[^1]));
        var (first, second, third) = ((await Waiting())[0], (await Waiting())[1], (await Waiting())[2]);
        Assert.Equal(
            ("dunning_error", "invoicing.bank-feed-received.v1", stream.ToString(), "waiting"), (first.Queue, first.Contract, first.About["creditor"], first.State));
        Assert.EndsWith(nameof(FactRefused), first.Fault, StringComparison.Ordinal);
        Assert.NotNull(first.FailedAt);

        await Answers(HttpStatusCode.UnprocessableEntity, second, "set-aside", new { reason = " " });
        await Answers(HttpStatusCode.NoContent, second, "set-aside", new { reason = "The bank says it was a test." });
        Assert.Equal((3, 1), ((await State()).Parked, (await State()).SetAside));
        services.Fails = _ => null;
        await Answers(HttpStatusCode.NoContent, third, "replay");
        await Heard(stream, 3);
        Assert.Equal(1, await ReplayAll());
        await Heard(stream, 3, 1);
        var aside = Assert.Single(await Waiting());
        Assert.Equal(("set_aside", "an operator", "The bank says it was a test."), (aside.State, aside.By, aside.Why));
        await Answers(HttpStatusCode.NoContent, second, "replay");
        await Heard(stream, 3, 1, 2);

        await Answers(HttpStatusCode.Conflict, second, "replay");
        await Answers(HttpStatusCode.Conflict, second, "set-aside", new { reason = "Too late." });
        await AreParked(0);
        await using var session = await Session.Open(services.Listener.Source, default);
        Assert.Equal(0, (await session.Read("select count(*) from parked_messages where body is not null", r => r.GetInt64(0), default))[0]);
    }

    [Fact]
    public async Task What_is_refused_again_waits_again()
    {
        await services.Append(new ProbeEvent.Counted(1));
        await AreParked(1);
        var before = Assert.Single(await Waiting());
        await Answers(HttpStatusCode.NoContent, before, "replay");
        await Eventually.Passes(async () =>
        {
            var after = Assert.Single(await Waiting());
            Assert.Equal((before.Message, true), (after.Message, after.Number > before.Number));
        });
    }

    [Fact]
    public async Task What_is_refused_again_while_others_look_is_not_lost()
    {
        await services.Append(new ProbeEvent.Counted(1));
        for (var round = 0; round < 15; round++)
        {
            await AreParked(1);
            var message = Assert.Single(await Waiting());
            await Task.WhenAll(Answers(HttpStatusCode.NoContent, message, "replay"), Waiting(), Waiting(), Waiting(), Waiting());
        }

        await AreParked(1);
    }

    [Fact]
    public async Task One_that_no_text_column_takes_keeps_no_other_from_being_looked_at()
    {
        await using (var connection = await new ConnectionFactory { Uri = services.Broker }.CreateConnectionAsync())
        {
            await using var channel = await connection.CreateChannelAsync();
            var properties = new BasicProperties { MessageId = "a\0b", Headers = new Dictionary<string, object?> { ["MT-Fault-Message"] = Encoding.UTF8.GetBytes("no \0 for jeanne@example.fr"), ["own"] = Encoding.UTF8.GetBytes("\0") } };
            var body = Encoding.UTF8.GetBytes("""{"messageType":["urn:message:x\u0000y"],"message":{"id\u0000":"0198c0de-0000-7000-8000-000000000001"}}""");
            await channel.BasicPublishAsync("", "dunning_error", mandatory: true, properties, body);
        }

        await AreParked(1);
        var taken = Assert.Single(await Waiting());
        Assert.Equal(("a\uFFFDb", "x\uFFFDy", "id\uFFFD", "no \uFFFD for (e-mail)"), (taken.Message, taken.Contract, taken.About.Keys.Single(), taken.Reason));
        // Nobody could hear it: it goes with the test.
        await using var session = await Session.Open(services.Listener.Source, default);
        await session.Run("update parked_messages set replayed_at = now() where number = $1", default, taken.Number);
    }

    [Fact]
    public async Task Of_two_operators_at_once_one_replays()
    {
        var stream = await services.Append(new ProbeEvent.Counted(1));
        await AreParked(1);
        var message = Assert.Single(await Waiting());
        services.Fails = _ => null;
        var answers = await Task.WhenAll(Ask(message, "replay"), Ask(message, "replay"));
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Order());
        await Heard(stream, 1);
    }

    [Fact]
    public async Task The_state_shows_positions_lags_and_what_waits()
    {
        await services.Append(new ProbeEvent.Counted(1));
        await AreParked(1);
        await Eventually.Passes(async () =>
        {
            var state = await State();
            Assert.Equal(("dunning", "virtual", 1, 0, 0), (state.Service, state.Clock, state.Parked, state.SetAside, state.Queued));
            var relay = Assert.Single(state.Readers);
            Assert.Equal(("relay", state.Head, 0), (relay.Name, relay.Position, relay.Lag));
            Assert.Null(relay.Stuck);
            Assert.True(state.Migration >= 3);
        });
    }

    [Fact]
    public async Task The_page_needs_no_key_holds_nothing_and_runs_its_own_script_only()
    {
        using var anybody = new HttpClient { BaseAddress = client.BaseAddress };
        using var answer = await anybody.GetAsync("/ops");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        foreach (var element in new[] { "script", "style" })
        {
            var inside = page.Split($"<{element}>")[1].Split($"</{element}>")[0];
            Assert.Contains($"{element}-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inside)))}'", policy, StringComparison.Ordinal);
        }

        foreach (var foreign in new[] { "http:", "https:", "src=", "href=", "onclick", "style=", "innerHTML" }) Assert.DoesNotContain(foreign, page, StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        // Each test leaves nothing behind that another one would count.
        services.Fails = _ => null;
        foreach (var left in await Waiting()) await Ask(left, "replay");
        await AreParked(0);
        client.Dispose();
        await services.Stop(listener);
    }

    async Task<List<ParkedMessage>> Waiting() => [.. (await client.GetFromJsonAsync<ParkedMessage[]>("/ops/parked", Web))!.Where(m => m.State != "replayed")];

    async Task<StateOfService> State() => (await client.GetFromJsonAsync<StateOfService>("/ops/state", Web))!;

    async Task<int> ReplayAll()
    {
        using var answer = await client.PostAsync("/ops/parked/replay", null);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("moved").GetInt32();
    }

    async Task Answers(HttpStatusCode expected, ParkedMessage message, string order, object? body = null) => Assert.Equal(expected, await Ask(message, order, body));

    async Task<HttpStatusCode> Ask(ParkedMessage message, string order, object? body = null)
    {
        using var answer = await client.PostAsync($"/ops/parked/{message.Number}/{order}", body is null ? null : JsonContent.Create(body));
        return answer.StatusCode;
    }

    Task Heard(Guid stream, params long[] versions) => Eventually.Passes(async () => Assert.Equal(versions, await services.Heard(stream)));

    Task AreParked(long messages) => Eventually.Passes(async () => Assert.Equal(messages, (await ProbeServices.FlowOf(listener)).Parked));
}
