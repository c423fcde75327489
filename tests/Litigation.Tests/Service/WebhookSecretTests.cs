using System.Net;
using System.Text.Json;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>What deliveries are signed with, while the secret changes.</summary>
public sealed class WebhookSecretTests(Scene scene) : IClassFixture<Scene>, IAsyncLifetime
{
    readonly WebhookStage hooks = new(scene);

    public Task InitializeAsync() => hooks.Open();

    public Task DisposeAsync() => hooks.Close();

    [Fact]
    public async Task While_a_secret_is_changed_both_hold()
    {
        var before = await hooks.Set();
        var (status, rotated) = await scene.Ask("alpha-key", HttpMethod.Post, "/agency/webhook/secret-rotation", new { });
        var after = rotated.GetProperty("secret").GetString()!;
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEqual(before, after);
        Assert.Equal(JsonValueKind.Null, (await scene.Ask("alpha-key", HttpMethod.Put, "/agency/webhook", new { url = hooks.Receiver.Url })).Body.GetProperty("secret").ValueKind);

        await scene.Tell("alpha-key", "/agency/webhook/test", new { });
        Assert.True(hooks.Receiver.Hooks[^1].IsSignedWith(before) && hooks.Receiver.Hooks[^1].IsSignedWith(after));
        await scene.Service.Database.Administer("update webhooks set previous_until = clock_timestamp()");
        await scene.Tell("alpha-key", "/agency/webhook/test", new { });
        Assert.True(!hooks.Receiver.Hooks[^1].IsSignedWith(before) && hooks.Receiver.Hooks[^1].IsSignedWith(after));
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
        (await client.PutAsync("/agency/webhook", System.Net.Http.Json.JsonContent.Create(new { url = hooks.Receiver.Url }))).EnsureSuccessStatusCode();
        var secret = "";
        hooks.Receiver.Answers = async (_, n, _) =>
        {
            if (n == 1) secret = JsonDocument.Parse(await (await client.PostAsync("/agency/webhook/secret-rotation", null)).Content.ReadAsStringAsync()).RootElement.GetProperty("secret").GetString()!;
        };
        await turns.Database.Administer(
            "insert into partner_log (agency, sequence, id, topic, type, happened_on, body) select 'alpha', n, gen_random_uuid(), 'claims.recalled', 'claims.recalled.v1', date '2026-03-16', convert_to('{}', 'utf8') from generate_series(1000001, 1000003) n");
        await Eventually.Is(() => hooks.Receiver.Hooks.Count == 3, "all deliveries");
        Assert.False(hooks.Receiver.Hooks[0].IsSignedWith(secret));
        Assert.True(hooks.Receiver.Hooks[1].IsSignedWith(secret) && hooks.Receiver.Hooks[2].IsSignedWith(secret));
    }
}
