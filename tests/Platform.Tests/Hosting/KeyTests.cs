using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Hosting;

public sealed class KeyTests(ProbedHost host) : IClassFixture<ProbedHost>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public Task Health_needs_no_key(string path) => Eventually.Passes(async () =>
    {
        using var answer = await host.Client.SendAsync(ProbedHost.Request(HttpMethod.Get, path, key: null));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    });

    [Theory]
    [InlineData("/things/1?on=2026-03-02")]
    [InlineData("/ops/flow")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/nothing")]
    [InlineData("/")]
    public async Task Everything_else_does(string path)
    {
        foreach (var key in new[] { null, "", "nobody's", "ERP", new string('x', 10_000) })
        {
            using var answer = await host.Client.SendAsync(ProbedHost.Request(HttpMethod.Get, path, key));
            await InputTests.Problem(answer, 401);
        }
    }

    [Theory]
    [InlineData("/things/1?on=2026-03-02", Roles.Erp)]
    [InlineData("/ops/clock", Roles.Ops)]
    [InlineData("/ops/flow", Roles.Ops)]
    public async Task A_key_opens_what_its_role_may_open_and_nothing_else(string path, string role)
    {
        foreach (var key in new[] { Roles.Erp, Roles.Collector, Roles.Manager, Roles.Ops, Roles.Agency })
        {
            using var answer = await host.Client.SendAsync(ProbedHost.Request(HttpMethod.Get, path, key));
            if (key == role) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            else await InputTests.Problem(answer, 403);
        }
    }

    [Fact]
    public async Task A_key_may_come_as_bearer_and_be_configured_by_its_hash()
    {
        var app = await host.Start("--ApiKeys:9:Name=hashed", "--ApiKeys:9:Role=ops", $"--ApiKeys:9:Sha256={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("a long secret")))}");
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a long secret");
        using var answer = await client.GetAsync("/ops/clock");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("--ApiKeys:9:Name=x", "--ApiKeys:9:Role=king", "--ApiKeys:9:Key=k")]
    [InlineData("--ApiKeys:9:Name=x", "--ApiKeys:9:Role=ops")]
    [InlineData("--ApiKeys:9:Name=x", "--ApiKeys:9:Role=ops", "--ApiKeys:9:Key=")]
    [InlineData("--ApiKeys:9:Name=x", "--ApiKeys:9:Role=ops", "--ApiKeys:9:Sha256=abc")]
    [InlineData("--ApiKeys:9:Role=ops", "--ApiKeys:9:Key=k")]
    public async Task Keys_that_make_no_sense_are_refused_at_the_start(params string[] settings) =>
        Assert.Contains("ApiKeys", (await Assert.ThrowsAnyAsync<Exception>(() => host.Start(settings))).Message, StringComparison.Ordinal);
}
