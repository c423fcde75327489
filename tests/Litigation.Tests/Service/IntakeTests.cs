using System.Text;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>What an agency sends may come twice, at once, late, or to something that has changed meanwhile.</summary>
public sealed class IntakeTests(Scene scene) : IClassFixture<Scene>
{
    const string Siren = "610000001";

    sealed record Answered(int Status, string Body, string? ETag, bool Repeated);

    [Fact]
    public async Task The_same_request_under_a_key_gets_the_same_answer_and_is_carried_out_once()
    {
        var (path, claim) = await Placed();
        var body = Collection("col-1", claim);
        var first = await Post(path + "/collections", body, key: "\"k-1\"");
        var again = await Post(path + "/collections", body, key: "k-1");

        Assert.Equal((200, false), (first.Status, first.Repeated));
        Assert.Equal(first with { Repeated = true }, again);
        Assert.Equal(1, await Count("select count(*) from reports where reference = 'col-1'"));
    }

    [Fact]
    public async Task Another_request_under_a_key_is_refused_and_does_nothing()
    {
        var (path, claim) = await Placed();
        await Post(path + "/collections", Collection("col-2", claim), key: "k-2");
        var other = await Post(path + "/collections", Collection("col-3", claim), key: "k-2");
        Assert.Equal(422, other.Status);
        Assert.Contains("idempotency_key_reused", other.Body, StringComparison.Ordinal);
        Assert.Equal(422, (await Post(path + "/actions", Collection("col-2", claim), key: "k-2")).Status);
        Assert.Equal(0, await Count("select count(*) from reports where reference = 'col-3'"));
        Assert.Equal(404, (await Post(path + "/collections", Collection("col-3", claim), key: "k-2", who: "beta-key")).Status);
    }

    [Fact]
    public async Task A_refusal_is_an_answer_too_but_what_could_not_be_read_is_none()
    {
        var (path, claim) = await Placed();
        var refused = await Post(path + "/collections", Collection("a|b", claim), key: "k-3");
        Assert.Equal(422, refused.Status);
        Assert.Equal(refused with { Repeated = true }, await Post(path + "/collections", Collection("a|b", claim), key: "k-3"));

        Assert.Equal(400, (await Post(path + "/collections", "{", key: "k-4")).Status);
        Assert.Equal(200, (await Post(path + "/collections", Collection("col-4", claim), key: "k-4")).Status);
    }

    [Fact]
    public async Task A_refusal_that_holds_for_now_only_does_not_take_the_key()
    {
        var (path, claim) = await Placed();
        using var client = scene.Service.As("alpha-key");
        using var read = await client.GetAsync(path);
        await Post(path + "/actions", """{"reference":"act-stale","kind":"call","on":"2026-03-16"}""");
        Assert.Equal((412, false), (await Post(path + "/collections", Collection("col-stale", claim), key: "k-stale", ifMatch: read.Headers.ETag!.Tag) is var stale) ? (stale.Status, stale.Repeated) : default);
        Assert.Equal((200, false), (await Post(path + "/collections", Collection("col-stale", claim), key: "k-stale") is var taken) ? (taken.Status, taken.Repeated) : default);
    }

