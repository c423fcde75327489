using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>What an agency was told, once more: read from a position or a day, or sent again into its queue.</summary>
public sealed class ReplayTests(Scene scene) : IClassFixture<Scene>
{
    [Fact]
    public async Task A_replay_of_everything_gives_the_same_sequence_byte_for_byte_and_sends_nothing_else()
    {
        await using var alpha = scene.Queue("alpha");
        await using var beta = scene.Queue("beta");
        await Story("600000001", "alpha");
        await Story("600000002", "beta");
        Received[] told = [];
        await Eventually.Passes(async () =>
        {
            told = [.. (await alpha.ReceiveNow()).Where(m => m.Replay is null)];
            Assert.Equal(3, told.Count(m => m.Text("subject") == $"{Placed("600000001")}"));
        });
        await beta.Receive(3);
        var (heardBefore, betaBefore) = (scene.Bus.Heard<ClaimsPlacedV1>().Count, (await beta.ReceiveNow()).Count);

        var replay = await Replayed("alpha-key", new { });
        var again = (await alpha.ReceiveNow()).Where(m => m.Replay == $"{replay.GetProperty("replay").GetGuid()}").ToList();

        // What other stories told is in it too; of that, what this queue was read for.
        var all = await Read("alpha-key", "/agency/events?limit=1000");
        Assert.Equal(all, again.Select(m => m.Body));
        Assert.Equal(told.Select(m => (m.RoutingKey, m.ContentType, m.Body)), again.TakeLast(told.Length).Select(m => (m.RoutingKey, m.ContentType, m.Body)));
        Assert.Equal(all.Length, replay.GetProperty("published").GetInt64());
        Assert.Equal(betaBefore, (await beta.ReceiveNow()).Count);
        Assert.Equal(heardBefore, scene.Bus.Heard<ClaimsPlacedV1>().Count);
        Assert.DoesNotContain(await Read("beta-key", "/agency/events?limit=1000"), body => all.Contains(body));
    }

    [Fact]
    public async Task It_begins_behind_a_position_or_on_a_day()
    {
        await Story("600000003", "alpha");
        var all = await Until("alpha-key", 3);
        var sequences = all.Select(body => JsonSerializer.Deserialize<JsonElement>(body).GetProperty("sequence").GetString()!).ToList();

        Assert.Equal(all[^2..], await Read("alpha-key", $"/agency/events?after={sequences[^3]}"));
        Assert.Equal(all, await Read("alpha-key", $"/agency/events?from={Scene.Day:yyyy-MM-dd}&limit=1000"));
        Assert.Empty(await Read("alpha-key", $"/agency/events?from={Scene.Day.AddDays(1):yyyy-MM-dd}"));

        await using var alpha = scene.Queue("alpha");
        var waiting = (await alpha.ReceiveNow()).Count;
        var replay = await Replayed("alpha-key", new { after = sequences[^2], from = Scene.Day });
        Assert.Equal(1, replay.GetProperty("messages").GetInt64());
        Assert.Equal(all[^1], (await alpha.Receive(waiting + 1))[^1].Body);
    }

