using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.IdentityModel.Tokens;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Hosting.Tokens;

public sealed class TokenTests(TrustingHost trusting) : IClassFixture<TrustingHost>
{
    const string Erp = "/things/1?on=2026-03-02";
    static readonly Dictionary<string, object> Bookkeeper = new() { ["roles"] = new[] { "books", "something else" } };
    readonly Issuer issuer = trusting.Issuer;
    readonly WebApplication app = trusting.App;

    [Fact]
    public async Task A_token_opens_what_its_role_opens_and_nothing_else_and_its_stable_claim_is_the_actor()
    {
        var token = issuer.Token(Bookkeeper);
        using var erp = await Ask(Erp, token);
        Assert.Equal(HttpStatusCode.OK, erp.StatusCode);
        using var ops = await Ask("/ops/clock", token);
        await InputTests.Problem(ops, 403);
        Assert.Equal("8c1f", (await Me(token)).GetProperty("actor").GetString());
    }

    [Fact]
    public async Task A_key_still_opens_also_beside_a_token()
    {
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "not.a.token");
        client.DefaultRequestHeaders.Add("X-Api-Key", Roles.Ops);
        using var answer = await client.GetAsync("/ops/clock");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var bearer = await Ask("/ops/clock", Roles.Ops);
        Assert.Equal(HttpStatusCode.OK, bearer.StatusCode);
    }

    [Fact]
    public async Task The_role_of_an_agency_needs_the_agency()
    {
        var without = await Me(issuer.Token(new() { ["roles"] = "partner" }));
        Assert.Equal(("", ""), (without.GetProperty("roles").GetString(), without.GetProperty("agency").GetString()));
        var with = await Me(issuer.Token(new() { ["roles"] = "partner", ["agency"] = "alpha" }));
        Assert.Equal((Roles.Agency, "alpha"), (with.GetProperty("roles").GetString(), with.GetProperty("agency").GetString()));
    }

    [Theory]
    [InlineData("erp")]
    [InlineData("ERP")]
    [InlineData("service:invoicing")]
    [InlineData("anonymous")]
    [InlineData("debtor")]
    [InlineData(" ")]
    [InlineData("a\nb")]
    public Task A_name_that_could_be_taken_for_anothers_opens_nothing(string name) => Refused(issuer.Token(new(Bookkeeper) { ["sub"] = name }));

    [Fact]
    public Task A_token_whose_time_is_over_opens_nothing() => Refused(issuer.Token(Bookkeeper, token => token.Expires = DateTime.UtcNow.AddSeconds(-60)));

    [Fact]
    public async Task Clocks_may_differ_by_half_a_minute()
    {
        using var answer = await Ask(Erp, issuer.Token(Bookkeeper, token => token.Expires = DateTime.UtcNow.AddSeconds(-5)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public Task A_token_without_an_end_opens_nothing() => Refused(issuer.Token(Bookkeeper, token => token.Expires = null));

    [Fact]
    public Task A_token_that_holds_only_later_opens_nothing() => Refused(issuer.Token(Bookkeeper, token => token.NotBefore = DateTime.UtcNow.AddMinutes(2)));

    [Fact]
    public Task A_token_for_another_application_opens_nothing() => Refused(issuer.Token(Bookkeeper, token => token.Audience = "another"));

    [Fact]
    public Task A_token_of_another_issuer_opens_nothing() => Refused(issuer.Token(Bookkeeper, token => token.Issuer = "https://another.invalid"));

    [Fact]
    public async Task A_token_signed_with_another_key_opens_nothing()
    {
        using var another = RSA.Create(2048);
        await Refused(issuer.Token(Bookkeeper, token => token.SigningCredentials = new(issuer.Named(another), SecurityAlgorithms.RsaSha256)));
    }

    [Fact]
    public Task A_token_that_nobody_signed_opens_nothing() => Refused(issuer.Token(Bookkeeper, token => token.SigningCredentials = null));

    [Fact]
    public Task A_token_signed_with_the_public_key_as_a_secret_opens_nothing() =>
        Refused(issuer.Token(Bookkeeper, token => token.SigningCredentials = new(new SymmetricSecurityKey(issuer.PublicKey()), SecurityAlgorithms.HmacSha256)));

    [Fact]
    public async Task A_token_that_was_changed_opens_nothing()
    {
        var parts = issuer.Token(Bookkeeper).Split('.');
        var other = issuer.Token(new(Bookkeeper) { ["sub"] = "9d2e" }).Split('.');
        await Refused($"{parts[0]}.{other[1]}.{parts[2]}");
        await Refused("e30.e30.e30");
        await Refused("..");
    }

    [Fact]
    public async Task When_the_issuer_changes_its_key_new_tokens_open_soon()
    {
        await using var changing = await Issuer.Start();
        var following = await trusting.Trusting(changing.Address);
        using (var before = await Ask(Erp, changing.Token(Bookkeeper), following)) Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        changing.Rotate();
        await Eventually.Is(async () =>
        {
            using var after = await Ask(Erp, changing.Token(Bookkeeper), following);
            return after.IsSuccessStatusCode;
        }, "the new key is known");
        await trusting.Host.Services.Stop(following);
    }

    [Fact]
    public async Task While_the_issuer_is_away_a_token_may_be_good_and_is_told_to_come_again()
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var waiting = await trusting.Trusting(address);
        var token = issuer.Token(Bookkeeper);
        using (var away = await Ask(Erp, token, waiting))
        {
            await InputTests.Problem(away, 503);
            Assert.Equal(TimeSpan.FromSeconds(5), away.Headers.RetryAfter?.Delta);
        }

        using (var key = await Ask("/ops/clock", Roles.Ops, waiting)) Assert.Equal(HttpStatusCode.OK, key.StatusCode);
        await using var back = await Issuer.Start(address);
        await Eventually.Is(async () =>
        {
            using var answer = await Ask(Erp, back.Token(Bookkeeper), waiting);
            return answer.IsSuccessStatusCode;
        }, "the issuer is heard again");
        await trusting.Host.Services.Stop(waiting);
    }

    [Theory]
    [InlineData("Oidc:Authority", "--Oidc:Authority=http://issuer.example", "--Oidc:Audience=a")]
    [InlineData("Oidc:Authority", "--Oidc:Authority=issuer", "--Oidc:Audience=a")]
    [InlineData("Oidc:Audience", "--Oidc:Authority=https://issuer.example")]
    [InlineData("Oidc:Roles:books", "--Oidc:Authority=https://issuer.example", "--Oidc:Audience=a", "--Oidc:Roles:books=king")]
    public async Task Settings_that_make_no_sense_are_refused_at_the_start(string named, params string[] settings) =>
        Assert.Contains(named, (await Assert.ThrowsAnyAsync<InvalidOperationException>(() => trusting.Host.Start(settings))).Message, StringComparison.Ordinal);

    async Task Refused(string token)
    {
        using var answer = await Ask(Erp, token);
        await InputTests.Problem(answer, 401);
    }

    async Task<JsonElement> Me(string token)
    {
        using var answer = await Ask("/me", token);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    async Task<HttpResponseMessage> Ask(string path, string bearer, WebApplication? of = null)
    {
        using var client = new HttpClient { BaseAddress = new((of ?? app).Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return await client.GetAsync(path);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