    [Fact]
    public async Task Twenty_at_once_under_a_key_are_one()
    {
        var (path, claim) = await Placed();
        var body = Collection("col-5", claim);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Post(path + "/collections", body, key: "k-5")));
        Assert.All(answers, a => Assert.True(a.Status == 200 || (a.Status == 409 && a.Body.Contains("idempotency_key_in_use", StringComparison.Ordinal)), $"{a}"));
        Assert.Single(answers, a => a is { Status: 200, Repeated: false });
        Assert.Equal(1, await Count("select count(*) from reports where reference = 'col-5'"));
    }

    [Fact]
    public async Task What_a_killed_process_had_begun_is_carried_out_a_minute_later()
    {
        var (path, claim) = await Placed();
        var body = Collection("col-6", claim);
        await Post(path + "/collections", body, key: "k-6");
        await scene.Service.Database.Administer("update idempotency_keys set status = null, body = null, begun_at = clock_timestamp() where key = 'k-6'");
        Assert.Equal(409, (await Post(path + "/collections", body, key: "k-6")).Status);
        await scene.Service.Database.Administer("update idempotency_keys set begun_at = begun_at - interval '61 seconds' where key = 'k-6'");
        Assert.Equal((200, false), (await Post(path + "/collections", body, key: "k-6") is var last) ? (last.Status, last.Repeated) : default);
        Assert.Equal(1, await Count("select count(*) from reports where reference = 'col-6'"));
    }

    [Fact]
    public async Task Keys_are_forgotten_after_some_days()
    {
        var (path, claim) = await Placed();
        await Post(path + "/collections", Collection("col-7", claim), key: "k-7");
        await scene.Service.Database.Administer("update idempotency_keys set begun_at = begun_at - interval '8 days' where key = 'k-7'");
        Assert.Equal((200, false), (await Post(path + "/collections", Collection("col-8", claim), key: "k-7") is var last) ? (last.Status, last.Repeated) : default);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("two words")]
    [InlineData("\"a\"b\"")]
    [InlineData("é")]
    public async Task What_is_no_key_is_refused(string key)
    {
        var (path, claim) = await Placed();
        Assert.Equal(400, (await Post(path + "/collections", Collection("col-9", claim), key: key)).Status);
        Assert.Equal(400, (await Post(path + "/collections", Collection("col-9", claim), key: new string('k', 256))).Status);
    }

    [Fact]
    public async Task Who_saw_an_older_version_is_told_so_and_nothing_is_done()
    {
        var (path, claim) = await Placed();
        using var client = scene.Service.As("alpha-key");
        using var read = await client.GetAsync(path);
        var seen = read.Headers.ETag!.Tag;

        var told = await Post(path + "/actions", """{"reference":"act-1","kind":"call","on":"2026-03-16"}""", ifMatch: seen);
        Assert.Equal(204, told.Status);
        Assert.NotEqual(seen, told.ETag);
        Assert.Equal(412, (await Post(path + "/collections", Collection("col-10", claim), ifMatch: seen)).Status);
        Assert.Equal(412, (await Post(path + "/acknowledgement", """{"reference":"A-1"}""", ifMatch: seen)).Status);
        Assert.Equal(0, await Count("select count(*) from reports where reference = 'col-10'"));
        var taken = await Post(path + "/collections", Collection("col-10", claim), ifMatch: told.ETag);
        Assert.Equal(200, taken.Status);
        Assert.Equal(204, (await Post(path + "/acknowledgement", """{"reference":"A-1"}""", ifMatch: taken.ETag)).Status);
        Assert.Equal(400, (await Post(path + "/actions", """{"reference":"act-2","kind":"call","on":"2026-03-16"}""", ifMatch: "\"x\"")).Status);
    }

    async Task<(string Path, Guid Claim)> Placed() => ($"/agency/placements/{await scene.Place(Siren, "alpha", Scene.Claim(Siren, "F-1", 40_000))}", Scene.Invoice(Siren, "F-1"));

    static string Collection(string reference, Guid claim) => $$"""{"reference":"{{reference}}","claimId":"{{claim}}","amountCents":100,"currency":"EUR","on":"2026-03-16"}""";

    async Task<Answered> Post(string path, string body, string? key = null, string? ifMatch = null, string who = "alpha-key")
    {
        using var client = scene.Service.As(who);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var answer = await client.SendAsync(request);
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.ETag?.Tag, answer.Headers.Contains("Idempotent-Replayed"));
    }

    async Task<long> Count(string sql)
    {
        await using var session = await Session.Open(scene.Service.Database.Source, CancellationToken.None);
        return (await session.Read(sql, row => row.GetInt64(0), CancellationToken.None)).Single();
    }
}