    [Fact]
    public async Task Page_by_page_it_is_the_same_as_at_once_and_a_line_is_a_message()
    {
        await Story("600000004", "beta");
        await Until("beta-key", 3);
        var paged = new List<string>();
        for (var path = "/agency/events?limit=2"; path is not null;)
        {
            using var client = scene.Service.As("beta-key");
            client.DefaultRequestHeaders.Accept.Clear();
            client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/x-ndjson"));
            using var page = await client.GetAsync(path);
            Assert.Equal("application/x-ndjson", page.Content.Headers.ContentType!.MediaType);
            paged.AddRange((await page.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
            path = page.Headers.TryGetValues("Link", out var links) ? links.Single()[1..links.Single().IndexOf('>', StringComparison.Ordinal)] : null;
        }

        Assert.Equal(await Read("beta-key", "/agency/events?limit=1000"), paged);
    }

    [Theory]
    [InlineData("alpha-key", "GET", "/agency/events?limit=0", null, 422)]
    [InlineData("alpha-key", "GET", "/agency/events?limit=1001", null, 422)]
    [InlineData("alpha-key", "GET", "/agency/events?after=-1", null, 422)]
    [InlineData("alpha-key", "GET", "/agency/events?after=99999999999999999999", null, 422)]
    [InlineData("alpha-key", "GET", "/agency/events?from=yesterday", null, 400)]
    [InlineData("alpha-key", "POST", "/agency/replays", """{"after":"x"}""", 422)]
    [InlineData("alpha-key", "POST", "/agency/replays", """{"after":1}""", 400)]
    [InlineData("alpha-key", "POST", "/agency/replays", """{"agency":"beta"}""", 400)]
    [InlineData("alpha-key", "GET", "/agency/replays/5f0e9d1a-93a7-5c1e-8b7e-2f64c1d2a301", null, 404)]
    [InlineData("manager", "GET", "/agency/events", null, 403)]
    [InlineData("", "GET", "/agency/events", null, 401)]
    public async Task What_makes_no_sense_is_turned_down(string key, string method, string path, string? body, int status) =>
        Assert.Equal(status, (int)(await scene.Ask(key, new(method), path, body)).Status);

    [Fact]
    public async Task One_that_is_long_and_one_that_fails_hold_up_no_other()
    {
        // A name that no key of a queue can be made of: whatever is published for it fails.
        await Keep(new string('x', 300), 1);
        await Keep("gamma", 1000);
        await Keep("delta", 1);
        await Eventually.Is(async () => await Ended() is { Count: 2 }, "both that can be sent are sent");
        Assert.Equal(["delta", "gamma"], await Ended());
        await scene.Service.Database.Administer("update partner_replays set ended_at = clock_timestamp() where ended_at is null");

        Task Keep(string agency, int messages) => scene.Service.Database.Administer(
            $"with told as (insert into partner_log (agency, sequence, id, topic, type, happened_on, body) select '{agency}', n, gen_random_uuid(), 'claims.recalled', 'claims.recalled.v1', date '2026-03-16', convert_to('{{}}', 'utf8') from generate_series(2000001, 2000000 + {messages}) n returning 1) " +
            $"insert into partner_replays (replay, agency, after_sequence, until_sequence, messages, position, asked_at) select gen_random_uuid(), '{agency}', 0, 3000000, count(*), 0, clock_timestamp() from told");

        async Task<List<string>> Ended()
        {
            await using var session = await Platform.EventStore.Session.Open(scene.Service.Database.Source, CancellationToken.None);
            return await session.Read("select agency from partner_replays where agency in ('gamma', 'delta') and ended_at is not null order by ended_at", row => row.GetString(0), CancellationToken.None);
        }
    }

    [Fact]
    public async Task Nobody_looks_at_the_replay_of_another()
    {
        var replay = await Replayed("alpha-key", new { });
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Ask("beta-key", HttpMethod.Get, $"/agency/replays/{replay.GetProperty("replay").GetGuid()}")).Status);
    }

    Guid Placed(string siren) => scene.Bus.Heard<ClaimsPlacedV1>().First(p => p.Creditor == siren).Placement;

    async Task Story(string siren, string agency)
    {
        await scene.Place(siren, agency, Scene.Claim(siren, "F-1", 40_000), Scene.Claim(siren, "F-2", 10_000));
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 30_000, 10_000, "payment", 2));
        await scene.Bus.Publish(Scene.Balance(siren, "F-2", 0, 10_000, "credit_note", 2));
    }

    async Task<string[]> Until(string key, int atLeast)
    {
        string[] all = [];
        await Eventually.Passes(async () =>
        {
            all = await Read(key, "/agency/events?limit=1000");
            Assert.True(all.Length >= atLeast);
            Assert.EndsWith("0", JsonSerializer.Deserialize<JsonElement>(all[^1]).GetProperty("data").GetProperty("outstandingCents").ToString(), StringComparison.Ordinal);
            Assert.Equal("credit_note", JsonSerializer.Deserialize<JsonElement>(all[^1]).GetProperty("data").GetProperty("cause").GetString());
        });
        return all;
    }

    async Task<JsonElement> Replayed(string key, object asked)
    {
        var (status, replay) = await scene.Ask(key, HttpMethod.Post, "/agency/replays", asked);
        Assert.Equal(HttpStatusCode.Accepted, status);
        await Eventually.Passes(async () =>
        {
            replay = await scene.Get(key, $"/agency/replays/{replay.GetProperty("replay").GetGuid()}");
            Assert.NotEqual(JsonValueKind.Null, replay.GetProperty("endedAt").ValueKind);
        });
        return replay;
    }

    /// <summary>The bodies as they stand in the answer.</summary>
    async Task<string[]> Read(string key, string path) => [.. (await scene.Get(key, path)).EnumerateArray().Select(e => e.GetRawText())];
}
