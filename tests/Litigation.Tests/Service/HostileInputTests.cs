using System.Net;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>Whatever comes in, a problem document goes out that names what is wrong, and nothing is half written.</summary>
public sealed class HostileInputTests(Scene scene) : IClassFixture<Scene>
{
    const string Siren = "400000001";

    [Theory]
    [InlineData("""{"reference":"a","claimId":"CLAIM","amountCents":100,"currency":"EUR","on":"2026-03-16","iban":"FR76"}""", 400, "iban")]
    [InlineData("""{"reference":"a","claimId":"CLAIM","amountCents":"100","currency":"EUR","on":"2026-03-16"}""", 400, "amountCents")]
    [InlineData("""{"reference":"a","claimId":"CLAIM","amountCents":10.5,"currency":"EUR","on":"2026-03-16"}""", 400, "amountCents")]
    [InlineData("""{"reference":"a","claimId":"CLAIM","amountCents":99999999999999999999,"currency":"EUR","on":"2026-03-16"}""", 400, "amountCents")]
    [InlineData("""{"reference":"a","claimId":"CLAIM","amountCents":9007199254740992,"currency":"EUR","on":"2026-03-16"}""", 422, "amountCents")]
    [InlineData("""{"reference":"a","claimId":"CLAIM","amountCents":0,"currency":"EUR","on":"2026-03-16"}""", 422, "amountCents")]
    [InlineData("""{"reference":"a","claimId":"CLAIM","amountCents":-1,"currency":"EUR","on":"2026-03-16"}""", 422, "amountCents")]
    [InlineData("""{"reference":"a","claimId":"CLAIM","amountCents":100,"currency":"USD","on":"2026-03-16"}""", 422, "currency")]
    [InlineData("""{"reference":"a","claimId":"CLAIM","amountCents":100,"currency":"eur","on":"2026-03-16"}""", 422, "currency")]
    [InlineData("""{"reference":"a","claimId":"CLAIM","amountCents":100,"currency":"EUR","on":"2026-03-17"}""", 422, "on")]
    [InlineData("""{"reference":"a","claimId":"CLAIM","amountCents":100,"currency":"EUR","on":"2026-03-15"}""", 422, "on")]
    [InlineData("""{"reference":"a","claimId":"CLAIM","amountCents":100,"currency":"EUR","on":"2026-02-30"}""", 400, "on")]
    [InlineData("""{"reference":"a","claimId":"CLAIM","amountCents":100,"currency":"EUR"}""", 400, "on")]
    [InlineData("""{"reference":"a","claimId":"00000000-0000-0000-0000-000000000000","amountCents":100,"currency":"EUR","on":"2026-03-16"}""", 422, "claimId")]
    [InlineData("""{"reference":"a|b","claimId":"CLAIM","amountCents":100,"currency":"EUR","on":"2026-03-16"}""", 422, "reference")]
    [InlineData("""{"reference":"","claimId":"CLAIM","amountCents":100,"currency":"EUR","on":"2026-03-16"}""", 422, "reference")]
    [InlineData("""{"reference":null,"claimId":"CLAIM","amountCents":100,"currency":"EUR","on":"2026-03-16"}""", 400, "reference")]
    [InlineData("""{"reference":"a\u0000","claimId":"CLAIM","amountCents":100,"currency":"EUR","on":"2026-03-16"}""", 400, "reference")]
    [InlineData("""{"reference":"a\ud800","claimId":"CLAIM","amountCents":100,"currency":"EUR","on":"2026-03-16"}""", 400, "reference")]
    [InlineData("""[1]""", 400, "")]
    [InlineData("""{"reference":""", 400, "")]
    public async Task A_wrong_collection_is_turned_down_by_name(string body, int status, string named)
    {
        var placement = await Placed();
        var (answered, problem) = await scene.Ask("alpha-key", HttpMethod.Post, $"/agency/placements/{placement}/collections", body.Replace("CLAIM", $"{Scene.Invoice(Siren, "F-1")}", StringComparison.Ordinal));
        Assert.Equal(status, (int)answered);
        Assert.Contains(named, problem.ToString(), StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("code").GetString()));
        Assert.Equal(0, await Reports());
    }

    [Theory]
    [InlineData("""{"reference":"a","kind":"none","on":"2026-03-16"}""", 422)]
    [InlineData("""{"reference":"a","kind":"threat","on":"2026-03-16"}""", 400)]
    [InlineData("""{"reference":"a","kind":1,"on":"2026-03-16"}""", 400)]
    [InlineData("""{"reference":"a","kind":"call","on":"2026-03-17"}""", 422)]
    public async Task A_wrong_action_is_turned_down(string body, int status)
    {
        var placement = await Placed();
        Assert.Equal(status, (int)(await scene.Ask("alpha-key", HttpMethod.Post, $"/agency/placements/{placement}/actions", body)).Status);
        Assert.Equal(0, await Reports());
    }

    [Fact]
    public async Task Too_much_is_too_much()
    {
        var placement = await Placed();
        var action = new { reference = "a", kind = "call", on = "2026-03-16", note = new string('x', 1001) };
        Assert.Equal(422, (int)(await scene.Ask("alpha-key", HttpMethod.Post, $"/agency/placements/{placement}/actions", action)).Status);
        Assert.Equal(0, await Reports());
    }

    [Theory]
    [InlineData("PUT", "/agencies/Alpha", """{"displayName":"A"}""", 422)]
    [InlineData("PUT", "/agencies/a.b", """{"displayName":"A"}""", 422)]
    [InlineData("PUT", "/agencies/a%23", """{"displayName":"A"}""", 422)]
    [InlineData("PUT", "/agencies/gamma", """{"displayName":" "}""", 422)]
    [InlineData("PUT", "/agencies/gamma", """{"displayName":"a\u0007"}""", 422)]
    [InlineData("PUT", "/agencies/gamma", """{}""", 400)]
    [InlineData("PUT", "/creditors/12345678/agency", """{"name":"alpha"}""", 422)]
    [InlineData("PUT", "/creditors/123456789/agency", """{"name":"nobody"}""", 422)]
    [InlineData("PUT", "/creditors/123456789/agency", """{"name":"alpha","zone":"FR"}""", 400)]
    [InlineData("GET", "/files?limit=0", null, 422)]
    [InlineData("GET", "/files?limit=many", null, 400)]
    [InlineData("GET", "/files?after=1", null, 400)]
    [InlineData("GET", "/files/not-an-id", null, 404)]
    [InlineData("GET", "/files/5f0e9d1a-93a7-5c1e-8b7e-2f64c1d2a301", null, 404)]
    [InlineData("GET", "/placements/5f0e9d1a-93a7-5c1e-8b7e-2f64c1d2a301", null, 404)]
    public async Task Staff_get_problem_documents_too(string method, string path, string? body, int status)
    {
        var (answered, problem) = await scene.Ask(Roles.Manager, new(method), path, body);
        Assert.Equal(status, (int)answered);
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("code").GetString()));
        Assert.DoesNotContain((await scene.Get(Roles.Manager, "/agencies")).EnumerateArray(), a => a.GetProperty("name").GetString() is not ("alpha" or "beta"));
    }

    [Theory]
    [InlineData("", "/files", 401)]
    [InlineData("wrong", "/agency/placements", 401)]
    [InlineData("alpha-key", "/files", 403)]
    [InlineData("alpha-key", "/placements", 403)]
    [InlineData("alpha-key", "/placements/summary", 403)]
    [InlineData("erp", "/files", 403)]
    [InlineData("manager", "/agency/placements", 403)]
    [InlineData("ops", "/files", 200)]
    [InlineData("collector", "/placements", 200)]
    [InlineData("agency", "/agency/placements", 200)]
    public async Task A_key_opens_what_its_role_needs(string key, string path, int status) => Assert.Equal(status, (int)(await scene.Ask(key, HttpMethod.Get, path)).Status);

    [Fact]
    public async Task Only_a_manager_changes_the_register()
    {
        foreach (var key in (string[])["collector", "ops", "erp", "alpha-key"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await scene.Ask(key, HttpMethod.Put, "/agencies/gamma", new { displayName = "Gamma" })).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await scene.Ask(key, HttpMethod.Put, $"/creditors/{Siren}/agency", new { name = "beta" })).Status);
        }
    }

    Task<Guid> Placed() => scene.Place(Siren, "alpha", Scene.Claim(Siren, "F-1", 40_000));

    async Task<long> Reports()
    {
        await using var session = await Session.Open(scene.Service.Database.Source, CancellationToken.None);
        await using var command = session.Command("select (select count(*) from reports) + (select count(*) from notes)");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
